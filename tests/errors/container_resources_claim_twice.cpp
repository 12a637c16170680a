// error: tests/errors/container_resources_claim_twice\.cpp:4: Deployment `web` has two resource claims named `gpu`; remove one of the two \[IDN-18\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  pod.resourceClaims.emplace_back().name = "gpu";
  pod.resourceClaims[0].resourceClaimName = "gpu";
#ifdef FIXED
  pod.resourceClaims.emplace_back().name = "npu";
#else
  pod.resourceClaims.emplace_back().name = "gpu";
#endif
  pod.resourceClaims[1].resourceClaimName = "other";
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
