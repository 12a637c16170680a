// error: tests/errors/service_spec_affinity\.cpp:4: Service `web` has sessionAffinityConfig, and its sessionAffinity is not ClientIP; set sessionAffinity to ClientIP, or remove its config \[CON-61\]
#include "web.hpp"

inline constexpr auto broken = Service<"web">{web}.withPort(http).edit([](api::core::v1::Service& s) {
  s.spec.sessionAffinityConfig.ensure();
#ifdef FIXED
  s.spec.sessionAffinity = api::core::v1::ServiceSpec::SessionAffinity::ClientIP;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
