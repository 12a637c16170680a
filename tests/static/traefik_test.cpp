/// check/traefik.hpp: rules over IngressRoutes. What they say is in tests/errors/traefik_*.cpp; here is how far they go.
#include "findings.hpp"

#include <dovetail/traefik.hpp>

inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
inline constexpr auto web_service = Service<"web">{web}.withPort(80, http);
inline constexpr auto at_host = traefik::route(traefik::host("a.example.com"));

template <const auto& Route>
inline constexpr auto routed = stack<"test">(file("a", Route), file("b", web), file("c", web_service));

// REF-70: by handle, by number, by the port's name; the Service's own number, not the container's.
inline constexpr auto by_handle = IngressRoute<"web">{}.withRoute(at_host.withService(web_service, http));
inline constexpr auto by_number = IngressRoute<"web">{}.withRoute(at_host.withService("web", 80));
inline constexpr auto by_name = IngressRoute<"web">{}.withRoute(at_host.withService("web", "http"));
inline constexpr auto by_other_number = IngressRoute<"web">{}.withRoute(at_host.withService("web", 8080));
inline constexpr auto by_other_name = IngressRoute<"web">{}.withRoute(at_host.withService("web", "https"));
static_assert(is_sound<routed<by_handle>>);
static_assert(is_sound<routed<by_number>>);
static_assert(is_sound<routed<by_name>>);
static_assert(breaks_only<routed<by_other_number>>("REF-70"));
static_assert(breaks_only<routed<by_other_name>>("REF-70"));

// A Service of another namespace, external or not there; what Traefik itself has.
inline constexpr auto outside = external<Service>("legacy").inNamespace("old").withPort(http);
inline constexpr auto to_outside = IngressRoute<"web">{}.withRoute(at_host.withService(outside, http));
inline constexpr auto to_no_port = IngressRoute<"web">{}.withRoute(at_host.withService(outside, port<"x">(1)));
inline constexpr auto elsewhere = IngressRoute<"web">{}.withRoute(at_host.withService("legacy", 8080));
inline constexpr auto internal =
    IngressRoute<"web">{}.withRoute(at_host.edit([](crd::traefik_io::v1alpha1::IngressRouteSpecRoutes& r) {
      auto& service = r.services.emplace_back();
      service.kind = crd::traefik_io::v1alpha1::IngressRouteSpecRoutesServices::Kind::TraefikService;
      service.name = "api@internal";
    }));
inline constexpr auto external_service = stack<"test">(file("a", to_outside)).withExternals(outside);
inline constexpr auto external_port = stack<"test">(file("a", to_no_port)).withExternals(outside);
inline constexpr auto other_namespace = stack<"test">(file("a", elsewhere)).withExternals(outside);
static_assert(is_sound<external_service>);
static_assert(breaks_only<external_port>("REF-70"));
static_assert(breaks_only<other_namespace>("REF-70"));
static_assert(is_sound<routed<internal>>);

// Middlewares: of the stack, external in their own namespace, of another provider.
inline constexpr auto strip = Middleware<"strip">{}.withStripPrefix("/api");
inline constexpr auto auth = external<Middleware>("auth").inNamespace("edge");
inline constexpr auto through_strip =
    IngressRoute<"web">{}.withRoute(at_host.withMiddleware(strip).withService(web_service, http));
inline constexpr auto through_auth =
    IngressRoute<"web">{}.withRoute(at_host.withMiddleware("auth", "edge").withService(web_service, http));
inline constexpr auto through_other =
    IngressRoute<"web">{}.withRoute(at_host.withMiddleware("auth@file").withService(web_service, http));
inline constexpr auto with_strip =
    stack<"test">(file("a", through_strip), file("b", web), file("c", web_service), file("d", strip));
inline constexpr auto with_auth =
    stack<"test">(file("a", through_auth), file("b", web), file("c", web_service)).withExternals(auth);
static_assert(is_sound<with_strip>);
static_assert(breaks_only<routed<through_strip>>("REF-70"));
static_assert(is_sound<with_auth>);
static_assert(breaks_only<routed<through_auth>>("REF-70"));
static_assert(is_sound<routed<through_other>>);
// A chain of them.
inline constexpr auto links = Middleware<"chain">{}.edit(
    [](crd::traefik_io::v1alpha1::Middleware& m) { m.spec.chain.ensure().middlewares.emplace_back().name = "strip"; });
inline constexpr auto whole_chain = stack<"test">(file("a", links), file("b", strip));
inline constexpr auto broken_chain = stack<"test">(file("a", links));
static_assert(is_sound<whole_chain>);
static_assert(breaks_only<broken_chain>("DOV-03"));

// DOV-11: whoever wrote the match, unless it is in the language of Traefik 2.
inline constexpr auto old_match =
    IngressRoute<"web">{}.withRoute(traefik::route("Host(`a`, `b`)").withService(web_service, http));
inline constexpr auto said_old =
    old_match.edit([](crd::traefik_io::v1alpha1::IngressRoute& i) { i.spec.routes[0].syntax = "v2"; });
static_assert(breaks_only<routed<old_match>>("DOV-11"));
static_assert(is_sound<routed<said_old>>);

// REF-13: TLS by a Secret that is there, by Traefik's own, by one that Traefik asks for.
inline constexpr auto tls = external<Secret>("web-tls");
inline constexpr auto by_secret = by_handle.withTls("web-tls");
inline constexpr auto by_default = by_handle.withTls();
inline constexpr auto by_resolver = by_handle.withCertResolver("letsencrypt");
inline constexpr auto with_secret =
    stack<"test">(file("a", by_secret), file("b", web), file("c", web_service)).withExternals(tls);
static_assert(is_sound<with_secret>);
static_assert(breaks_only<routed<by_secret>>("REF-13"));
static_assert(is_sound<routed<by_default>>);
static_assert(is_sound<routed<by_resolver>>);

// DOV-02: no way in to what is internal.
inline constexpr auto closed_service = web_service.internalOnly("for the cluster alone");
inline constexpr auto to_closed = stack<"test">(file("a", by_handle), file("b", web), file("c", closed_service));
static_assert(breaks_only<to_closed>("DOV-02"));

// DOV-28: nothing says which of two routes goes first.
inline constexpr auto on_web = IngressRoute<"web">{}.withEntryPoints("web");
inline constexpr auto to_web = at_host.withService(web_service, http);
inline constexpr auto to_api = at_host.withService("web", 80);
inline constexpr auto first = on_web.withRoute(to_web);
inline constexpr auto twice = first.withRoute(to_api);
inline constexpr auto ranked = first.withRoute(to_api.withPriority(5));
static_assert(is_sound<routed<first>> && breaks_only<routed<twice>>("DOV-28") && is_sound<routed<ranked>>);

template <const auto& One, const auto& Other>
inline constexpr auto both = stack<"test">(file("a", One), file("b", Other), file("c", web), file("d", web_service));
inline constexpr auto reversed = traefik::route("PathPrefix(\"/a\")&&Host(`a.example.com`)").withService(web_service, http);
inline constexpr auto below = traefik::route(traefik::host("a.example.com") && traefik::path_prefix("/a")).withService(web_service, http);
inline constexpr auto other = IngressRoute<"other">{};
inline constexpr auto one_below = on_web.withRoute(below);
inline constexpr auto on_the_same = other.withEntryPoints("web", "extra").withRoute(reversed);
inline constexpr auto on_default = other.withRoute(reversed);
inline constexpr auto on_another = other.withEntryPoints("extra").withRoute(reversed);
inline constexpr auto with_tls = other.withEntryPoints("web").withRoute(reversed).withTls();
inline constexpr auto of_another_class = on_the_same.withAnnotation("kubernetes.io/ingress.class", "internal");
static_assert(breaks_only<both<one_below, on_the_same>>("DOV-28") && breaks_only<both<one_below, on_default>>("DOV-28"));
static_assert(is_sound<both<one_below, on_another>> && is_sound<both<one_below, with_tls>> &&
              is_sound<both<one_below, of_another_class>> && is_sound<both<first, on_the_same>>);
