// error: tests/errors/service_spec_headless_balancer\.cpp:4: Service `web` is of type LoadBalancer, and headless: its clusterIP is None; remove clusterIP None, or the type \[CON-56\]
#include "web.hpp"

inline constexpr auto broken = Service<"web">{web}.withPort(http).edit([](api::core::v1::Service& s) {
  auto& spec = s.spec;
  using type = api::core::v1::ServiceSpec::Type;
  spec.clusterIP = "None";
#ifndef FIXED
  spec.type = type::LoadBalancer;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
