/// What each kind provides and requires: one overload a kind. A kind without one still has a name and a namespace.
#pragma once

#include "dovetail/api/batch/v1.hpp"
#include "dovetail/check/describe_hook.hpp"
#include "dovetail/check/describe_mariadb.hpp"
#include "dovetail/check/inventory.hpp"
#include "dovetail/check/makers.hpp"
#include "dovetail/check/readers_outside.hpp"
#include "dovetail/check/refer.hpp"
#include "dovetail/text/route_match.hpp"

namespace dovetail::check {

/// A Secret or a ConfigMap that `maker` is, or makes.
constexpr key_holder& add_key_holder(std::string_view kind, std::string_view name, const resource& maker,
                                     inventory& all) {
  key_holder& holder = all.key_holders.emplace_back();
  holder.kind = kind;
  holder.name = name;
  holder.maker = &maker;
  return holder;
}

/// The facts of an object that every kind has.
template <class T>
constexpr resource& add_resource(const T& object, place at, const resource_notes* notes, inventory& all) {
  resource& r = all.resources.emplace_back();
  r.api_version = T::api_version;
  r.kind = T::kind;
  r.name = object.metadata.name;
  r.at = at;
  r.metadata = &object.metadata;
  r.notes = notes;
  all.place_in(object.metadata.namespace_.view(), r, T::namespaced);
  describe_hook(r, all);
  refer(object, r, all);
  if (notes == nullptr) return r;
  for (const made_secret& made : notes->makes) {
    key_holder& holder = add_key_holder("Secret", made.name.view(), r, all);
    holder.keys = made.keys;
    holder.keys_known = !made.keys.empty();
  }
  for (const immutable_note& n : notes->immutable_keys) all.immutable_keys.push_back({&r, n.secret, n.key});
  return r;
}

/// A pod, or a workload's template of one.
constexpr pod& add_pod(const api::meta::v1::ObjectMeta& metadata, const api::core::v1::PodSpec& spec,
                       const resource& owner, inventory& all) {
  pod& p = all.pods.emplace_back();
  p.number = all.pods.size() - 1;
  p.owner = &owner;
  p.metadata = &metadata;
  p.spec = &spec;
  for (const auto& init : spec.initContainers) all.containers.push_back({&p, &init});
  for (const auto& main : spec.containers) all.containers.push_back({&p, &main});
  refer(spec, owner, all);
  return p;
}
constexpr pod& add_pod(const api::core::v1::PodTemplateSpec& made, const resource& owner, inventory& all) {
  return add_pod(made.metadata, made.spec, owner, all);
}

constexpr pod& add_pod(const api::core::v1::PodSpec& spec, const resource& owner, inventory& all) {
  return add_pod(no_metadata, spec, owner, all);
}
constexpr pod& add_pod(const api::batch::v1::JobSpec& made, const resource& owner, inventory& all) {
  return add_pod(made.template_, owner, all);
}
constexpr pod& add_pod(const api::batch::v1::JobTemplateSpec& made, const resource& owner, inventory& all) {
  return add_pod(made.spec, owner, all);
}

namespace detail {

/// The indexes that the pods of an Indexed Job have; none of another one.
constexpr pod_count indexes_of(const api::batch::v1::JobSpec& made) {
  if (!(made.completionMode == "Indexed")) return {0, 0};
  return {0, made.completions.value_or(-1)};
}

}  // namespace detail

/// Of a kind without an overload: the pods that its schema has, which the importer finds.
template <class T>
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  const auto add = [&](const auto& made) { add_pod(made, owner, all); };
  if constexpr (requires { each_pod(object, add); }) each_pod(object, add);
}

constexpr void describe(const api::apps::v1::Deployment& object, const resource& owner, inventory& all) {
  add_pod(object.spec.template_, owner, all).selector = &object.spec.selector;
  const auto& strategy = object.spec.strategy;
  const bool recreates = strategy && strategy->type == api::apps::v1::DeploymentStrategy::Type::Recreate;
  all.replicated_workloads.push_back({&owner, &object.spec.replicas, !recreates});
}
constexpr void describe(const api::apps::v1::ReplicaSet& object, const resource& owner, inventory& all) {
  if (object.spec.template_) add_pod(*object.spec.template_, owner, all).selector = &object.spec.selector;
}
constexpr void describe(const api::apps::v1::DaemonSet& object, const resource& owner, inventory& all) {
  add_pod(object.spec.template_, owner, all).selector = &object.spec.selector;
}
constexpr void describe(const api::apps::v1::StatefulSet& object, const resource& owner, inventory& all) {
  pod& p = add_pod(object.spec.template_, owner, all);
  p.selector = &object.spec.selector;
  p.claim_templates = &object.spec.volumeClaimTemplates;
  // One that has none for the time being will be given some.
  const std::int64_t count = object.spec.replicas.value_or(1);
  p.counted = {object.spec.ordinals ? object.spec.ordinals->start.value_or(0) : 0, count == 0 ? -1 : count};
  all.stateful_sets.push_back({&owner, &object});
  all.replicated_workloads.push_back({&owner, &object.spec.replicas});
  for (const auto& claim_template : object.spec.volumeClaimTemplates) all.claims.push_back({&owner, &claim_template});
}
constexpr void describe(const api::batch::v1::Job& object, const resource& owner, inventory& all) {
  pod& p = add_pod(object.spec.template_, owner, all);
  p.counted = detail::indexes_of(object.spec);
  if (object.spec.selector) p.selector = &*object.spec.selector;
  all.jobs.push_back({&owner, &object.spec.ttlSecondsAfterFinished, &object.spec.parallelism});
}
constexpr void describe(const api::batch::v1::CronJob& object, const resource& owner, inventory& all) {
  const auto& made = object.spec.jobTemplate.spec;
  add_pod(object.spec.jobTemplate, owner, all).counted = detail::indexes_of(made);
  all.jobs.push_back({&owner, &made.ttlSecondsAfterFinished, &made.parallelism, &object.spec.concurrencyPolicy});
}
constexpr void describe(const api::core::v1::ReplicationController& object, const resource& owner, inventory& all) {
  if (object.spec.template_) add_pod(*object.spec.template_, owner, all);
}
constexpr void describe(const api::core::v1::PodTemplate& object, const resource& owner, inventory& all) {
  if (object.template_) add_pod(*object.template_, owner, all);
}
constexpr void describe(const api::core::v1::Pod& object, const resource& owner, inventory& all) {
  add_pod(object.metadata, object.spec, owner, all);
}
constexpr void describe(const api::core::v1::Service& object, const resource& owner, inventory& all) {
  service& s = all.services.emplace_back();
  s.owner = &owner;
  s.object = &object;
}
constexpr void describe(const api::core::v1::ConfigMap& object, const resource& owner, inventory& all) {
  key_holder& holder = add_key_holder("ConfigMap", owner.name.view(), owner, all);
  holder.keys_known = true;
  holder.texts = &object.data;
  holder.never_changes = object.immutable.value_or(false);
  for (const auto& e : object.data) holder.keys.push_back(e.key);
  for (const auto& e : object.binaryData) holder.keys.push_back(e.key);
  detail::note_readers_outside(object.metadata.labels, owner, all);
  detail::note_readers_outside(object.metadata.annotations, owner, all);
  detail::note_copies(object.metadata.annotations, owner, all);
}
constexpr void describe(const api::core::v1::Secret& object, const resource& owner, inventory& all) {
  key_holder& holder = add_key_holder("Secret", owner.name.view(), owner, all);
  holder.keys_known = true;
  holder.texts = &object.stringData;
  holder.never_changes = object.immutable.value_or(false);
  for (const auto& e : object.data) holder.keys.push_back(e.key);
  for (const auto& e : object.stringData) holder.keys.push_back(e.key);
  all.secret_writes.push_back({&owner, "is", owner.name});
  detail::note_readers_outside(object.metadata.labels, owner, all);
  detail::note_readers_outside(object.metadata.annotations, owner, all);
  // A token, a release of Helm's: whoever made the type reads them.
  const std::string_view type = object.type.view();
  const bool is_token = type == "kubernetes.io/service-account-token";
  if (type.starts_with("bootstrap.") || type.starts_with("helm.sh/") || is_token) holder.read_outside = true;
  // Source: kube-controller-manager, pkg/controller/serviceaccount/tokens_controller.go, generateTokenIfNeeded.
  if (is_token)
    for (const char* key : {"token", "ca.crt", "namespace"}) holder.keys.push_back(key);
  detail::note_copies(object.metadata.annotations, owner, all);
}
constexpr void describe(const api::core::v1::PersistentVolumeClaim& object, const resource& owner, inventory& all) {
  all.claims.push_back({&owner, &object});
}

constexpr void describe(const api::core::v1::PersistentVolume& object, const resource& owner, inventory& all) {
  all.persistent_volumes.push_back({&owner, &object});
}

/// Whichever header it is from: that of its group is not among those that every stack includes for its own sake.
template <class T>
  requires(T::kind == "StorageClass" && T::api_version.starts_with("storage.k8s.io/"))
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  all.storage_classes.push_back({&owner, object.provisioner.view()});
}

constexpr void describe(const api::core::v1::ServiceAccount& object, const resource& owner, inventory& all) {
  all.service_accounts.push_back({&owner, &object});
}

namespace detail {

template <class Ports>
constexpr auto add_ports(const Ports& ports, given_addresses& to) {
  for (const auto& port : ports)
    to.ports.push_back({port.name, port.protocol.has_value() ? port.protocol.view() : std::string_view("TCP"),
                        port.name.at().known() ? port.name.at() : port.port.at()});
}

}  // namespace detail

constexpr void describe(const api::core::v1::Endpoints& object, const resource& owner, inventory& all) {
  given_addresses& given = all.addresses.emplace_back();
  given.owner = &owner;
  given.service = owner.name;
  for (const auto& subset : object.subsets) {
    for (const auto* listed : {&subset.addresses, &subset.notReadyAddresses})
      for (const auto& address : *listed) given.addresses.push_back(address.ip);
    detail::add_ports(subset.ports, given);
  }
}
template <class T>
  requires(T::kind == "EndpointSlice")
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  given_addresses& given = all.addresses.emplace_back();
  given.owner = &owner;
  if (const model::text* of = object.metadata.labels.find("kubernetes.io/service-name")) given.service = *of;
  given.type = object.addressType.view();
  for (const auto& endpoint : object.endpoints)
    for (const model::text& address : endpoint.addresses) given.addresses.push_back(address);
  detail::add_ports(object.ports, given);
}

// Kinds whose types are in headers that few stacks include: whichever header it is.

template <class T>
  requires(T::kind == "HorizontalPodAutoscaler")
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  autoscaler& a = all.autoscalers.emplace_back();
  a.owner = &owner;
  a.target_version = object.spec.scaleTargetRef.apiVersion;
  a.target_kind = object.spec.scaleTargetRef.kind;
  a.target = object.spec.scaleTargetRef.name;
  a.least = object.spec.minReplicas;
  a.most = object.spec.maxReplicas;
  if constexpr (requires { object.spec.targetCPUUtilizationPercentage; })
    if (object.spec.targetCPUUtilizationPercentage.has_value()) a.shares.push_back({"cpu", {}});
  if constexpr (requires { object.spec.metrics; })
    for (const auto& metric : object.spec.metrics) {
      if (metric.containerResource) a.containers.push_back(metric.containerResource->container);
      if (metric.containerResource && metric.containerResource->target.averageUtilization.has_value())
        a.shares.push_back({metric.containerResource->name, metric.containerResource->container});
      if (metric.resource && metric.resource->target.averageUtilization.has_value())
        a.shares.push_back({metric.resource->name, {}});
    }
}

template <class T>
  requires(T::kind == "PodDisruptionBudget")
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  all.disruption_budgets.push_back({&owner, object.spec.selector ? &*object.spec.selector : nullptr,
                                    &object.spec.minAvailable, &object.spec.maxUnavailable});
}

/// A Role or a ClusterRole.
template <class T>
  requires((T::kind == "Role" || T::kind == "ClusterRole") && T::api_version.starts_with("rbac."))
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  if constexpr (requires { object.aggregationRule; })
    if (object.aggregationRule) {
      const bool any = !object.rules.empty();
      all.aggregated_roles.push_back({&owner, &object.aggregationRule->clusterRoleSelectors,
                                      any && !object.rules[0].verbs.empty() ? object.rules[0].verbs[0].at() : place{},
                                      any});
      return;
    }
  for (const auto& rule : object.rules)
    all.access_rules.push_back(
        {&owner, &rule.apiGroups, &rule.resources, &rule.verbs, &rule.resourceNames, &rule.nonResourceURLs});
}

/// A RoleBinding or a ClusterRoleBinding.
template <class T>
  requires((T::kind == "RoleBinding" || T::kind == "ClusterRoleBinding") && T::api_version.starts_with("rbac."))
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  role_binding& binding = all.role_bindings.emplace_back();
  binding.owner = &owner;
  binding.role_kind = object.roleRef.kind.view();
  binding.role = object.roleRef.name;
  for (const auto& subject : object.subjects) binding.subjects.push_back({subject.kind.view(), subject.name});
}

constexpr void describe(const api::networking::v1::NetworkPolicy& object, const resource& owner, inventory& all) {
  all.network_policies.push_back({&owner, &object});
}
constexpr void describe(const api::networking::v1::IngressClass& object, const resource& owner, inventory& all) {
  all.ingress_classes.push_back({&owner, &object});
}

/// A Secret that cert-manager makes; `ca.crt` is there where the issuer has it to give.
constexpr key_holder& add_certificate(const model::text& name, const resource& maker, inventory& all) {
  key_holder& holder = add_key_holder("Secret", name.view(), maker, all);
  for (const std::string_view key : certificate_keys) holder.keys.push_back(model::text(key));
  holder.keys_known = true;
  all.secret_writes.push_back({&maker, "has cert-manager write", name});
  return holder;
}

constexpr void describe(const api::networking::v1::Ingress& object, const resource& owner, inventory& all) {
  ingress& i = all.ingresses.emplace_back();
  i.owner = &owner;
  i.object = &object;
  for (const auto& rule : object.spec.rules)
    if (rule.http)
      for (const auto& path : rule.http->paths) all.routes.push_back({&i, &path.backend, &path});
  if (object.spec.defaultBackend) all.routes.push_back({&i, &*object.spec.defaultBackend, nullptr});
  for (const auto& tls : object.spec.tls) all.tls_uses.push_back({&owner, tls.secretName, tls.hosts});
  // What makes cert-manager ask for the certificates of an Ingress.
  const auto& annotations = object.metadata.annotations;
  for (const std::string_view asks :
       {"cert-manager.io/cluster-issuer", "cert-manager.io/issuer", "kubernetes.io/tls-acme"}) {
    if (!annotations.contains(asks)) continue;
    for (const auto& tls : object.spec.tls)
      if (tls.secretName.has_value()) add_certificate(tls.secretName, owner, all);
    break;
  }
}

/// cert-manager's Certificate, whichever header it is from.
template <class T>
  requires(T::kind == "Certificate" && T::api_version.starts_with("cert-manager.io/"))
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  key_holder& made = add_certificate(object.spec.secretName, owner, all);
  if (object.spec.secretTemplate) {
    detail::note_readers_outside(object.spec.secretTemplate->labels, owner, all);
    detail::note_readers_outside(object.spec.secretTemplate->annotations, owner, all);
    detail::note_copies(object.spec.secretTemplate->annotations, owner, all);
  }
  // Further files of the same Secret.
  for (const auto& format : object.spec.additionalOutputFormats)
    made.keys.push_back(format.type == std::remove_cvref_t<decltype(format)>::Type::DER ? certificate_der_key
                                                                                        : certificate_pem_key);
  if (object.spec.keystores) {
    const auto& stores = *object.spec.keystores;
    if (stores.jks && stores.jks->create.value_or(false))
      for (const char* key : certificate_jks_keys) made.keys.push_back(key);
    if (stores.pkcs12 && stores.pkcs12->create.value_or(false))
      for (const char* key : certificate_pkcs12_keys) made.keys.push_back(key);
  }

  all.certificates.push_back({&owner, object.spec.secretName.view(), &object.spec.dnsNames});
  const auto& issuer = object.spec.issuerRef;
  if (issuer.group.has_value() && !(issuer.group == "cert-manager.io")) return;
  all.issuer_references.push_back(
      {&owner, issuer.kind.has_value() ? issuer.kind.view() : std::string_view("Issuer"), issuer.name});
}

/// cert-manager's Issuer and ClusterIssuer. What a ClusterIssuer reads and makes is in cert-manager's own namespace, which a
/// stack does not know.
template <class T>
  requires((T::kind == "Issuer" || T::kind == "ClusterIssuer") && T::api_version.starts_with("cert-manager.io/"))
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  if (!T::namespaced) return;
  if (object.spec.acme) {
    key_holder& account = add_key_holder("Secret", object.spec.acme->privateKeySecretRef.name.view(), owner, all);
    account.keys.push_back("tls.key");
    all.secret_writes.push_back({&owner, "has cert-manager write", object.spec.acme->privateKeySecretRef.name});
  }
  if (object.spec.ca) all.secret_uses.push_back({&owner, "signs with", object.spec.ca->secretName});
}

/// Traefik's IngressRoute.
template <class T>
  requires(T::kind == "IngressRoute" && T::api_version.starts_with("traefik.io/"))
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  tls_use* tls = nullptr;
  if (object.spec.tls) {
    tls = &all.tls_uses.emplace_back();
    tls->owner = &owner;
    tls->secret = object.spec.tls->secretName;
  }
  for (const auto& route : object.spec.routes) {
    matched_route& r = all.matched_routes.emplace_back();
    r.owner = &owner;
    r.match = route.match;
    r.syntax = route.syntax.view();
    r.entry_points = &object.spec.entryPoints;
    r.priority = route.priority;
    r.tls = tls != nullptr;
    if (tls != nullptr)
      read_route_match(route.match.view(), [&](std::string_view matcher, std::string_view host) {
        if (matcher == "Host") tls->hosts.push_back(model::text(host, route.match.at()));
      });
    for (const auto& to : route.services) {
      const std::string_view kind = to.kind.has_value() ? to.kind.view() : std::string_view("Service");
      all.route_targets.push_back({&r, kind, to.name, to.namespace_, to.port});
    }
    for (const auto& through : route.middlewares)
      all.route_targets.push_back({&r, "Middleware", through.name, through.namespace_, {}});
  }
}

}  // namespace dovetail::check
