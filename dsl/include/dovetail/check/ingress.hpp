/// Rules over Ingresses: where they route, in which order, and with whose certificates.
#pragma once

#include "dovetail/check/service.hpp"

namespace dovetail::check {

namespace detail {

constexpr const resource& owner_of(const route& r) { return *r.of->owner; }

/// "Ingress `web` routes `/api`", "Ingress `web` routes what no path takes"
constexpr std::string_view title(const route& r, report& into) {
  const std::string_view owner = title(*r.of, into);
  return r.path == nullptr ? into.joined({owner, " routes what no path takes"})
                           : into.joined({owner, " routes `", r.path->path.view(), "`"});
}

/// The name of a port that stands for what an annotation says, and how the annotation's key begins; the backend's name follows.
/// Source: AWS Load Balancer Controller, enhanced backends.
inline constexpr std::string_view annotated_port = "use-annotation",
                                  annotated_action = "alb.ingress.kubernetes.io/actions.";

/// Whether a route's backend is what an annotation of its Ingress says, and no Service.
constexpr bool is_annotated(const route& r) {
  return r.to->service && r.to->service->port && r.to->service->port->name == annotated_port;
}
/// Whether that annotation is there, or will be: Argo Rollouts writes it as it shifts the traffic.
constexpr bool has_its_annotation(const route& r, const inventory& all) {
  for (const resource& each : all.resources)
    if (model::same(each.kind, "Rollout") && each.api_version.starts_with("argoproj.io/")) return true;
  for (const auto& annotation : r.of->object->metadata.annotations)
    if (const std::string_view key = annotation.key.view();
        key.starts_with(annotated_action) &&
        model::same(key.substr(annotated_action.size()), r.to->service->name.view()))
      return true;
  return false;
}

constexpr void check_backend_service(const rule& what, const route& r, const inventory& all, report& into) {
  if (!r.to->service) return;
  const model::text& name = r.to->service->name;
  const resource& owner = owner_of(r);
  if (is_annotated(r)) {
    if (!has_its_annotation(r, all))
      into.add(what, owner, name.at(),
               {title(r, into), " to what an annotation says, and its Ingress has no annotation ", annotated_action,
                name.view(), advice{"add the annotation, or name a Service and its port"}});
    return;
  }
  if (all.find_service(name.view(), owner) != nullptr || all.find_external_service(name.view(), owner) != nullptr)
    return;
  tell_missing(what, owner, title(r, into), " to ", {"Service", name, "which this stack does not define"}, all, into);
}

/// Calls `visit(name, number)` for each port of a Service; says false where its ports are not known.
template <class Visit>
constexpr auto each_port(std::string_view service_name, const resource& from, const inventory& all, Visit visit) {
  if (const service* s = all.find_service(service_name, from)) {
    for (const auto& port : s->object->spec.ports) visit(port.name.view(), port.port.value());
    return !(is_external_name(*s) && s->object->spec.ports.empty());
  }
  const external_service* outside = all.find_external_service(service_name, from);
  if (outside == nullptr) return false;
  for (const auto& port : outside->ports) visit(port.name, port.number);
  return !outside->ports.empty();
}

/// "8080 `http`, 9090"
constexpr std::string_view port_list(std::string_view service_name, const resource& from, const inventory& all,
                                     report& into) {
  std::string_view list;
  each_port(service_name, from, all, [&](std::string_view name, std::int64_t number) {
    list = into.joined(
        {list, list.empty() ? "" : ", ", into.digits(number), name.empty() ? "" : " `", name, name.empty() ? "" : "`"});
  });
  return list.empty() ? "no port" : list;
}

constexpr void report_backend_port(const rule& what, const route& r, const model::int_or_string& asked,
                                   const inventory& all, report& into) {
  const model::text& service_name = r.to->service->name;
  const std::string_view ports = port_list(service_name.view(), owner_of(r), all, into);
  if (!asked.has_value()) {
    into.add(what, owner_of(r), service_name.at(),
             {title(r, into), " to no port of Service `", service_name.view(), "`",
              hint{into.joined({"; it has ", ports})}});
    return;
  }
  const bool by_name = asked.word.has_value();
  if (is_quoted_number(asked))
    return into.add(what, owner_of(r), asked.at(),
                    {title(r, into), " to port `\"", asked.word.view(), "\"` of Service `", service_name.view(),
                     "`, which is text: a port's name",
                     hint{into.joined({"; write `number: ", asked.word.view(), "`, without quotes"})}});
  into.add(what, owner_of(r), asked.at(),
           {title(r, into), " to port `", by_name ? asked.word.view() : into.digits(asked.number.value()),
            "` of Service `", service_name.view(), "`, which has no such port", hint{into.joined({"; it has ", ports})},
            into.suggestion(asked.word.view(), {}, [&](auto consider) {
              if (!by_name) return;
              each_port(service_name.view(), owner_of(r), all,
                        [&](std::string_view name, std::int64_t) { consider(name); });
            })});
}

constexpr void check_backend_port(const rule& what, const route& r, const inventory& all, report& into) {
  if (!r.to->service || is_annotated(r)) return;
  model::int_or_string asked{};
  if (const auto& port = r.to->service->port) {
    asked.number = port->number;
    asked.word = port->name;
  }
  bool found = false;
  const bool known =
      each_port(r.to->service->name.view(), owner_of(r), all, [&](std::string_view name, std::int64_t number) {
        found = found || (asked.word.has_value() ? model::same(asked.word.view(), name)
                                                 : asked.number == model::integer(number));
      });
  if (known && !found) return report_backend_port(what, r, asked, all, into);
  const service* s = known || !asked.word.has_value() || asked.word.empty()
                         ? nullptr
                         : all.find_service(r.to->service->name.view(), owner_of(r));
  // Where no port is declared, a controller takes the number that it is told.
  if (s != nullptr)
    into.add(what, owner_of(r), asked.at(),
             {title(r, into), " to port `", asked.word.view(), "` of Service `", s->owner->name.view(),
              "`, an ExternalName that declares no port: its port is said by number"});
}

}  // namespace detail

inline constexpr rule REF_09{"REF-09", "an Ingress routes to Services that exist",
                             "kube-linter dangling-ingress; kube-score; Kubevious; Monokle",
                             "route to a Service of the stack by its handle, or declare the Service external"};
constexpr void ingress_backends_exist(const rule& what, const inventory& all, report& into) {
  for (const route& r : all.routes)
    if (r.path != nullptr) detail::check_backend_service(what, r, all, into);
}

inline constexpr rule REF_10{"REF-10", "an Ingress routes to ports that its Services have",
                             "kube-linter dangling-ingress; kube-score; Kubevious",
                             "route to a port that the Service has"};
constexpr void ingress_backends_have_the_port(const rule& what, const inventory& all, report& into) {
  for (const route& r : all.routes)
    if (r.path != nullptr) detail::check_backend_port(what, r, all, into);
}

inline constexpr rule REF_11{"REF-11", "an Ingress's default backend is a Service that exists and has the port",
                             "kube-linter dangling-ingress", "send the rest to a Service of the stack"};
constexpr void default_backends_exist(const rule& what, const inventory& all, report& into) {
  for (const route& r : all.routes) {
    if (r.path != nullptr) continue;
    detail::check_backend_service(what, r, all, into);
    detail::check_backend_port(what, r, all, into);
  }
}

inline constexpr rule REF_13{
    "REF-13", "the TLS Secret of an Ingress or an IngressRoute exists, or cert-manager makes it", "Dovetail",
    "name an issuer with withClusterIssuer(...), add a Certificate, or declare the Secret external"};
constexpr void tls_secrets_exist(const rule& what, const inventory& all, report& into) {
  for (const tls_use& use : all.tls_uses) {
    // Without a Secret the controller's own certificate serves.
    if (use.secret.empty() || all.find_keys("Secret", use.secret.view(), *use.owner) != nullptr) continue;
    detail::tell_missing(
        what, *use.owner, detail::title(use, into), " takes its certificate from ",
        {"Secret", use.secret, "which nothing in this stack makes and no external declares", "tls.crt"}, all, into,
        model::same(use.owner->kind, "Ingress")
            ? "withClusterIssuer() lets cert-manager make it, or declare it external"
            : "a Certificate lets cert-manager make it, or declare it external");
  }
}

namespace detail {

constexpr void check_issuer(const rule& what, const ingress& i, std::string_view kind, const model::text& name,
                            const inventory& all, report& into) {
  if (all.find(kind, name.view(), *i.owner) != nullptr) return;
  sought issuer{kind, name};
  issuer.suffix = " for its certificate";
  tell_missing(what, i, " asks ", issuer, all, into);
}

/// The issuers that Ingresses name in their annotations.
constexpr void check_ingress_issuers(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses) {
    const auto& annotations = i.object->metadata.annotations;
    if (annotations.empty()) continue;
    const model::text* cluster_issuer = annotations.find("cert-manager.io/cluster-issuer");
    const model::text* issuer = annotations.find("cert-manager.io/issuer");
    if (cluster_issuer != nullptr && issuer != nullptr)
      into.add(what, *i.owner, issuer->at(),
               {title(i, into), " names both ClusterIssuer `", cluster_issuer->view(), "` and Issuer `", issuer->view(),
                "`; cert-manager takes one"});
    // Issuers of other makers come as kinds of their own group.
    const model::text* group = annotations.find("cert-manager.io/issuer-group");
    if (group != nullptr && group->view() != "cert-manager.io") continue;
    const model::text* kind = annotations.find("cert-manager.io/issuer-kind");
    if (cluster_issuer != nullptr) check_issuer(what, i, "ClusterIssuer", *cluster_issuer, all, into);
    if (issuer != nullptr) check_issuer(what, i, kind == nullptr ? "Issuer" : kind->view(), *issuer, all, into);
  }
}

/// Whether everything that goes to `path` would go to the Prefix path `prefix` too.
constexpr bool is_below(std::string_view path, std::string_view prefix) {
  while (prefix.size() > 1 && prefix.ends_with('/')) prefix.remove_suffix(1);
  return prefix == "/" || (path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/'));
}

/// The path without what does not count in it: a Prefix path is compared element by element, so a slash at its end is none.
/// Source: the Ingress API's pathType.
constexpr std::string_view requested_path(const api::networking::v1::HTTPIngressPath& p) {
  std::string_view path = p.path.view();
  if (p.pathType == api::networking::v1::HTTPIngressPath::PathType::Prefix)
    while (path.size() > 1 && path.ends_with('/')) path.remove_suffix(1);
  return path;
}
constexpr bool is_same_path(const api::networking::v1::HTTPIngressPath& a,
                            const api::networking::v1::HTTPIngressPath& b) {
  return model::same(a.pathType.view(), b.pathType.view()) && model::same(requested_path(a), requested_path(b));
}
/// "; `/api` and `/api/` are one path of type Prefix", where they are not written alike.
constexpr std::string_view written_otherwise(const api::networking::v1::HTTPIngressPath& a,
                                             const api::networking::v1::HTTPIngressPath& b, report& into) {
  return model::same(a.path.view(), b.path.view())
             ? std::string_view{}
             : into.joined({" (`", b.path.view(), "` and `", a.path.view(), "` are one path of type Prefix)"});
}

/// The earlier path of the same host that takes everything from paths[later]; null where there is none.
constexpr const api::networking::v1::HTTPIngressPath* hiding(const api::networking::v1::IngressSpec& spec,
                                                             std::size_t rule, std::size_t later) {
  using path_type = api::networking::v1::HTTPIngressPath::PathType;
  const auto& hidden = spec.rules[rule].http->paths[later];
  // A path that matches exactly goes before every prefix, wherever it stands.
  const bool is_exact = hidden.pathType == path_type::Exact;
  for (std::size_t r = 0; r <= rule; ++r) {
    if (!spec.rules[r].http || !model::same(spec.rules[r].host.view(), spec.rules[rule].host.view())) continue;
    const auto& paths = spec.rules[r].http->paths;
    for (std::size_t p = 0; p < (r == rule ? later : paths.size()); ++p) {
      // A redirection to HTTPS takes what comes without, and stands before what comes with it.
      if (paths[p].backend.service && paths[p].backend.service->port &&
          paths[p].backend.service->port->name == annotated_port)
        continue;
      if (is_same_path(paths[p], hidden) ||
          (!is_exact && paths[p].pathType == path_type::Prefix && is_below(hidden.path.view(), paths[p].path.view())))
        return &paths[p];
    }
  }
  return nullptr;
}

}  // namespace detail

inline constexpr rule DOV_01{
    "DOV-01",
    "an Ingress's paths stand from the most particular to the least: a prefix does not hide what comes after it",
    "Dovetail (controllers that go by order, such as nginx with regular expressions, answer from the first match)",
    "put the longer path before the shorter one"};
constexpr void no_ingress_path_is_hidden(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses)
    for (std::size_t rule = 0; rule < i.object->spec.rules.size(); ++rule) {
      if (!i.object->spec.rules[rule].http) continue;
      const auto& paths = i.object->spec.rules[rule].http->paths;
      for (std::size_t p = 0; p < paths.size(); ++p) {
        const auto* prefix = detail::hiding(i.object->spec, rule, p);
        if (prefix == nullptr) continue;
        const std::string_view hidden = paths[p].path.view();
        if (detail::is_same_path(paths[p], *prefix))
          into.add(what, *i.owner, paths[p].path.at(),
                   {detail::title(i, into), " has path `", hidden, "` twice, and the first takes everything",
                    detail::written_otherwise(paths[p], *prefix, into), advice{"remove one of the two"}});
        else
          into.add(what, *i.owner, paths[p].path.at(),
                   {detail::title(i, into), " has path `", prefix->path.view(), "` before `", hidden,
                    "`, which it hides", advice{into.joined({"put `", hidden, "` first"})}});
      }
    }
}

namespace detail {

/// The reason for which nothing outside may reach a Service of the stack; empty where something may.
constexpr std::string_view why_internal(std::string_view service_name, const resource& from, const inventory& all) {
  const service* s = all.find_service(service_name, from);
  return s == nullptr || s->owner->notes == nullptr ? std::string_view{} : s->owner->notes->internal_only;
}

}  // namespace detail

inline constexpr rule DOV_02{
    .id = "DOV-02",
    .statement = "no Ingress and no IngressRoute leads to a Service that is said to be internal only",
    .source = "Dovetail",
    .mend = "route elsewhere, or remove internalOnly(...) from the Service",
    .of_stacks_only = "internalOnly() is a note of the Service's source"};
constexpr void internal_services_are_not_routed_to(const rule& what, const inventory& all, report& into) {
  for (const route& r : all.routes) {
    if (!r.to->service) continue;
    const model::text& name = r.to->service->name;
    const std::string_view why = detail::why_internal(name.view(), *r.of->owner, all);
    if (!why.empty())
      into.add(what, *r.of->owner, name.at(),
               {detail::title(r, into), " to Service `", name.view(), "`, which is internal only: ", why});
  }
  for (const route_target& t : all.route_targets) {
    if (!model::same(t.kind, "Service") || !t.name_space.empty()) continue;
    const std::string_view why = detail::why_internal(t.name.view(), *t.of->owner, all);
    if (!why.empty())
      into.add(what, *t.of->owner, t.name.at(),
               {detail::title(*t.of->owner, into), " sends ", t.of->match.view(), " to Service `", t.name.view(),
                "`, which is internal only: ", why});
  }
}

inline constexpr check_function ingress_checks[] = {
    {ingress_backends_exist, {&REF_09}},    {ingress_backends_have_the_port, {&REF_10}},
    {default_backends_exist, {&REF_11}},    {tls_secrets_exist, {&REF_13}},
    {no_ingress_path_is_hidden, {&DOV_01}}, {internal_services_are_not_routed_to, {&DOV_02}},
};

}  // namespace dovetail::check
