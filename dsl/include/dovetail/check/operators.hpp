/// Pods that operators make of their own kinds of objects. No template of theirs is here: of their labels the domain is known,
/// and that the object's name is among the values.
#pragma once

#include "dovetail/check/pod_parts.hpp"

namespace dovetail::check::detail {

/// Groups of objects that operators make pods of no more than Kubernetes does: routes, certificates, secrets, measurements.
constexpr bool is_group_without_pods(std::string_view group) {
  for (const std::string_view each : {"traefik.io",
                                      "traefik.containo.us",
                                      "cert-manager.io",
                                      "acme.cert-manager.io",
                                      "trust.cert-manager.io",
                                      "secrets.hashicorp.com",
                                      "external-secrets.io",
                                      "generators.external-secrets.io",
                                      "bitnami.com",
                                      "onepassword.com",
                                      "networking.istio.io",
                                      "security.istio.io",
                                      "telemetry.istio.io",
                                      "policy.linkerd.io",
                                      "kyverno.io",
                                      "constraints.gatekeeper.sh",
                                      "source.toolkit.fluxcd.io",
                                      "notification.toolkit.fluxcd.io",
                                      "image.toolkit.fluxcd.io",
                                      "metallb.io",
                                      "cilium.io",
                                      "crd.projectcalico.org",
                                      "projectcontour.io",
                                      "keda.sh",
                                      "apiregistration.k8s.io"})
    if (each == group) return true;
  return false;
}
/// Kinds of the kind in groups that have others, too.
constexpr bool is_kind_without_pods(std::string_view kind) {
  for (const std::string_view each : {"ServiceMonitor",
                                      "PodMonitor",
                                      "PrometheusRule",
                                      "Probe",
                                      "ScrapeConfig",
                                      "AlertmanagerConfig",
                                      "VMServiceScrape",
                                      "VMPodScrape",
                                      "VMRule",
                                      "GrafanaDashboard",
                                      "GrafanaDatasource",
                                      "AnalysisTemplate",
                                      "ClusterAnalysisTemplate",
                                      "AppProject",
                                      "Rollout",
                                      "KafkaTopic",
                                      "KafkaUser",
                                      "Database",
                                      "User",
                                      "Grant",
                                      "HTTPRoute",
                                      "GRPCRoute",
                                      "TCPRoute",
                                      "TLSRoute",
                                      "UDPRoute",
                                      "SecurityPolicy",
                                      "BackendTrafficPolicy"})
    if (each == kind) return true;
  return false;
}

constexpr bool is_lower_case_of(std::string_view text, std::string_view word) {
  if (text.size() != word.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = word[i] >= 'A' && word[i] <= 'Z' ? static_cast<char>(word[i] - 'A' + 'a') : word[i];
    if (c != text[i]) return false;
  }
  return true;
}

/// Whether an object may be one that an operator makes pods of: of a group that is not Kubernetes' own.
constexpr bool may_make_pods(const resource& r) {
  const std::string_view group = group_or_domain(r.api_version);
  return !group.empty() && dovetail::detail::contains(group, '.') && !group.ends_with(".k8s.io") &&
         !is_group_without_pods(group) && !is_kind_without_pods(r.kind);
}
/// Whatever an object of Helm's or of a deployment tool installs, it is in a namespace that is said elsewhere.
constexpr bool installs_elsewhere(const resource& r) {
  for (const std::string_view each : {"HelmRelease", "HelmChart", "Application", "ApplicationSet", "Kustomization"})
    if (each == r.kind) return true;
  return false;
}

/// `db`, `db-svc`
constexpr bool is_named_after(const resource& r, std::string_view value) {
  const std::string_view name = r.name.view();
  if (name.empty() || !value.starts_with(name)) return false;
  const std::string_view end = value.substr(name.size());
  for (const std::string_view each : {"", "-svc", "-collector", "-server", "-leader", "-follower", "-sentinel"})
    if (each == end) return true;
  return false;
}

/// Whether an operator may give pods of its object a label of this value: "" is any.
constexpr bool may_label(const resource& r, std::string_view key, std::string_view value) {
  return is_of_maker(key, r.api_version) || is_named_after(r, value) || is_lower_case_of(value, r.kind);
}

/// Whether what may be made of an object is in the namespace of `from`. Of an object without a schema it is not known whether
/// it has a namespace.
constexpr bool may_be_beside(const resource& r, const resource& from) {
  return r.in == from.in || r.in == nullptr || installs_elsewhere(r);
}

/// Calls `visit(object)` for those that an operator may make pods of in the namespace of `from`, until it says true.
template <class Visit>
constexpr auto any_operated(const resource& from, const inventory& all, Visit visit) {
  for (const resource& r : all.resources) {
    if (!may_make_pods(r) || !may_be_beside(r, from) || !visit(r)) continue;
    // What has a template here makes the pods of that template.
    bool is_known = false;
    for (const pod& p : all.pods) is_known = is_known || p.owner == &r;
    if (!is_known) return true;
  }
  return false;
}

/// Whether a selector that picks no pod of a template here may pick what an operator makes of an object that is here.
constexpr bool an_operator_may_make(const model::map<model::text>& selector, const resource& from,
                                    const inventory& all) {
  return any_operated(from, all, [&](const resource& r) {
    for (const auto& wanted : selector)
      if (may_label(r, wanted.key.view(), wanted.value.view())) return true;
    return false;
  });
}
constexpr bool an_operator_may_make(const api::meta::v1::LabelSelector& selector, const resource& from,
                                    const inventory& all) {
  if (an_operator_may_make(selector.matchLabels, from, all)) return true;
  return any_operated(from, all, [&](const resource& r) {
    for (const auto& wanted : selector.matchExpressions) {
      if (wanted.operator_ == "Exists" && is_of_maker(wanted.key.view(), r.api_version)) return true;
      if (!(wanted.operator_ == "In")) continue;
      for (const model::text& value : wanted.values)
        if (may_label(r, wanted.key.view(), value.view())) return true;
    }
    return false;
  });
}

/// Of a selector that picks nobody: the first of its labels that pods do not have, else its first. It has one.
constexpr std::size_t label_of_nobody(const model::map<model::text>& selector, const resource& from,
                                      const inventory& all) {
  for (std::size_t i = 0; i < selector.size(); ++i) {
    bool any = false;
    for (const pod& p : all.pods)
      any = any || (p.owner->in == from.in && may_have(p, selector.at(i).key.view(), selector.at(i).value.view()));
    if (!any) return i;
  }
  return 0;
}

/// "; the pods of StatefulSet `db` are `db-0` to `db-1`"; nothing where the label is no name of a pod that is numbered.
constexpr hint names_of_numbered_pods(std::string_view key, std::string_view value, const resource& from,
                                      const inventory& all, report& into) {
  if (key != "statefulset.kubernetes.io/pod-name") return {};
  for (const pod& p : all.pods) {
    std::string_view rest;
    const std::string_view name = p.owner->name.view();
    if (p.owner->in != from.in || p.counted.size <= 0 || !is_given_to(given_labels[0], p.owner->kind) ||
        !goes_on_after(name, value, rest))
      continue;
    const std::string_view first = into.digits(p.counted.first);
    if (p.counted.size == 1) return {into.joined({"; the pod of ", title(p, into), " is `", name, "-", first, "`"})};
    return {into.joined({"; the pods of ", title(p, into), " are `", name, "-", first, "` to `", name, "-",
                         into.digits(p.counted.first + p.counted.size - 1), "`"})};
  }
  return {};
}

/// What may have been meant by a label that no pod of the namespace has.
constexpr hint nearest_label(const model::text& key, const model::text& value, const resource& from,
                             const inventory& all, report& into) {
  const hint names = names_of_numbered_pods(key.view(), value.view(), from, all, into);
  if (!names.text.empty()) return names;
  return into.suggestion(value.view(), into.joined({"there are pods with `", key.view(), "`"}), [&](auto consider) {
    for (const pod& p : all.pods)
      if (const model::text* label = p.metadata->labels.find(key.view()); label != nullptr && p.owner->in == from.in)
        consider(label->view());
  });
}

}  // namespace dovetail::check::detail
