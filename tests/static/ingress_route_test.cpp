/// build/ingress_route.hpp and build/middleware.hpp: what is made of matches, routes and Middlewares.
#include "lowered.hpp"

#include <dovetail/traefik.hpp>

using namespace dovetail;
namespace api_of_traefik = crd::traefik_io::v1alpha1;

/// Whether a match is written so.
template <class Match>
constexpr bool reads_as(const Match& match, std::string_view text) {
  return lowered_part(traefik::route(match), [text](const api_of_traefik::IngressRouteSpecRoutes& r,
                                                    const resource_notes&) { return r.match == text; });
}
using namespace traefik;

static_assert(reads_as(host("deces.local"), "Host(`deces.local`)"));
static_assert(reads_as(host("deces.local") && path_prefix("/deces/api/v1"),
                       "Host(`deces.local`) && PathPrefix(`/deces/api/v1`)"));
static_assert(reads_as(host("a") && path("/b") && method("GET"), "Host(`a`) && Path(`/b`) && Method(`GET`)"));
// Parentheses where they are needed, and nowhere else.
static_assert(reads_as(host("a") || (host("b") && path("/c")), "Host(`a`) || Host(`b`) && Path(`/c`)"));
static_assert(reads_as((host("a") || host("b")) && path("/c"), "(Host(`a`) || Host(`b`)) && Path(`/c`)"));
static_assert(reads_as(path("/c") && (host("a") || host("b")), "Path(`/c`) && (Host(`a`) || Host(`b`))"));
static_assert(reads_as(!host("a") && !(path("/b") && path("/c")), "!Host(`a`) && !(Path(`/b`) && Path(`/c`))"));
static_assert(reads_as(!!host("a"), "!!Host(`a`)"));
static_assert(reads_as(header("X-A", "b") && query("c", "d"), "Header(`X-A`, `b`) && Query(`c`, `d`)"));
// A value is what it is where the stack is lowered.
inline constexpr auto domain = value<"domain">(grammars::host, "value.example.com");
static_assert(reads_as(host(domain) && path("/"), "Host(`value.example.com`) && Path(`/`)"));
// A backquote inside: double quotes, with what they need escaped.
static_assert(reads_as(path_regexp("^/`\"\\"), "PathRegexp(\"^/`\\\"\\\\\")"));
inline constexpr auto as_text = route("Host(`as.text`)");
static_assert(lowered_part(as_text, [](const api_of_traefik::IngressRouteSpecRoutes& r, const resource_notes&) {
  return r.match == "Host(`as.text`)";
}));

inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
inline constexpr auto web_service = Service<"web">{web}.withPort(80, http);
inline constexpr auto outside = external<Service>("legacy").inNamespace("old").withPort(http);
inline constexpr auto auth = external<Middleware>("auth").inNamespace("edge");
inline constexpr auto strip = Middleware<"strip">{}.withStripPrefix("/api", "/v1").withRequestHeader("X-From", "edge");
inline constexpr auto secure = Middleware<"secure">{}
                                   .withRedirectScheme("https", redirect::permanent)
                                   .withResponseHeader("Server", "")
                                   .withAddPrefix("/app");
inline constexpr auto entry_point =
    IngressRoute<"web">{}
        .withEntryPoints("web", "websecure")
        .withRoute(host("a.example.com"), web_service, http)
        .withRoute(route(host("b.example.com"))
                       .withMiddleware(strip)
                       .withMiddleware(auth)
                       .withPriority(20)
                       .withService(web_service, http)
                       .withService(outside, http)
                       .edit([](api_of_traefik::IngressRouteSpecRoutes& r) { r.services[1].weight = 3; }))
        .withTls(secret_named("web-tls"));

static_assert(lowered(entry_point, [](const api_of_traefik::IngressRoute& i, const resource_notes&) {
  const auto& first = i.spec.routes[0];
  const auto& second = i.spec.routes[1];
  return i.metadata.name == "web" && i.metadata.namespace_ == "here" && i.spec.entryPoints.size() == 2 &&
         first.kind == api_of_traefik::IngressRouteSpecRoutes::Kind::Rule && first.services[0].name == "web" &&
         !first.services[0].namespace_.has_value() && first.services[0].port == model::int_or_string(80) &&
         second.middlewares[0].name == "strip" && !second.middlewares[0].namespace_.has_value() &&
         second.middlewares[1].name == "auth" && second.middlewares[1].namespace_ == "edge" &&
         second.priority == model::integer(20) && second.services[1].name == "legacy" &&
         second.services[1].namespace_ == "old" && second.services[1].weight == model::integer(3) &&
         i.spec.tls->secretName == "web-tls";
}));
static_assert(lowered(strip, [](const api_of_traefik::Middleware& m, const resource_notes&) {
  return m.spec.stripPrefix->prefixes.size() == 2 && *m.spec.headers->customRequestHeaders.find("X-From") == "edge" &&
         !m.spec.redirectScheme;
}));
static_assert(lowered(secure, [](const api_of_traefik::Middleware& m, const resource_notes&) {
  return m.spec.redirectScheme->scheme == "https" && m.spec.redirectScheme->permanent.value() &&
         m.spec.headers->customResponseHeaders.find("Server")->empty() && m.spec.addPrefix->prefix == "/app";
}));
