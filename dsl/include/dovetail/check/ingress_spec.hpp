/// Rules over an Ingress's own fields, its class, and the routes of several Ingresses.
#pragma once

#include "dovetail/check/grammar.hpp"
#include "dovetail/check/ingress.hpp"

namespace dovetail::check {

inline constexpr rule REF_12{"REF-12", "a host that an Ingress has a certificate for is one that it serves",
                             "Kubevious ingress-tls-rule-domain-match",
                             "add a rule for the host, or remove it from tls"};
inline constexpr rule IDN_25{
    "IDN-25", "no two Ingresses of a class route the same host and path; of type Prefix, `/api/` is `/api`",
    "Kubevious ingress-unique-route-rules", "remove one of the two"};
inline constexpr rule IDN_26{"IDN-26", "one IngressClass at the most is the default", "Kubevious",
                             "remove the annotation from one of the two"};
inline constexpr rule GRM_30{"GRM-30", "the controller of an IngressClass is a path of a domain: `example.com/name`",
                             "API server, validateIngressClassSpec", "write `k8s.io/ingress-nginx`"};
inline constexpr rule CON_64{"CON-64", "an Ingress has rules or a default backend, and a rule by HTTP has paths",
                             "API server, ValidateIngressSpec", "add withPath(...)"};
inline constexpr rule CON_65{"CON-65", "a backend of an Ingress is a Service with a port, or a resource",
                             "API server, validateIngressBackend",
                             "name one of the two, and the port by name or by number"};
inline constexpr rule CON_66{"CON-66", "an Ingress says its class once", "API server, ValidateIngressCreate",
                             "remove the annotation kubernetes.io/ingress.class"};
inline constexpr rule CON_67{
    "CON-67", "the parameters of an IngressClass are in a namespace if, and only if, their scope says so",
    "API server, validateIngressClassParametersReference", "set scope to Namespace with a namespace, or remove both"};

namespace detail {

constexpr void check_tls_hosts(const ingress& i, report& into) {
  const auto& spec = i.object->spec;
  if (spec.rules.empty()) return;
  for (const auto& tls : spec.tls)
    for (const model::text& host : tls.hosts) {
      bool served = false;
      for (const auto& rule : spec.rules) {
        const std::string_view known = rule.host.view();
        // A wildcard's certificate is for the hosts below it.
        served = served || known.empty() || model::same(known, host.view()) ||
                 (known.starts_with("*.") && host.view().size() > known.size() - 1 &&
                  host.view().ends_with(known.substr(1))) ||
                 (host.view().starts_with("*.") && known.size() > host.view().size() - 1 &&
                  known.ends_with(host.view().substr(1)));
      }
      if (served) continue;
      tell(REF_12, i, host.at(), into,
           {" has a certificate for `", host.view(), "`, which none of its rules serves",
            into.suggestion(host.view(), "it serves", [&](auto consider) {
              for (const auto& rule : spec.rules) consider(rule.host.view());
            })});
    }
}

constexpr void check_backend(const route& r, report& into) {
  const auto& to = *r.to;
  const resource& owner = *r.of->owner;
  const auto fault = [&](place at, std::string_view words) { into.add(CON_65, owner, at, {title(r, into), words}); };
  if (to.service.has_value() == to.resource.has_value())
    return fault(
        r.path == nullptr ? place{} : r.path->path.at(),
        to.service ? " to both a Service and a resource" : " to nothing: it has neither a Service nor a resource");
  if (!to.service || !to.service->port) return;
  const auto& port = *to.service->port;
  if (!port.name.empty() && port.number.has_value() && port.number.value() != 0)
    fault(port.number.at(), " to a port by name and by number: it takes one");
  if (port.number.has_value() && !is_port_number(port.number.value()) && port.name.empty())
    into.add(GRM_12, owner, port.number.at(),
             {title(r, into), " to port ", into.digits(port.number.value()), ", which is not from 1 to 65535"});
}

/// The class of an Ingress, by its field or by the annotation that was there before it; empty: the default one.
constexpr std::string_view class_of(const ingress& i) {
  if (!i.object->spec.ingressClassName.empty()) return i.object->spec.ingressClassName.view();
  const model::text* annotated = i.object->metadata.annotations.find("kubernetes.io/ingress.class");
  return annotated == nullptr ? std::string_view{} : annotated->view();
}
/// Whether an Ingress takes a share of what another one of the same routes takes.
constexpr bool is_canary(const ingress& i) {
  const model::text* said = i.object->metadata.annotations.find("nginx.ingress.kubernetes.io/canary");
  return said != nullptr && *said == "true";
}
/// Whether an Ingress has a load balancer of its own, so that no other one takes its requests.
/// Source: AWS Load Balancer Controller, IngressGroup; GKE, Ingress for external load balancers.
constexpr bool stands_alone(const ingress& i) {
  const std::string_view name = class_of(i);
  return name == "gce" || name == "gce-internal" ||
         (name == "alb" && !i.object->metadata.annotations.contains("alb.ingress.kubernetes.io/group.name"));
}
constexpr bool is_same_class(const route& a, const route& b) {
  return !stands_alone(*a.of) && model::same(class_of(*a.of), class_of(*b.of)) && is_canary(*a.of) == is_canary(*b.of);
}

/// The host of a route; its path stands in one of its Ingress's rules.
constexpr std::string_view host_of(const route& r) {
  for (const auto& rule : r.of->object->spec.rules)
    if (rule.http)
      for (const auto& path : rule.http->paths)
        if (&path == r.path) return rule.host.view();
  return {};
}

/// A route by a path, and all that has to be equal in another one that takes the same requests, but for the Ingress's class.
struct served_path {
  const route* by = nullptr;
  std::string_view host{};
  /// Of a route's host and path, so that those of other hosts are not gone through.
  std::string_view key{};
};

constexpr void check_repeated_routes(const inventory& all, report& into) {
  if (all.ingresses.size() < 2) return;
  model::list<served_path> earlier{};
  index<served_path> by_path;
  by_path.reset(all.routes.size());
  for (const route& r : all.routes) {
    if (r.path == nullptr) continue;
    const std::string_view host = host_of(r);
    const std::string_view key = into.joined({host, requested_path(*r.path)});
    for (const served_path& known : by_path.find(key)) {
      const route& other = *known.by;
      // Those of one Ingress are DOV-01's.
      if (other.of == r.of || !model::same(known.key, key) || !model::same(known.host, host) ||
          !is_same_path(*other.path, *r.path) || !is_same_class(r, other))
        continue;
      into.add(
          IDN_25, *r.of->owner, r.path->path.at(),
          {title(r, into), " of ", host.empty() ? "every host" : "host `", host, host.empty() ? "" : "`", ", as does ",
           title(*other.of, into), written_otherwise(*r.path, *other.path, into), advice{"remove one of the two"}});
      break;
    }
    by_path.add(key, earlier.push_back({&r, host, key}));
  }
}

constexpr void check_ingress_spec(const ingress& i, report& into) {
  const auto& spec = i.object->spec;
  if (spec.rules.empty() && !spec.defaultBackend)
    tell(CON_64, i, {}, into, {" has neither rules nor a default backend"});
  for (const auto& rule : spec.rules)
    if (rule.http && rule.http->paths.empty()) tell(CON_64, i, rule.host.at(), into, {" has a rule without paths"});
  if (!spec.tls.empty()) check_tls_hosts(i, into);
  if (spec.ingressClassName.empty()) return;
  const model::text* annotated = i.object->metadata.annotations.find("kubernetes.io/ingress.class");
  if (annotated != nullptr)
    tell(CON_66, i, annotated->at(), into,
         {" is of class `", spec.ingressClassName.view(), "`, and its annotation kubernetes.io/ingress.class says `",
          annotated->view(), "`: say it once"});
}

/// `example.com/name`, at most 250 characters.
constexpr bool is_domain_path(std::string_view text, std::size_t most) {
  const std::size_t slash = dovetail::detail::position(text, '/');
  return text.size() <= most && slash != std::string_view::npos && slash + 1 < text.size() &&
         is_dns_subdomain(text.substr(0, slash));
}

constexpr bool is_default_class(const api::meta::v1::ObjectMeta& metadata) {
  const model::text* said = metadata.annotations.find("ingressclass.kubernetes.io/is-default-class");
  return said != nullptr && *said == "true";
}

constexpr void check_class(const ingress_class& c, report& into) {
  const auto& spec = c.object->spec;
  if (!is_domain_path(spec.controller.view(), 250))
    tell(GRM_30, c, spec.controller.at(), into,
         {" has the controller `", spec.controller.view(),
          "`, which is no path of a domain such as `example.com/ingress`"});
  if (!spec.parameters) return;
  const bool scoped = spec.parameters->scope == "Namespace", named = !spec.parameters->namespace_.empty();
  if (scoped != named)
    tell(CON_67, c, spec.parameters->scope.at(), into,
         {" has parameters of scope ", scoped ? "Namespace, and names none" : "Cluster, and names a namespace"});
}

}  // namespace detail

inline constexpr rule CON_98{
    "CON-98", "a path of type Prefix or Exact is a path, and neither a pattern nor a regular expression",
    "Dovetail (ingress-nginx, AWS Load Balancer Controller and GKE refuse it)",
    "write the path as it is, or set pathType to ImplementationSpecific where the controller knows patterns"};
inline constexpr rule CON_99{
    .id = "CON-99",
    .statement = "a path that ingress-nginx takes for a regular expression is of type ImplementationSpecific",
    .source = "ingress-nginx, strict-validate-path-type, from 1.12 on",
    .mend = "set pathType to ImplementationSpecific",
    .weight = severity::warning};

namespace detail {

/// Whether a path has what no path of a URL has, and patterns and regular expressions do.
constexpr bool is_pattern(std::string_view path) {
  for (std::size_t i = 0; i < path.size(); ++i) {
    for (const char special : {'*', '?', '|', '^', '\\', '['})
      if (path[i] == special) return true;
    if (path[i] == '.' && i + 1 < path.size() && path[i + 1] == '+') return true;
  }
  return path.size() > 1 && path.ends_with('$');
}

/// Who reads the paths of an Ingress as regular expressions, as its annotations say.
enum class pattern_reader : std::uint8_t { nobody, ingress_nginx, another };

constexpr pattern_reader reader_of_patterns(const ingress& i) {
  pattern_reader found = pattern_reader::nobody;
  for (const auto& annotation : i.object->metadata.annotations) {
    const std::string_view key = annotation.key.view();
    if ((key.ends_with("/use-regex") && annotation.value == "true") || key.ends_with("/rewrite-target")) {
      if (key.starts_with("nginx.ingress.kubernetes.io/")) return pattern_reader::ingress_nginx;
      found = pattern_reader::another;
    } else if (key.ends_with("/path-regex") || (key.ends_with("/path-type") && annotation.value == "regex")) {
      found = pattern_reader::another;
    }
  }
  return found;
}

/// One Ingress's annotation is for each path of its hosts, whichever Ingress they are of.
constexpr pattern_reader reader_of_patterns(const route& r, const inventory& all) {
  if (const pattern_reader own = reader_of_patterns(*r.of); own != pattern_reader::nobody) return own;
  const std::string_view host = host_of(r);
  for (const ingress& other : all.ingresses) {
    if (&other == r.of || !model::same(class_of(other), class_of(*r.of))) continue;
    for (const auto& rule : other.object->spec.rules)
      if (model::same(rule.host.view(), host) && reader_of_patterns(other) == pattern_reader::ingress_nginx)
        return pattern_reader::ingress_nginx;
  }
  return pattern_reader::nobody;
}

constexpr bool is_literal(const route& r) {
  using path_type = api::networking::v1::HTTPIngressPath::PathType;
  return r.path != nullptr && (r.path->pathType == path_type::Prefix || r.path->pathType == path_type::Exact);
}

constexpr void check_pattern(const route& r, const inventory& all, report& into) {
  // Where it does not even start with a slash, GRM-29 says so.
  if (!is_literal(r) || !r.path->path.view().starts_with('/') || !is_pattern(r.path->path.view())) return;
  const std::string_view type = r.path->pathType.view();
  if (reader_of_patterns(r, all) == pattern_reader::nobody)
    into.add(CON_98, *r.of->owner, r.path->path.at(),
             {title(r, into), ", a pattern, by the pathType ", type, ", which takes each character for itself"});
}

}  // namespace detail

constexpr void nginx_patterns_have_their_path_type(const rule& what, const inventory& all, report& into) {
  for (const route& r : all.routes)
    if (detail::is_literal(r) && detail::is_pattern(r.path->path.view()) && r.path->path.view().starts_with('/') &&
        detail::reader_of_patterns(r, all) == detail::pattern_reader::ingress_nginx)
      into.add(what, *r.of->owner, r.path->pathType.at().known() ? r.path->pathType.at() : r.path->path.at(),
               {detail::title(r, into), ", a regular expression, by the pathType ", r.path->pathType.view(),
                ", which ingress-nginx refuses from 1.12 on"});
}

constexpr void ingress_specs_are_valid(const rule&, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses) detail::check_ingress_spec(i, into);
  for (const route& r : all.routes) {
    detail::check_backend(r, into);
    detail::check_pattern(r, all, into);
  }
  detail::check_repeated_routes(all, into);
  const ingress_class* usual = nullptr;
  for (const ingress_class& c : all.ingress_classes) {
    detail::check_class(c, into);
    if (!detail::is_default_class(c.object->metadata)) continue;
    if (usual != nullptr)
      detail::tell(IDN_26, c, {}, into, {" is the default, and so is ", detail::title(*usual, into)});
    else usual = &c;
  }
}

inline constexpr check_function ingress_spec_checks[] = {
    {ingress_specs_are_valid,
     {&CON_64, &CON_65, &CON_66, &CON_67, &CON_98, &REF_12, &IDN_25, &IDN_26, &GRM_12, &GRM_30}},
    {nginx_patterns_have_their_path_type, {&CON_99}},
};

}  // namespace dovetail::check
