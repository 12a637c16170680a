// error: tests/errors/service_other_protocol\.cpp:9: Service `named` forwards port 53 to `http` by UDP, but Deployment `web` declares it by TCP; give both the same protocol \[REF-07\]
#include "web.hpp"

inline constexpr auto named = Service<"named">{web}.withPort("http", 53, "http");

#ifdef FIXED
inline constexpr auto broken = named;
#else
inline constexpr auto broken = named.edit([](api::core::v1::Service& service) {
  service.spec.ports[0].protocol = api::core::v1::ServicePort::Protocol::UDP;
});
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
