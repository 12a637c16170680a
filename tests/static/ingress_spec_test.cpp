/// check/ingress_spec.hpp: an Ingress's own fields, its class, routes of several.
#include "edited.hpp"

#include <dovetail/api/networking/v1.hpp>

namespace net = api::networking::v1;
inline constexpr auto web_service = Service<"web">{workload}.withPort(http);
inline constexpr auto certificate = external<Secret>("web-tls");
inline constexpr auto nginx = external<IngressClass>("nginx");
template <auto Edit>
inline constexpr auto ingress_with =
    Ingress<"web">{}.withHost("web.example.com").withPath("/", web_service, http).edit([](net::Ingress& i) {
      Edit(i);
    });
template <auto Edit>
inline constexpr auto of_ingress =
    stack<"test">(file("a", workload), file("b", web_service), file("c", ingress_with<Edit>))
        .withExternals(certificate, nginx);
using i = net::Ingress;
inline constexpr auto same = [](i&) {};
static_assert(is_sound<of_ingress<same>>);

inline constexpr auto tls = [](i& x, const char* host) {
  x.spec.tls.emplace_back().secretName = "web-tls";
  x.spec.tls[0].hosts.push_back(host);
};
static_assert(tells<of_ingress<[](i& x) { tls(x, "web.example.com"); }>,
                    of_ingress<[](i& x) { tls(x, "wbe.example.com"); }>>("REF-12"));
static_assert(is_sound<of_ingress<[](i& x) { tls(x, "*.example.com"); }>>);
static_assert(breaks_only<of_ingress<[](i& x) { x.spec.rules.clear(); }>>("CON-64"));
static_assert(breaks_only<of_ingress<[](i& x) { x.spec.rules[0].http->paths.clear(); }>>("CON-64"));
static_assert(breaks_only<of_ingress<[](i& x) { x.spec.rules[0].http->paths[0].backend.service.reset(); }>>("CON-65"));
static_assert(breaks_only<of_ingress<[](i& x) {
  x.spec.rules[0].http->paths[0].backend.service->port->name = "http";
  x.spec.rules[0].http->paths[0].backend.service->port->number = 8080;
}>>("CON-65"));
inline constexpr auto annotated = [](i& x) { x.metadata.annotations["kubernetes.io/ingress.class"] = "nginx"; };
static_assert(tells<of_ingress<annotated>, of_ingress<[](i& x) {
                      annotated(x);
                      x.spec.ingressClassName = "nginx";
                    }>>("CON-66"));
static_assert(tells<of_ingress<[](i& x) { x.spec.ingressClassName = "nginx"; }>,
                    of_ingress<[](i& x) { x.spec.ingressClassName = "ngnix"; }>>("REF-14"));

// IDN-25: the same route of two.
inline constexpr auto other = Ingress<"other">{}.withHost("web.example.com").withPath("/api", web_service, http);
inline constexpr auto again = Ingress<"again">{}.withHost("web.example.com").withPath("/", web_service, http);
inline constexpr auto two =
    stack<"test">(file("a", workload), file("b", web_service), file("c", ingress_with<same>), file("d", other));
inline constexpr auto repeated =
    stack<"test">(file("a", workload), file("b", web_service), file("c", ingress_with<same>), file("d", again));
static_assert(tells<two, repeated>("IDN-25"));

// Classes: GRM-30, CON-67, IDN-26.
template <auto Edit>
inline constexpr auto& of_class = of_kind<net::IngressClass, [](net::IngressClass& c) {
  c.spec.controller = "example.com/ingress";
  Edit(c);
}>;
using c = net::IngressClass;
static_assert(tells<of_class<[](c&) {}>, of_class<[](c& x) { x.spec.controller = "ingress"; }>>("GRM-30"));
inline constexpr auto parameters = [](c& x) {
  x.spec.parameters.ensure().kind = "Parameters";
  x.spec.parameters->name = "web";
};
static_assert(tells<of_class<parameters>, of_class<[](c& x) {
                      parameters(x);
                      x.spec.parameters->scope = "Namespace";
                    }>>("CON-67"));
template <fixed_string Name, bool Default>
inline constexpr auto class_of = resource<c, Name>([](c& x) {
  x.spec.controller = "example.com/ingress";
  if (Default) x.metadata.annotations["ingressclass.kubernetes.io/is-default-class"] = "true";
});
inline constexpr auto one_default = stack<"test">(file("a", class_of<"a", true>), file("b", class_of<"b", false>));
inline constexpr auto two_defaults = stack<"test">(file("a", class_of<"a", true>), file("b", class_of<"b", true>));
static_assert(tells<one_default, two_defaults>("IDN-26"));

inline constexpr auto path = [](i& x, const char* text) { x.spec.rules[0].http->paths[0].path = text; };
static_assert(
    tells<of_ingress<[](i& x) { path(x, "/$metadata/a.b"); }>, of_ingress<[](i& x) { path(x, "/api/.*"); }>>("CON-98"));
static_assert(is_sound<of_ingress<[](i& x) {
  path(x, "/api/(.*)");
  x.spec.rules[0].http->paths[0].pathType = net::HTTPIngressPath::PathType::ImplementationSpecific;
}>>);
// That it is refused by newer ones is a warning.
static_assert(is_sound<of_ingress<[](i& x) {
  path(x, "/api/(.*)");
  x.metadata.annotations["nginx.ingress.kubernetes.io/use-regex"] = "true";
}>>);

// Of the AWS Load Balancer Controller: what an annotation says, in place of a Service.
inline constexpr auto annotated_action = [](i& x) {
  auto& backend = x.spec.rules[0].http->paths[0].backend;
  backend.service->name = "moved";
  backend.service->port->name = "use-annotation";
  backend.service->port->number.reset();
  x.metadata.annotations["alb.ingress.kubernetes.io/actions.moved"] = "{}";
};
static_assert(tells<of_ingress<annotated_action>, of_ingress<[](i& x) {
                      annotated_action(x);
                      x.spec.rules[0].http->paths[0].backend.service->name = "gone";
                    }>>("REF-09"));
