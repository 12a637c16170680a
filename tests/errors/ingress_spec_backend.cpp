// error: tests/errors/ingress_spec_backend\.cpp:4: Ingress `web` routes what no path takes to nothing: it has neither a Service nor a resource; name one of the two, and the port by name or by number \[CON-65\]
#include "web.hpp"

inline constexpr auto broken = resource<api::networking::v1::Ingress, "web">([](api::networking::v1::Ingress& x) {
  auto& backend = x.spec.defaultBackend.ensure();
#ifdef FIXED
  backend.service.ensure().name = "web";
  backend.service->port.ensure().number = 8080;
#endif
});

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
