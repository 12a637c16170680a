// error: tests/errors/container_resources_unknown_claim\.cpp:4: Deployment `web`, container `nginx` uses the resource claim `gqu`, which its pod does not have; did you mean `gpu`\? \[REF-49\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.resourceClaims.emplace_back().name = "gpu";
  auto& claim = pod.containers[0].resources.ensure().claims.emplace_back();
#ifdef FIXED
  claim.name = "gpu";
#else
  claim.name = "gqu";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
