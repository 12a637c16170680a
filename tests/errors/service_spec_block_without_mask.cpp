// error: tests/errors/service_spec_block_without_mask\.cpp:4: Service `web` has the block `192\.0\.2\.1`, which is none; did you mean `192\.0\.2\.1/32`\? \[GRM-31\]
#include "web.hpp"

inline constexpr auto broken = Service<"web">{web}.withPort(http).edit([](api::core::v1::Service& s) {
  s.spec.type = api::core::v1::ServiceSpec::Type::LoadBalancer;
#ifdef FIXED
  s.spec.loadBalancerSourceRanges.push_back("192.0.2.1/32");
#else
  s.spec.loadBalancerSourceRanges.push_back("192.0.2.1");
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
