/// check/ingress.hpp: rules over Ingresses. What they say is in tests/errors/ingress_*.cpp; here is how far they go.
#include "findings.hpp"

inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
inline constexpr auto service = Service<"web">{web}.withPort(http);
using ingress = api::networking::v1::Ingress;
using path_type = api::networking::v1::HTTPIngressPath::PathType;

// A route to a name that leads out of the cluster, whose ports are its own.
inline constexpr auto outside = Service<"outside">{}.edit([](api::core::v1::Service& s) {
  s.spec.type = api::core::v1::ServiceSpec::Type::ExternalName;
  s.spec.externalName = "login.example.com";
});
inline constexpr auto leads_out = Ingress<"web">{}.withHost("a.example.com").withPath("/", "outside", 443);
inline constexpr auto routed_out = stack<"test">(file("a", outside), file("b", leads_out));
static_assert(is_sound<routed_out>);
// A route to something that is no Service.
inline constexpr auto to_bucket = Ingress<"web">{}.withHost("a.example.com").edit([](ingress& i) {
  auto& path = i.spec.rules[0].http.ensure().paths.emplace_back();
  path.path = "/static";
  path.pathType = path_type::Prefix;
  path.backend.resource.ensure().kind = "StorageBucket";
  path.backend.resource->name = "pictures";
});
inline constexpr auto routed_to_bucket = stack<"test">(file("a", to_bucket));
static_assert(is_sound<routed_to_bucket>);
// A route without a port.
inline constexpr auto routed = Ingress<"web">{}.withHost("a.example.com").withPath("/", service, http);
inline constexpr auto portless =
    routed.edit([](ingress& i) { i.spec.rules[0].http->paths[0].backend.service->port.reset(); });
inline constexpr auto routed_to_no_port = stack<"test">(file("a", web), file("b", service), file("c", portless));
static_assert(breaks_only<routed_to_no_port>("REF-10"));

// REF-13: who makes the certificate's Secret.
inline constexpr auto secured = routed.withTls("web-tls");
inline constexpr auto with_issuer = routed.withClusterIssuer("letsencrypt").withTls("web-tls");
inline constexpr auto by_default_issuer = secured.withAnnotation("kubernetes.io/tls-acme", "true");
inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt");
inline constexpr auto own_secret = external<Secret>("web-tls");
inline constexpr auto wildcard = external<Secret>("wildcard-tls");
inline constexpr auto secret_by_nobody = stack<"test">(file("a", web), file("b", service), file("c", secured));
inline constexpr auto secret_by_issuer =
    stack<"test">(file("a", web), file("b", service), file("c", with_issuer)).withExternals(letsencrypt);
inline constexpr auto secret_by_default_issuer =
    stack<"test">(file("a", web), file("b", service), file("c", by_default_issuer));
inline constexpr auto secret_outside =
    stack<"test">(file("a", web), file("b", service), file("c", secured)).withExternals(own_secret);
static_assert(breaks_only<secret_by_nobody>("REF-13"));
static_assert(is_sound<secret_by_issuer>);
static_assert(is_sound<secret_by_default_issuer>);
static_assert(is_sound<secret_outside>);
// A wildcard's certificate, for a host below it; and TLS with the controller's own certificate.
inline constexpr auto below_wildcard = routed.edit([](ingress& i) {
  auto& tls = i.spec.tls.emplace_back();
  tls.hosts.push_back("*.example.com");
  tls.secretName = "wildcard-tls";
});
inline constexpr auto controllers_own =
    routed.edit([](ingress& i) { i.spec.tls.emplace_back().hosts.push_back("a.example.com"); });
inline constexpr auto secured_by_wildcard =
    stack<"test">(file("a", web), file("b", service), file("c", below_wildcard)).withExternals(wildcard);
inline constexpr auto secured_by_controller =
    stack<"test">(file("a", web), file("b", service), file("c", controllers_own));
static_assert(is_sound<secured_by_wildcard>);
static_assert(is_sound<secured_by_controller>);

// REF-68: an issuer's kind and group may be said in annotations.
inline constexpr auto issuer = external<Issuer>("own");
inline constexpr auto by_issuer = routed.withIssuer("own").withTls("web-tls");
inline constexpr auto by_kind =
    routed.withIssuer("letsencrypt").withAnnotation("cert-manager.io/issuer-kind", "ClusterIssuer").withTls("web-tls");
inline constexpr auto by_foreign_group = routed.withIssuer("aws")
                                             .withAnnotation("cert-manager.io/issuer-group", "awspca.cert-manager.io")
                                             .withTls("web-tls");
inline constexpr auto issued =
    stack<"test">(file("a", web), file("b", service), file("c", by_issuer)).withExternals(issuer);
inline constexpr auto issued_by_kind =
    stack<"test">(file("a", web), file("b", service), file("c", by_kind)).withExternals(letsencrypt);
inline constexpr auto issued_by_foreign_group =
    stack<"test">(file("a", web), file("b", service), file("c", by_foreign_group));
inline constexpr auto issued_by_nobody = stack<"test">(file("a", web), file("b", service), file("c", by_issuer));
static_assert(is_sound<issued>);
static_assert(is_sound<issued_by_kind>);
static_assert(is_sound<issued_by_foreign_group>);
static_assert(breaks_only<issued_by_nobody>("REF-68"));

// DOV-01: hosts have their own paths; a path of whole parts; a path that matches exactly comes first by itself.
template <const auto& Routes>
inline constexpr auto with_routes = stack<"test">(file("a", web), file("b", service), file("c", Routes));
inline constexpr auto two_hosts = Ingress<"web">{}
                                      .withHost("a.example.com")
                                      .withPath("/", service, http)
                                      .withHost("b.example.com")
                                      .withPath("/api", service, http);
inline constexpr auto host_twice = Ingress<"web">{}
                                       .withHost("a.example.com")
                                       .withPath("/api", service, http)
                                       .withHost("a.example.com")
                                       .withPath("/", service, http);
inline constexpr auto host_twice_wrongly = Ingress<"web">{}
                                               .withHost("a.example.com")
                                               .withPath("/", service, http)
                                               .withHost("b.example.com")
                                               .withPath("/", service, http)
                                               .withHost("a.example.com")
                                               .withPath("/api", service, http);
inline constexpr auto whole_parts =
    Ingress<"web">{}.withPath("/api", service, http).withPath("/api-docs", service, http);
inline constexpr auto slashes = Ingress<"web">{}.withPath("/api/", service, http).withPath("/api", service, http);
inline constexpr auto exactly = Ingress<"web">{}.withPath("/", service, http).withExactPath("/health", service, http);
inline constexpr auto exactly_first =
    Ingress<"web">{}.withExactPath("/", service, http).withPath("/api", service, http);
inline constexpr auto particular_first =
    Ingress<"web">{}.withPath("/api/v1", service, http).withPath("/api", service, http).withPath("/", service, http);
static_assert(is_sound<with_routes<two_hosts>>);
static_assert(is_sound<with_routes<host_twice>>);
static_assert(breaks_only<with_routes<host_twice_wrongly>>("DOV-01"));
static_assert(is_sound<with_routes<whole_parts>>);
static_assert(breaks_only<with_routes<slashes>>("DOV-01"));
static_assert(is_sound<with_routes<exactly>>);
static_assert(is_sound<with_routes<exactly_first>>);
static_assert(is_sound<with_routes<particular_first>>);

// GRM-29: a path that the controller interprets may be a regular expression.
inline constexpr auto interpreted = routed.edit([](ingress& i) {
  auto& path = i.spec.rules[0].http->paths[0];
  path.path = "/api(/|$)(.*)//";
  path.pathType = path_type::ImplementationSpecific;
});
inline constexpr auto not_interpreted =
    interpreted.edit([](ingress& i) {
      i.spec.rules[0].http->paths[0].path = "/api//v1";
      i.spec.rules[0].http->paths[0].pathType = path_type::Prefix;
    });
inline constexpr auto pathless = interpreted.edit([](ingress& i) { i.spec.rules[0].http->paths[0].path.reset(); });
static_assert(is_sound<with_routes<interpreted>>);
static_assert(breaks_only<with_routes<not_interpreted>>("GRM-29"));
static_assert(is_sound<with_routes<pathless>>);
