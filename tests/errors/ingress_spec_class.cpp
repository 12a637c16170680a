// error: tests/errors/ingress_spec_class\.cpp:6: IngressClass `web` has parameters of scope Namespace, and names none; set scope to Namespace with a namespace, or remove both \[CON-67\]
// error: tests/errors/ingress_spec_class\.cpp:6: IngressClass `web` has the controller `ingress`, which is no path of a domain such as `example\.com/ingress`; write `k8s\.io/ingress-nginx` \[GRM-30\]
#include "web.hpp"

inline constexpr auto broken =
    resource<api::networking::v1::IngressClass, "web">([](api::networking::v1::IngressClass& x) {
      x.spec.parameters.ensure().kind = "Parameters";
      x.spec.parameters->name = "web";
      x.spec.parameters->scope = "Cluster";
#ifdef FIXED
      x.spec.controller = "example.com/ingress";
#else
      x.spec.controller = "ingress";
      x.spec.parameters->scope = "Namespace";
#endif
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
