/// Rules over Traefik's IngressRoutes: what their matches say, and where they send what matches.
#pragma once

#include "dovetail/check/ingress.hpp"
#include "dovetail/text/route_match.hpp"

namespace dovetail::check {

namespace detail {

constexpr const resource& owner_of(const route_target& t) { return *t.of->owner; }

/// "IngressRoute `web` sends Host(`app.example.com`)"
constexpr std::string_view title(const route_target& t, report& into) {
  return into.joined({title(owner_of(t), into), " sends ", t.of->match.view()});
}

/// The owner as it would be in the target's namespace, for a search from there.
constexpr resource seen_from(const route_target& t, const inventory& all) {
  resource from = owner_of(t);
  if (t.name_space.empty() || model::same(t.name_space.view(), from.name_space)) return from;
  from.name_space = t.name_space.view();
  from.in = nullptr;
  for (const space& s : all.spaces)
    if (model::same(s.name, from.name_space)) from.in = &s;
  return from;
}

/// " of namespace `infra`", where it is another one than the route's.
constexpr std::string_view where(const route_target& t, report& into) {
  return t.name_space.empty() || model::same(t.name_space.view(), owner_of(t).name_space)
             ? std::string_view{}
             : into.joined({" of namespace `", t.name_space.view(), "`"});
}

/// A name that another of Traefik's providers knows: `api@internal`, `auth@file`.
constexpr bool is_of_another_provider(const route_target& t) { return dovetail::detail::contains(t.name.view(), '@'); }

constexpr bool is_there(const route_target& t, const resource& from, const inventory& all) {
  if (model::same(t.kind, "Service"))
    return all.find_service(t.name.view(), from) != nullptr ||
           all.find_external_service(t.name.view(), from) != nullptr;
  for (const resource& r : all.named(t.name.view()))
    if (r.in == from.in && model::same(r.kind, t.kind) && model::same(r.name.view(), t.name.view())) return true;
  return false;
}

constexpr void report_target(const rule& what, const route_target& t, const inventory& all, report& into) {
  sought target{t.kind, t.name};
  target.name_space = t.name_space.view();
  target.suffix = where(t, into);
  tell_missing(what, owner_of(t), title(t, into), model::same(t.kind, "Middleware") ? " through " : " to ", target, all,
               into);
}

constexpr void check_target_port(const rule& what, const route_target& t, const resource& from, const inventory& all,
                                 report& into) {
  bool found = false;
  const bool known = each_port(t.name.view(), from, all, [&](std::string_view name, std::int64_t number) {
    found = found ||
            (t.port.word.has_value() ? model::same(t.port.word.view(), name) : t.port.number == model::integer(number));
  });
  if (!known || found) return;
  const std::string_view ports = port_list(t.name.view(), from, all, into);
  if (!t.port.has_value()) {
    into.add(what, owner_of(t), t.name.at(),
             {title(t, into), " to no port of Service `", t.name.view(), "`", where(t, into),
              hint{into.joined({"; it has ", ports})}});
    return;
  }
  into.add(
      what, owner_of(t), t.port.at(),
      {title(t, into), " to port `", t.port.word.has_value() ? t.port.word.view() : into.digits(t.port.number.value()),
       "` of Service `", t.name.view(), "`", where(t, into), ", which has no such port",
       hint{into.joined({"; it has ", ports})}, into.suggestion(t.port.word.view(), {}, [&](auto consider) {
         if (t.port.word.has_value())
           each_port(t.name.view(), from, all, [&](std::string_view name, std::int64_t) { consider(name); });
       })});
}

}  // namespace detail

inline constexpr rule REF_70{"REF-70", "an IngressRoute's Services, with their ports, and its Middlewares exist",
                             "Kubevious",
                             "name an object of the stack by its handle, or declare it: external<Middleware>(...)"};
constexpr void ingress_route_targets_exist(const rule& what, const inventory& all, report& into) {
  for (const route_target& t : all.route_targets) {
    if (detail::is_of_another_provider(t)) continue;
    const resource from = detail::seen_from(t, all);
    if (!detail::is_there(t, from, all)) detail::report_target(what, t, all, into);
    else if (model::same(t.kind, "Service")) detail::check_target_port(what, t, from, all, into);
  }
}

namespace detail {

/// "PathPrefx is no matcher of Traefik 3"
constexpr std::string_view in_words(const route_match_fault& fault, report& into) {
  using kind = route_match_fault::kind;
  switch (fault.is) {
    case kind::none:
      return {};
    case kind::missing_matcher:
      return "a matcher such as Host() is missing at its end";
    case kind::unexpected:
      return fault.near == "'" ? "Traefik's quotes are backquotes"
                               : into.joined({fault.near, " cannot stand where it stands"});
    case kind::unclosed:
      return into.joined({"nothing closes ", fault.near});
    case kind::unknown_matcher:
      return into.joined({fault.matcher, " is no matcher of Traefik 3"});
    case kind::arguments:
      return into.joined({fault.matcher, " takes ",
                          fault.matcher.starts_with("Header")  ? "a name and a value"
                          : fault.matcher.starts_with("Query") ? "a name, and a value after it"
                                                               : "one text; join several matchers with ||"});
    case kind::host:
      return into.joined({"Host takes a host name, not ", fault.near.empty() ? "an empty text" : fault.near,
                          fault.near.starts_with("*.") ? "; host_regexp() is for patterns" : ""});
    case kind::path:
      return into.joined({fault.matcher, " takes a path that starts with `/`, not ",
                          fault.near.empty() ? "an empty text" : fault.near});
  }
  return {};
}

}  // namespace detail

inline constexpr rule DOV_11{"DOV-11", "an IngressRoute's matches are in Traefik's rule language", "Dovetail",
                             "build the match of traefik::host(...) && traefik::path_prefix(...)"};
constexpr void route_matches_are_valid(const rule& what, const inventory& all, report& into) {
  for (const matched_route& r : all.matched_routes) {
    if (r.syntax == "v2") continue;
    const route_match_fault fault = read_route_match(r.match.view(), [](std::string_view, std::string_view) {});
    if (fault.is == route_match_fault::kind::none) continue;
    into.add(
        what, *r.owner, r.match.at(),
        {detail::title(*r.owner, into), r.match.empty() ? " has a route without a match" : " has the match ",
         r.match.view(), ": ", detail::in_words(fault, into),
         fault.is != route_match_fault::kind::unknown_matcher ? hint{}
                                                              : into.suggestion(fault.matcher, {}, [&](auto consider) {
                                                                  for (const route_matcher& m : route_matchers)
                                                                    consider(m.name);
                                                                })});
  }
}

namespace detail {

constexpr bool shares_entry_point(const matched_route& a, const matched_route& b) {
  if (a.entry_points->empty() || b.entry_points->empty()) return true;
  for (const model::text& one : *a.entry_points)
    for (const model::text& other : *b.entry_points)
      if (model::same(one.view(), other.view())) return true;
  return false;
}

/// Which Traefik an IngressRoute is for, where there are several.
constexpr std::string_view class_of(const matched_route& r) {
  const model::text* said = r.owner->metadata->annotations.find("kubernetes.io/ingress.class");
  return said == nullptr ? std::string_view{} : said->view();
}

/// Whether nothing says which of two routes takes a request that both match.
constexpr bool is_undecided(const matched_route& a, const matched_route& b) {
  return a.tls == b.tls && model::same(class_of(a), class_of(b)) && a.priority.value_or(0) == b.priority.value_or(0) &&
         is_same_route_match(a.match.view(), b.match.view()) && shares_entry_point(a, b);
}

}  // namespace detail

inline constexpr rule DOV_28{"DOV-28",
                             "no two routes of an entry point have the same match and the same priority, in one "
                             "IngressRoute or in several",
                             "Dovetail", "remove one of the two, or give one of them withPriority(...)"};
constexpr void routes_differ(const rule& what, const inventory& all, report& into) {
  const auto& routes = all.matched_routes;
  for (std::size_t later = 1; later < routes.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier) {
      const matched_route &r = routes[later], &other = routes[earlier];
      if (!detail::is_undecided(r, other)) continue;
      const std::string_view otherwise =
          model::same(r.match.view(), other.match.view()) ? "" : into.joined({" (as ", other.match.view(), ")"});
      if (r.owner == other.owner)
        into.add(what, *r.owner, r.match.at(),
                 {detail::title(*r.owner, into), " has the match ", r.match.view(), " twice", otherwise,
                  advice{"remove one of the two, or give one a priority"}});
      else
        into.add(what, *r.owner, r.match.at(),
                 {detail::title(*r.owner, into), " has the match ", r.match.view(), ", as does ",
                  detail::title(*other.owner, into), otherwise, ", and nothing says which of the two goes first",
                  advice{"remove one, or give one a priority"}});
      break;
    }
}

inline constexpr check_function traefik_checks[] = {
    {ingress_route_targets_exist, {&REF_70}},
    {route_matches_are_valid, {&DOV_11}, looks_at::one_object},
    {routes_differ, {&DOV_28}},
};

}  // namespace dovetail::check
