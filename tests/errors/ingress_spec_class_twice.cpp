// error: tests/errors/ingress_spec_class_twice\.cpp:5: Ingress `web` is of class `nginx`, and its annotation kubernetes\.io/ingress\.class says `traefik`: say it once; remove the annotation kubernetes\.io/ingress\.class \[CON-66\]
#include "web.hpp"

inline constexpr auto from_the_cluster = external<IngressClass>("nginx");
inline constexpr auto broken = resource<api::networking::v1::Ingress, "web">([](api::networking::v1::Ingress& x) {
  auto& backend = x.spec.defaultBackend.ensure();
  backend.service.ensure().name = "web";
  backend.service->port.ensure().number = 8080;
  x.spec.ingressClassName = "nginx";
#ifndef FIXED
  x.metadata.annotations["kubernetes.io/ingress.class"] = "traefik";
#endif
});

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken))
        .withExternals(from_the_cluster);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
