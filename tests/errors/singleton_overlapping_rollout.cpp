// error: tests/errors/singleton_overlapping_rollout\.cpp:\d+: Deployment `web` runs alone \(two would send every mail twice\), but a rollout starts the new pod before the old one is gone; add withRecreateStrategy\(\) \[DOV-22\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto mailer = web.withRecreateStrategy().runsAlone("two would send every mail twice");
#else
inline constexpr auto mailer = web.runsAlone("two would send every mail twice");
#endif

inline constexpr auto shop = stack<"shop">(file("web.yaml", mailer), file("service.yaml", web_service));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
