/// Rules over Ingresses: where they route, in which order, and with whose certificates.
#pragma once

#include "dovetail/check/service.hpp"

namespace dovetail::check {

namespace detail {

/// Calls `visit(backend, from)` for each backend of the Ingress's rules; `from` says which path in a finding.
template <class Visit>
constexpr void each_path(const ingress& i, Visit visit) {
  for (const auto& rule : i.object->spec.rules)
    if (rule.http)
      for (const auto& path : rule.http->paths) visit(path);
}

constexpr void check_backend_service(const rule& what, const ingress& i, std::string_view from,
                                     const model::optional<api::networking::v1::IngressServiceBackend>& backend,
                                     const inventory& all, report& into) {
  if (!backend) return;
  const std::string_view name = backend->name.view();
  const std::string_view name_space = i.owner->name_space;
  if (all.find_service(name, name_space) != nullptr || all.find_external_service(name, name_space) != nullptr) return;
  nearest_name near(name);
  for (const service& s : all.services)
    if (s.owner->name_space == name_space) near.consider(s.owner->name.view());
  for (const external_service& s : all.external_services)
    if (s.owner->name_space == name_space) near.consider(s.owner->name.view());
  into.add(what, *i.owner, backend->name.at(),
           {title(*i.owner, into), " routes ", from, " to Service `", name, "`, which this stack does not define",
            into.suggestion(near.found())});
}

/// A number or a name among a Service's ports.
struct port_search {
  bool found = false;
  std::string_view known{};
  nearest_name near;

  constexpr explicit port_search(std::string_view name) : near(name) {}
  constexpr void consider(const api::networking::v1::ServiceBackendPort& wanted, std::string_view name,
                          std::int64_t number, report& into) {
    found = found || (wanted.number.has_value() && wanted.number.value() == number) ||
            (wanted.name.has_value() && wanted.name.view() == name);
    near.consider(name);
    known = into.joined({known, known.empty() ? "" : ", ", name, name.empty() ? "" : " ", into.digits(number)});
  }
};

constexpr void check_backend_port(const rule& what, const ingress& i, std::string_view from,
                                  const model::optional<api::networking::v1::IngressServiceBackend>& backend,
                                  const inventory& all, report& into) {
  if (!backend || !backend->port) return;
  port_search search(backend->port->name.view());
  const std::string_view name = backend->name.view();
  if (const service* s = all.find_service(name, i.owner->name_space)) {
    for (const auto& p : s->object->spec.ports) search.consider(*backend->port, p.name.view(), p.port.value(), into);
  } else if (const external_service* e = all.find_external_service(name, i.owner->name_space)) {
    if (e->ports.empty()) return;
    for (const auto& p : e->ports) search.consider(*backend->port, p.name, p.number, into);
  } else {
    return;
  }
  if (search.found) return;
  const bool by_name = backend->port->name.has_value();
  into.add(what, *i.owner, by_name ? backend->port->name.at() : backend->port->number.at(),
           {title(*i.owner, into), " routes ", from, " to port `",
            by_name ? backend->port->name.view() : into.digits(backend->port->number.value()), "` of Service `", name,
            "`, which has no such port",
            search.known.empty() ? std::string_view{} : into.joined({"; its ports are: ", search.known}),
            into.suggestion(by_name ? search.near.found() : std::string_view{})});
}

}  // namespace detail

inline constexpr rule REF_09{"REF-09", "an Ingress routes to Services that exist",
                             "kube-linter dangling-ingress; kube-score; Kubevious; Monokle",
                             "route to a Service of the stack by its handle, or declare the Service external"};
constexpr void check_REF_09(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses)
    detail::each_path(i, [&](const api::networking::v1::HTTPIngressPath& path) {
      detail::check_backend_service(what, i, into.joined({"`", path.path.view(), "`"}), path.backend.service, all, into);
    });
}

inline constexpr rule REF_10{"REF-10", "an Ingress routes to ports that its Services have",
                             "kube-linter dangling-ingress; kube-score; Kubevious", "route to a port that the Service has"};
constexpr void check_REF_10(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses)
    detail::each_path(i, [&](const api::networking::v1::HTTPIngressPath& path) {
      detail::check_backend_port(what, i, into.joined({"`", path.path.view(), "`"}), path.backend.service, all, into);
    });
}

inline constexpr rule REF_11{"REF-11", "an Ingress's default backend is a Service that exists and has the port",
                             "kube-linter dangling-ingress", "send the rest to a Service of the stack"};
constexpr void check_REF_11(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses) {
    if (!i.object->spec.defaultBackend) continue;
    detail::check_backend_service(what, i, "what no path takes", i.object->spec.defaultBackend->service, all, into);
    detail::check_backend_port(what, i, "what no path takes", i.object->spec.defaultBackend->service, all, into);
  }
}

inline constexpr rule REF_13{"REF-13", "an Ingress's TLS Secret exists, or cert-manager makes it", "Dovetail",
                             "name an issuer with withClusterIssuer(…), or declare the Secret external"};
constexpr void check_REF_13(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses)
    for (const auto& tls : i.object->spec.tls) {
      if (!tls.secretName.has_value()) continue;
      if (all.find_keys("Secret", tls.secretName.view(), i.owner->name_space) != nullptr) continue;
      nearest_name near(tls.secretName.view());
      for (const key_holder& h : all.key_holders)
        if (h.kind == "Secret" && h.name_space == i.owner->name_space) near.consider(h.name);
      into.add(what, *i.owner, tls.secretName.at(),
               {detail::title(*i.owner, into), " takes its certificate from Secret `", tls.secretName.view(),
                "`, which nothing in this stack makes and no external declares", into.suggestion(near.found())});
    }
}

inline constexpr rule REF_68{"REF-68", "the issuer that an Ingress names exists, and it names one only", "Kubevious",
                             "declare the issuer: external<ClusterIssuer>(\"…\")"};
constexpr void check_REF_68(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses) {
    const auto& annotations = i.object->metadata.annotations;
    const model::text* cluster_issuer = annotations.find("cert-manager.io/cluster-issuer");
    const model::text* issuer = annotations.find("cert-manager.io/issuer");
    if (cluster_issuer != nullptr && issuer != nullptr)
      into.add(what, *i.owner, issuer->at(),
               {detail::title(*i.owner, into), " names both ClusterIssuer `", cluster_issuer->view(), "` and Issuer `",
                issuer->view(), "`; cert-manager takes one"});
    const auto check = [&](std::string_view kind, const model::text* name) {
      if (name == nullptr) return;
      nearest_name near(name->view());
      for (const resource& r : all.resources) {
        if (r.kind != kind) continue;
        if (r.name.view() == name->view() && (r.name_space.empty() || r.name_space == i.owner->name_space)) return;
        near.consider(r.name.view());
      }
      into.add(what, *i.owner, name->at(),
               {detail::title(*i.owner, into), " asks ", kind, " `", name->view(),
                "` for its certificate, which is not in this stack and which no external declares",
                into.suggestion(near.found())});
    };
    check("ClusterIssuer", cluster_issuer);
    check("Issuer", issuer);
  }
}

inline constexpr rule DOV_01{
    "DOV-01", "an Ingress's paths stand from the most particular to the least: a prefix does not hide what comes after it",
    "Dovetail (controllers that go by order, such as nginx with regular expressions, answer from the first match)",
    "put the longer path before the shorter one"};
constexpr void check_DOV_01(const rule& what, const inventory& all, report& into) {
  using path_type = api::networking::v1::HTTPIngressPath::PathType;
  const auto below = [](std::string_view path, std::string_view prefix) {
    while (prefix.size() > 1 && prefix.ends_with('/')) prefix.remove_suffix(1);
    return prefix == "/" || (path.starts_with(prefix) && (path.size() == prefix.size() || path[prefix.size()] == '/'));
  };
  for (const ingress& i : all.ingresses)
    for (const auto& rule : i.object->spec.rules) {
      if (!rule.http) continue;
      const auto& paths = rule.http->paths;
      for (std::size_t later = 1; later < paths.size(); ++later)
        for (std::size_t earlier = 0; earlier < later; ++earlier) {
          if (!(paths[earlier].pathType == path_type::Prefix)) continue;
          if (!below(paths[later].path.view(), paths[earlier].path.view())) continue;
          into.add(what, *i.owner, paths[later].path.at(),
                   {detail::title(*i.owner, into), " has path `", paths[earlier].path.view(), "` before `",
                    paths[later].path.view(), "`, which it hides: put `", paths[later].path.view(), "` first"});
          break;
        }
    }
}

inline constexpr rule DOV_02{"DOV-02", "no Ingress routes to a Service that is said to be internal only", "Dovetail",
                             "route elsewhere, or remove internalOnly(…) from the Service"};
constexpr void check_DOV_02(const rule& what, const inventory& all, report& into) {
  for (const ingress& i : all.ingresses) {
    const auto check = [&](std::string_view from,
                           const model::optional<api::networking::v1::IngressServiceBackend>& backend) {
      if (!backend) return;
      const service* s = all.find_service(backend->name.view(), i.owner->name_space);
      if (s == nullptr || s->owner->notes == nullptr || s->owner->notes->internal_only.empty()) return;
      into.add(what, *i.owner, backend->name.at(),
               {detail::title(*i.owner, into), " routes ", from, " to Service `", backend->name.view(),
                "`, which is internal only: ", s->owner->notes->internal_only});
    };
    detail::each_path(i, [&](const api::networking::v1::HTTPIngressPath& path) {
      check(into.joined({"`", path.path.view(), "`"}), path.backend.service);
    });
    if (i.object->spec.defaultBackend) check("what no path takes", i.object->spec.defaultBackend->service);
  }
}

}  // namespace dovetail::check
