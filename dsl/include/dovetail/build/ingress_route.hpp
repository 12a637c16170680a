/// Traefik's IngressRoutes: `IngressRoute<"web">{}.withEntryPoints("websecure")
/// .withRoute(traefik::host(domain) && traefik::path_prefix("/api"), api_service, http)`.
#pragma once

#include "dovetail/build/middleware.hpp"
#include "dovetail/build/other_kinds.hpp"
#include "dovetail/build/service.hpp"

namespace dovetail {

namespace traefik {

/// How a match is put together, from what binds tightest: `(a || b) && !c` needs its parentheses.
enum class binding : std::uint8_t { matcher, all_of, any_of };

/// Which requests a route takes: matchers, joined by `&&`, `||` and `!`. Each of its N pieces is text of the rule language or,
/// as a step's second argument, text that is put between quotes.
template <std::size_t N, binding Of = binding::matcher>
struct match {
  step pieces[N];
};

namespace detail {

constexpr step raw(std::string_view text) {
  step s{};
  s.first = argument::literal_at(text, {});
  return s;
}
constexpr step quoted(argument text) {
  step s{};
  s.second = text;
  return s;
}

/// Puts matches and text between them into one.
template <std::size_t N>
struct pieces_of {
  step pieces[N];
  std::size_t used = 0;

  template <std::size_t M, binding Of>
  constexpr auto add(const match<M, Of>& m, bool in_parentheses) {
    if (in_parentheses) pieces[used++] = raw("(");
    for (const step& s : m.pieces) pieces[used++] = s;
    if (in_parentheses) pieces[used++] = raw(")");
  }
  template <binding Of>
  constexpr match<N, Of> made() const {
    match<N, Of> m{};
    for (std::size_t i = 0; i < N; ++i) m.pieces[i] = pieces[i];
    return m;
  }
};

constexpr match<3> matcher(std::string_view opening, argument text) { return {{raw(opening), quoted(text), raw(")")}}; }
constexpr match<5> matcher(std::string_view opening, argument name, argument value) {
  return {{raw(opening), quoted(name), raw(", "), quoted(value), raw(")")}};
}

}  // namespace detail

template <std::size_t N, binding A, std::size_t M, binding B>
constexpr auto operator&&(const match<N, A>& a, const match<M, B>& b) {
  constexpr bool first = A == binding::any_of, second = B == binding::any_of;
  detail::pieces_of<N + M + 1 + (first ? 2 : 0) + (second ? 2 : 0)> joined{};
  joined.add(a, first);
  joined.pieces[joined.used++] = detail::raw(" && ");
  joined.add(b, second);
  return joined.template made<binding::all_of>();
}
template <std::size_t N, binding A, std::size_t M, binding B>
constexpr auto operator||(const match<N, A>& a, const match<M, B>& b) {
  detail::pieces_of<N + M + 1> joined{};
  joined.add(a, false);
  joined.pieces[joined.used++] = detail::raw(" || ");
  joined.add(b, false);
  return joined.template made<binding::any_of>();
}
template <std::size_t N, binding A>
constexpr auto operator!(const match<N, A>& a) {
  constexpr bool wrapped = A != binding::matcher;
  detail::pieces_of<N + 1 + (wrapped ? 2 : 0)> turned{};
  turned.pieces[turned.used++] = detail::raw("!");
  turned.add(a, wrapped);
  return turned.template made<binding::matcher>();
}

/// Requests to this host name.
constexpr auto host(parameter::host name) { return detail::matcher("Host(", name); }
/// Requests to any host name of a list.
constexpr match<3, binding::any_of> host(const list_of_texts& names) {
  step joined{};
  joined.first = argument::items_at(names.joined("`) || Host(`"), {});
  return {{detail::raw("Host(`"), joined, detail::raw("`)")}};
}
/// Host names that a regular expression of Go's matches.
constexpr auto host_regexp(parameter::line expression) { return detail::matcher("HostRegexp(", expression); }
/// This path and nothing below it.
constexpr auto path(parameter::line whole) { return detail::matcher("Path(", whole); }
/// Paths that begin so.
constexpr auto path_prefix(parameter::line beginning) { return detail::matcher("PathPrefix(", beginning); }
constexpr auto path_regexp(parameter::line expression) { return detail::matcher("PathRegexp(", expression); }
constexpr auto method(parameter::line name) { return detail::matcher("Method(", name); }
constexpr auto header(parameter::line name, parameter::line value) { return detail::matcher("Header(", name, value); }
constexpr auto header_regexp(parameter::line name, parameter::line expression) {
  return detail::matcher("HeaderRegexp(", name, expression);
}
constexpr auto query(parameter::line name, parameter::text value) { return detail::matcher("Query(", name, value); }
/// Requests from an address, or from a range such as `10.0.0.0/8`.
constexpr auto client_ip(parameter::line range) { return detail::matcher("ClientIP(", range); }

}  // namespace traefik

namespace detail {

/// Text between backquotes or, where it has one itself, between double quotes.
constexpr std::size_t quoted_size(std::string_view text) {
  std::size_t size = text.size() + 2;
  if (!contains(text, '`')) return size;
  for (const char c : text) size += c == '"' || c == '\\' ? 1 : 0;
  return size;
}
constexpr char* put_quoted(std::string_view text, char* at) {
  const bool escaped = contains(text, '`');
  *at++ = escaped ? '"' : '`';
  for (const char c : text) {
    if (escaped && (c == '"' || c == '\\')) *at++ = '\\';
    *at++ = c;
  }
  *at++ = escaped ? '"' : '`';
  return at;
}

DOVETAIL_STEP void set_match(part& p, const step& s, lowering& in) {
  std::size_t size = 0;
  place written{};
  for (const step& piece : s.inside()) {
    size += piece.second.given() ? quoted_size(in.text(piece.second).view()) : in.text(piece.first).view().size();
    if (!written.known()) written = piece.second.at;
  }
  char* all = in.arena().allocate(size);
  char* at = all;
  for (const step& piece : s.inside()) {
    if (piece.second.given()) at = put_quoted(in.text(piece.second).view(), at);
    else
      for (const char c : in.text(piece.first).view()) *at++ = c;
  }
  as<traefik_api::IngressRouteSpecRoutes>(p).match = model::text({all, size}, written);
}
DOVETAIL_STEP void add_route_service(part& p, const step& s, lowering& in) {
  auto& service = as<traefik_api::IngressRouteSpecRoutes>(p).services.emplace_back();
  service.name = in.text(s.first);
  if (s.inside()[0].first.given()) service.namespace_ = in.text(s.inside()[0].first);
  service.port = port_reference(s.second, in);
}
DOVETAIL_STEP void add_route_middleware(part& p, const step& s, lowering& in) {
  auto& middleware = as<traefik_api::IngressRouteSpecRoutes>(p).middlewares.emplace_back();
  middleware.name = in.text(s.first);
  if (s.second.given()) middleware.namespace_ = in.text(s.second);
}

DOVETAIL_STEP void add_route(part& p, const step& s, lowering& in) {
  auto& route = as<traefik_api::IngressRoute>(p).spec.routes.emplace_back();
  route.kind = traefik_api::IngressRouteSpecRoutes::Kind::Rule;
  apply_inside(s, route, in);
}
DOVETAIL_STEP void set_route_tls(part& p, const step& s, lowering& in) {
  auto& tls = as<traefik_api::IngressRoute>(p).spec.tls.ensure();
  if (s.first.given()) tls.secretName = in.text(s.first);
}

}  // namespace detail

/// One route of an IngressRoute: which requests, through what, to whom.
class route_builder : public editable<route_builder, detail::traefik_api::IngressRouteSpecRoutes> {
 public:
  using api_type = detail::traefik_api::IngressRouteSpecRoutes;
  using editable<route_builder, detail::traefik_api::IngressRouteSpecRoutes>::editable;

  /// To the port of a Service of the stack; several Services share the requests.
  constexpr route_builder withService(const service_builder& service, detail::placed<port_handle> port) const {
    return service_step(service.name.moved_to(port.at), service.port_or_own(port.what).moved_to(port.at), {});
  }
  /// To a Service outside the stack, in its namespace.
  constexpr route_builder withService(const external_resource& service, detail::placed<port_handle> port) const {
    return service_step(service.service_name().moved_to(port.at), argument::number_at(port.what.number, port.at),
                        service.other_namespace());
  }
  /// By the Service's name, and by the port's number or name; checked against the stack.
  constexpr route_builder withService(parameter::object_name service, parameter::port_reference port) const {
    return service_step(service, port, {});
  }

  /// Through a Middleware, by its handle, external or of the stack; several apply in the order of the calls.
  constexpr route_builder withMiddleware(parameter::middleware through) const {
    return this->and_step(&detail::add_route_middleware, through, through.in_namespace);
  }
  /// Of a Middleware in another namespace, which Traefik has to allow.
  constexpr route_builder withMiddleware(parameter::object_name name, parameter::namespace_name name_space) const {
    return this->and_step(&detail::add_route_middleware, name, name_space);
  }
  /// Routes of a greater priority are asked first; where none is said, those with the longer match.
  constexpr route_builder withPriority(parameter::signed_number priority) const {
    return this->with(detail::set_of<api_type, "priority">, priority);
  }

  /// For the functions below.
  template <std::size_t M, traefik::binding Of>
  constexpr route_builder matching(const traefik::match<M, Of>& match) const {
    return this->and_part(&detail::set_match, match.pieces);
  }
  constexpr auto matching(parameter::line text) const { return this->with(detail::set_of<api_type, "match">, text); }

 private:
  constexpr route_builder service_step(argument name, argument port, argument name_space) const {
    step other{};
    other.first = name_space;
    return this->and_part(&detail::add_route_service, std::span<const step>(&other, 1), name, port);
  }
};

namespace traefik {

/// `traefik::route(traefik::host(domain)).withMiddleware(auth).withService(web_service, http)`
template <std::size_t N, binding Of>
constexpr auto route(const match<N, Of>& match) {
  return route_builder().matching(match);
}
/// A match as text, for what the functions above do not say: traefik::route("HostRegexp(`^.+$`)").
constexpr auto route(parameter::line match) { return route_builder().matching(match); }

}  // namespace traefik

class ingress_route_builder : public resource_builder<ingress_route_builder, detail::traefik_api::IngressRoute> {
 public:
  using api_type = detail::traefik_api::IngressRoute;
  using resource_builder<ingress_route_builder, detail::traefik_api::IngressRoute>::resource_builder;

  /// Where Traefik takes requests for it: "web", "websecure". Everywhere, where none is said.
  template <class... Rest>
    requires(parameter::line::takes<Rest> && ...)
  constexpr ingress_route_builder withEntryPoints(parameter::line first, const Rest&... rest) const {
    return this->with_words(detail::append_of<api_type, "spec.entryPoints">, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withEntryPoints, parameter::line, "texts belong here, in quotes, or values that are texts")
  /// Takes all entry points away, for others to follow.
  constexpr ingress_route_builder withoutEntryPoints() const {
    return this->without(detail::unset_of<api_type, "spec.entryPoints">, this->at);
  }
  constexpr ingress_route_builder withRoute(const route_builder& route) const {
    return this->and_part(&detail::add_route, route.all_steps());
  }
  /// What matches goes to the port of this Service: `.withRoute(traefik::host(domain), web_service, http)`.
  template <std::size_t M, traefik::binding Of, class Service>
    requires requires(const Service& s) { s.service_name(); }
  constexpr ingress_route_builder withRoute(const traefik::match<M, Of>& match, const Service& service,
                                            detail::placed<port_handle> port) const {
    return withRoute(traefik::route(match).withService(service, port));
  }
  /// TLS with Traefik's own certificate.
  constexpr auto withTls() const { return this->and_step(&detail::set_route_tls); }
  /// TLS with the certificate of a Secret: by its name, by its handle, or by the Certificate that makes it.
  constexpr ingress_route_builder withTls(parameter::secret secret_name) const {
    return this->and_step(&detail::set_route_tls, secret_name);
  }
  /// TLS with certificates that Traefik asks for itself.
  constexpr ingress_route_builder withCertResolver(parameter::line name) const {
    return this->with(detail::set_of<api_type, "spec.tls.certResolver">, name);
  }
};

template <fixed_string Name>
  requires detail::with_its_header<Name>
struct IngressRoute<Name> : ingress_route_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "IngressRoute">());

  consteval IngressRoute(place written = place{__builtin_FILE(), __builtin_LINE()})
      : ingress_route_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(IngressRoute, "IngressRoute<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(IngressRoute, ingress_route_builder, "IngressRoute<\"name\">{}");

}  // namespace dovetail
