// error: tests/errors/pod_spec_no_selector\.cpp:4: Deployment `web` selects no pods: set spec\.selector; set spec\.selector\.matchLabels \[CON-37\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
#ifndef FIXED
  d.spec.selector.matchLabels.clear();
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
