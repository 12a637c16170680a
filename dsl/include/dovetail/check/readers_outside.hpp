/// Whether a Secret or a ConfigMap is for somebody outside of its stack, by what stands on it, or by its name.
#pragma once

#include "dovetail/check/inventory.hpp"

namespace dovetail::check {

namespace detail {

/// A label or an annotation that only says what an object is part of.
constexpr bool is_for_people(std::string_view key) {
  for (const std::string_view common : {"app.kubernetes.io/", "helm.sh/", "meta.helm.sh/", "kubectl.kubernetes.io/",
                                        "dovetail", "kustomize.toolkit.fluxcd.io/", "argocd.argoproj.io/sync-"})
    if (key.starts_with(common)) return true;
  for (const std::string_view common : {"app", "k8s-app", "name", "component", "tier", "environment", "env", "team",
                                        "version", "chart", "release", "heritage", "owner", "description"})
    if (key == common) return true;
  return false;
}
/// What stands on a Secret or a ConfigMap for somebody who looks for such: a controller, a sidecar. Called right after its
/// maker has been described.
constexpr void note_readers_outside(const model::map<model::text>& words, const resource& maker, inventory& all) {
  for (const auto& each : words) {
    if (is_for_people(each.key.view())) continue;
    for (std::size_t i = all.key_holders.size(); i-- != 0 && all.key_holders[i].maker == &maker;)
      all.key_holders[i].read_outside = true;
    return;
  }
}

/// What controllers read through the API by its name. An empty name is any; a name may end in `*`.
struct read_by_name {
  std::string_view kind;
  std::string_view name;
  /// Empty: any.
  std::string_view name_space;
};
inline constexpr read_by_name reads_by_name[] = {
    // Kubernetes' own add-ons, cloud providers' agents and kubeadm: aws-auth, coredns, kube-proxy, cluster-info.
    {"ConfigMap", "", "kube-system"},
    {"Secret", "", "kube-system"},
    {"ConfigMap", "", "kube-public"},
    // Argo CD, argo-cd.readthedocs.io operator-manual/declarative-setup: "Atomic configuration".
    {"ConfigMap", "argocd-cm", ""},
    {"ConfigMap", "argocd-cmd-params-cm", ""},
    {"ConfigMap", "argocd-gpg-keys-cm", ""},
    {"ConfigMap", "argocd-notifications-cm", ""},
    {"ConfigMap", "argocd-rbac-cm", ""},
    {"ConfigMap", "argocd-ssh-known-hosts-cm", ""},
    {"ConfigMap", "argocd-tls-certs-cm", ""},
    {"Secret", "argocd-secret", ""},
    {"Secret", "argocd-notifications-secret", ""},
    // Argo Workflows, docs/workflow-controller-configmap.md.
    {"ConfigMap", "workflow-controller-configmap", ""},
    // Knative and Tekton watch the ConfigMaps of their own namespace.
    {"ConfigMap", "", "knative-serving"},
    {"ConfigMap", "", "knative-eventing"},
    {"ConfigMap", "", "tekton-pipelines"},
    // OpenShift's cluster monitoring operator.
    {"ConfigMap", "cluster-monitoring-config", "openshift-monitoring"},
    {"ConfigMap", "user-workload-monitoring-config", "openshift-user-workload-monitoring"},
    // Istio's mesh configuration, MetalLB before 0.13, ingress-nginx as its manifests name it.
    {"ConfigMap", "istio*", "istio-system"},
    {"ConfigMap", "config", "metallb-system"},
    {"ConfigMap", "ingress-nginx-controller", ""},
    // The Prometheus operator takes an Alertmanager's configuration from alertmanager-<its name>.
    {"Secret", "alertmanager-*", ""},
};

constexpr bool is_read_by_name(std::string_view kind, std::string_view name, std::string_view name_space) {
  for (const read_by_name& each : reads_by_name) {
    if (each.kind != kind || (!each.name_space.empty() && each.name_space != name_space)) continue;
    if (each.name.empty() || each.name == name) return true;
    if (each.name.ends_with('*') && name.starts_with(each.name.substr(0, each.name.size() - 1))) return true;
  }
  return false;
}

/// What copies an object to other namespaces, as an annotation says; and what fills one from somewhere else.
struct copying {
  std::string_view annotation;
  /// Where the namespaces stand; empty: in the annotation itself.
  std::string_view namespaces;
  /// The object is filled with what another one has.
  bool fills = false;
};
inline constexpr copying copyings[] = {
    // emberstack/kubernetes-reflector, README: "Annotate the source".
    {"reflector.v1.k8s.emberstack.com/reflection-auto-enabled",
     "reflector.v1.k8s.emberstack.com/reflection-auto-namespaces"},
    {"reflector.v1.k8s.emberstack.com/reflects", "", true},
    // mittwald/kubernetes-replicator, README: "Push-based replication", "Pull-based replication".
    {"replicator.v1.mittwald.de/replicate-to", ""},
    {"replicator.v1.mittwald.de/replicate-to-matching", "*"},
    {"replicator.v1.mittwald.de/replicate-from", "", true},
    // kubed, and Config Syncer after it: the value selects namespaces by their labels.
    {"kubed.appscode.com/sync", "*"},
    // sealed-secrets, README: "Managing existing secrets".
    {"sealedsecrets.bitnami.com/managed", "", true},
    {"sealedsecrets.bitnami.com/patch", "", true},
};

/// Notes what is copied of the objects that `maker` is or makes. Called right after its maker has been described.
constexpr void note_copies(const model::map<model::text>& annotations, const resource& maker, inventory& all) {
  if (annotations.empty()) return;
  for (const copying& each : copyings) {
    const model::text* said = annotations.find(each.annotation);
    if (said == nullptr || *said == "false") continue;
    for (std::size_t i = all.key_holders.size(); i-- != 0 && all.key_holders[i].maker == &maker;) {
      key_holder& holder = all.key_holders[i];
      holder.read_outside = true;
      if (each.fills) {
        holder.keys_known = false;
        continue;
      }
      holder.copied = true;
      if (each.namespaces.empty()) holder.copied_to = said->view();
      else if (const model::text* listed = annotations.find(each.namespaces)) holder.copied_to = listed->view();
    }
  }
}

}  // namespace detail

}  // namespace dovetail::check
