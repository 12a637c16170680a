// error: tests/errors/service_spec_addresses\.cpp:5: Service `web` has the address `127\.0\.0\.1`, which nobody else can reach; use an address that is neither 0\.0\.0\.0, nor of the loopback, nor link-local \[GRM-32\]
// error: tests/errors/service_spec_addresses\.cpp:5: Service `web` has the appProtocol `a b`, which is no label key: at most 63 of A-Z, a-z, 0-9, `-`, `_` and `\.`, with a DNS subdomain and `/` before it if need be; use `name` or `example\.com/name` \[GRM-34\]
#include "web.hpp"

inline constexpr auto broken = Service<"web">{web}.withPort(http).edit([](api::core::v1::Service& s) {
  auto& spec = s.spec;
  using type = api::core::v1::ServiceSpec::Type;
  spec.type = type::LoadBalancer;
#ifdef FIXED
  spec.externalIPs.push_back("192.0.2.1");
#else
  spec.externalIPs.push_back("127.0.0.1");
  spec.ports[0].appProtocol = "a b";
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
