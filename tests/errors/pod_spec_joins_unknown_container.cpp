// error: tests/errors/pod_spec_joins_unknown_container\.cpp:4: Deployment `web` lets `debug` join container `ngnix`, which it does not have; did you mean `nginx`\? \[REF-51\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
#ifndef FIXED
  pod.ephemeralContainers.emplace_back().name = "debug";
  pod.ephemeralContainers[0].targetContainerName = "ngnix";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
