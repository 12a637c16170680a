/// check/cert_manager.hpp, build/certificate.hpp and build/issuer.hpp: Certificates and who signs them. What the rules say is
/// in tests/errors/cert_manager_*.cpp.
#include "findings.hpp"
#include "lowered.hpp"

#include <dovetail/cert_manager.hpp>
#include <dovetail/traefik.hpp>

namespace cm = crd::cert_manager_io::v1;

// What the builders make.
inline constexpr auto letsencrypt = ClusterIssuer<"letsencrypt">{}
                                        .withAcme("https://acme.example.com/directory", "ops@example.com", "account")
                                        .withHttp01Solver("traefik");
static_assert(lowered(letsencrypt, [](const cm::ClusterIssuer& i, const resource_notes&) {
  return !i.metadata.namespace_.has_value() && i.spec.acme->server == "https://acme.example.com/directory" &&
         i.spec.acme->email == "ops@example.com" && i.spec.acme->privateKeySecretRef.name == "account" &&
         i.spec.acme->solvers[0].http01->ingress->ingressClassName == "traefik";
}));
inline constexpr auto certificate =
    Certificate<"web">{}.withDnsNames("a.example.com", "b.example.com").withIssuerRef(letsencrypt);
static_assert(lowered(certificate, [](const cm::Certificate& c, const resource_notes&) {
  return c.metadata.namespace_ == "here" && c.spec.secretName == "web" && c.spec.dnsNames.size() == 2 &&
         c.spec.issuerRef.kind == "ClusterIssuer" && c.spec.issuerRef.name == "letsencrypt";
}));
inline constexpr auto other_secret = certificate.withSecretName("web-tls");
static_assert(certificate.secret_name().characters == "web" && other_secret.secret_name().characters == "web-tls");
inline constexpr auto own = Issuer<"own">{}.withSelfSigned();
inline constexpr auto root_of = Certificate<"root">{}.withIsCA().withCommonName("root").withIssuerRef(own);
inline constexpr auto signing = Issuer<"signing">{}.withCa(root_of);
static_assert(lowered(own, [](const cm::Issuer& i, const resource_notes&) {
  return i.metadata.namespace_ == "here" && i.spec.selfSigned.has_value();
}));
static_assert(lowered(signing,
                      [](const cm::Issuer& i, const resource_notes&) { return i.spec.ca->secretName == "root"; }));
static_assert(lowered(root_of, [](const cm::Certificate& c, const resource_notes&) {
  return c.spec.isCA.value() && c.spec.commonName == "root" && c.spec.issuerRef.kind == "Issuer";
}));

// REF-68: the issuer, of its kind and in its namespace.
inline constexpr auto outer = external<ClusterIssuer>("outer");
inline constexpr auto far = external<Issuer>("far").inNamespace("infra");
inline constexpr auto by_outer = Certificate<"web">{}.withDnsNames("a.example.com").withIssuerRef(outer);
inline constexpr auto by_far = Certificate<"web">{}.withDnsNames("a.example.com").withIssuerRef(far);
inline constexpr auto of_stack = stack<"test">(file("a", certificate), file("b", letsencrypt));
inline constexpr auto of_nothing = stack<"test">(file("a", certificate));
inline constexpr auto of_outer = stack<"test">(file("a", by_outer)).withExternals(outer);
inline constexpr auto of_far = stack<"test">(file("a", by_far)).withExternals(far);
inline constexpr auto of_own_root = stack<"test">(file("a", own), file("b", root_of), file("c", signing));
inline constexpr auto of_no_root = stack<"test">(file("c", signing));
static_assert(is_sound<of_stack>);
static_assert(breaks_only<of_nothing>("REF-68"));
static_assert(is_sound<of_outer>);
static_assert(breaks_only<of_far>("REF-68"));
static_assert(is_sound<of_own_root>);
static_assert(breaks_only<of_no_root>("REF-68"));
// An issuer of another maker's is of a group of its own, which is not known here.
inline constexpr auto foreign =
    by_outer.edit([](cm::Certificate& c) { c.spec.issuerRef.group = "awspca.cert-manager.io"; });
inline constexpr auto of_foreign = stack<"test">(file("a", foreign));
static_assert(is_sound<of_foreign>);

// What a Certificate makes can be taken by its handle.
inline constexpr auto reader = Deployment<"web">{}
                                   .withVolume(secret_volume<"tls">(certificate.secret()).withItem("tls.crt", "crt"))
                                   .withContainer(Container<"web">{image("web:1.0")}.withVolumeMount("tls", "/tls"));
inline constexpr auto read = stack<"test">(file("a", certificate), file("b", letsencrypt), file("c", reader));
static_assert(is_sound<read>);

// DOV-09: the hosts of an IngressRoute and of an Ingress; a wildcard is for one label.
inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
inline constexpr auto web_service = Service<"web">{web}.withPort(http);
static_assert(check::detail::covers("a.example.com", "a.example.com"));
static_assert(check::detail::covers("*.example.com", "a.example.com"));
static_assert(!check::detail::covers("*.example.com", "example.com"));
static_assert(!check::detail::covers("*.example.com", "a.b.example.com"));
static_assert(!check::detail::covers("a.example.com", "b.example.com"));

template <const auto& Entry>
inline constexpr auto serving = stack<"test">(file("a", certificate), file("b", letsencrypt), file("c", web),
                                              file("d", web_service), file("e", Entry));
inline constexpr auto covered = IngressRoute<"web">{}
                                    .withRoute(traefik::host("a.example.com"), web_service, http)
                                    .withRoute(traefik::host("b.example.com") && traefik::path("/x"), web_service, http)
                                    .withTls(certificate);
inline constexpr auto uncovered =
    covered.withRoute(traefik::host("c.example.com"), web_service, http)
        .withRoute(traefik::host("c.example.com") && traefik::path("/x"), web_service, http);
inline constexpr auto by_ingress =
    Ingress<"web">{}.withHost("a.example.com").withPath("/", web_service, http).withTls("web");
inline constexpr auto by_other_ingress =
    Ingress<"web">{}.withHost("c.example.com").withPath("/", web_service, http).withTls("web");
static_assert(is_sound<serving<covered>>);
static_assert(breaks_only<serving<uncovered>>("DOV-09") && count_of<serving<uncovered>>("DOV-09") == 1);
static_assert(is_sound<serving<by_ingress>>);
static_assert(breaks_only<serving<by_other_ingress>>("DOV-09"));

// GRM-28: its DNS names are host names.
inline constexpr auto bad_name = Certificate<"web">{}.withDnsNames("https://a.example.com").withIssuerRef(outer);
inline constexpr auto has_bad_name = stack<"test">(file("a", bad_name)).withExternals(outer);
static_assert(breaks_only<has_bad_name>("GRM-28"));
