// error: tests/errors/ingress_spec_without_rules\.cpp:4: Ingress `web` has neither rules nor a default backend; add withPath\(\.\.\.\) \[CON-64\]
#include "web.hpp"

inline constexpr auto broken = resource<api::networking::v1::Ingress, "web">([](api::networking::v1::Ingress& x) {
#ifdef FIXED
  x.spec.defaultBackend.ensure().service.ensure().name = "web";
  x.spec.defaultBackend->service->port.ensure().number = 8080;
#endif
});

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
