// error: tests/errors/ingress_spec_two_default_classes\.cpp:13: IngressClass `second` is the default, and so is IngressClass `first`; remove the annotation from one of the two \[IDN-26\]
#include "web.hpp"

constexpr auto by_default = [](api::networking::v1::IngressClass& c) {
  c.spec.controller = "example.com/ingress";
  c.metadata.annotations["ingressclass.kubernetes.io/is-default-class"] = "true";
};
constexpr auto on_request = [](api::networking::v1::IngressClass& c) { c.spec.controller = "example.com/ingress"; };
inline constexpr auto first = resource<api::networking::v1::IngressClass, "first">(by_default);
#ifdef FIXED
inline constexpr auto second = resource<api::networking::v1::IngressClass, "second">(on_request);
#else
inline constexpr auto second = resource<api::networking::v1::IngressClass, "second">(by_default);
#endif

inline constexpr auto all = stack<"test">(file("first.yaml", first), file("second.yaml", second));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
