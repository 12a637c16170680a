// error: tests/errors/singleton_two_replicas\.cpp:\d+: Deployment `web` runs alone \(two would send every mail twice\) and has 2 replicas; remove withReplicas\(2\) \[DOV-22\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto mailer = web.withRecreateStrategy().runsAlone("two would send every mail twice");
#else
inline constexpr auto mailer =
    web.withRecreateStrategy().withReplicas(2).runsAlone("two would send every mail twice");
#endif

inline constexpr auto shop = stack<"shop">(file("web.yaml", mailer), file("service.yaml", web_service));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
