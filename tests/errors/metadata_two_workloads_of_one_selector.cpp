// error: tests/errors/metadata_two_workloads_of_one_selector\.cpp:8: Deployment `other` selects the pods of Deployment `web` too: the two would fight over them; add a label that tells the two apart \[IDN-29\]
#include "web.hpp"

inline constexpr auto another = Deployment<"other">{}.withContainer(nginx);
#ifdef FIXED
inline constexpr auto broken = another;
#else
inline constexpr auto broken = another.withPodLabel("app", "web").edit([](api::apps::v1::Deployment& d) {
  d.spec.selector.matchLabels["app"] = "web";
});
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("other.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
