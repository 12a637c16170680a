// error: tests/errors/service_spec_two_first_addresses\.cpp:4: Service `web` has clusterIP `10\.0\.7\.7`, and another first of its clusterIPs, `10\.0\.7\.8`; write the same address first in both \[CON-62\]
#include "web.hpp"

inline constexpr auto broken = Service<"web">{web}.withPort(http).edit([](api::core::v1::Service& s) {
  auto& spec = s.spec;
  spec.clusterIP = "10.0.7.7";
#ifdef FIXED
  spec.clusterIPs.push_back("10.0.7.7");
#else
  spec.clusterIPs.push_back("10.0.7.8");
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
