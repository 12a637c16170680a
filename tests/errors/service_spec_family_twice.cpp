// error: tests/errors/service_spec_family_twice\.cpp:4: Service `web` has the address family IPv4 twice; remove one of the two \[IDN-22\]
#include "web.hpp"

inline constexpr auto broken = Service<"web">{web}.withPort(http).edit([](api::core::v1::Service& s) {
  using family = api::core::v1::ServiceSpec::IpFamilies;
  s.spec.ipFamilies.push_back(family::IPv4);
#ifndef FIXED
  s.spec.ipFamilies.push_back(family::IPv4);
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
