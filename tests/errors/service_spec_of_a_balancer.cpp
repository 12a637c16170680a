// error: tests/errors/service_spec_of_a_balancer\.cpp:5: Service `web` has externalTrafficPolicy, and is not reached from outside; make it a NodePort or a LoadBalancer, or remove the field \[CON-60\]
// error: tests/errors/service_spec_of_a_balancer\.cpp:5: Service `web` has loadBalancerClass, and is no LoadBalancer; make it a LoadBalancer, or remove the field \[CON-59\]
#include "web.hpp"

inline constexpr auto broken = Service<"web">{web}.withPort(http).edit([](api::core::v1::Service& s) {
  auto& spec = s.spec;
#ifndef FIXED
  spec.loadBalancerClass = "example.com/web";
  spec.externalTrafficPolicy = api::core::v1::ServiceSpec::ExternalTrafficPolicy::Local;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
