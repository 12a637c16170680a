/// Policies: what a stack can ask for, and what a waiver with a reason can switch off for one resource or container. Each
/// asks `waived` before it reports.
#pragma once

#include "dovetail/check/grammar.hpp"

namespace dovetail::check {

inline constexpr rule SEC_03{"SEC-03",
                             "every container runs as a user that is not root",
                             "kube-linter run-as-non-root; Polaris runAsRootAllowed; Pod Security restricted",
                             "add withSecurityContext(non_root(…)), or withWaiver(\"SEC-03\", \"why\")",
                             severity::error,
                             true};
constexpr void check_SEC_03(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    const auto& own = c.object->securityContext;
    const auto& of_pod = c.of->spec->securityContext;
    // What the container says goes before what its pod says.
    const model::boolean non_root = own && own->runAsNonRoot.has_value() ? own->runAsNonRoot
                                    : of_pod                             ? of_pod->runAsNonRoot
                                                                         : model::boolean{};
    const model::integer user = own && own->runAsUser.has_value() ? own->runAsUser
                                : of_pod                          ? of_pod->runAsUser
                                                                  : model::integer{};
    const bool is_root = user.has_value() && user.value() == 0;
    if (!is_root && (non_root.value_or(false) || user.has_value())) continue;
    if (into.waived(what, *c.of->owner, c.object)) continue;
    into.add(what, *c.of->owner,
             is_root                ? user.at()
             : non_root.has_value() ? non_root.at()
                                    : c.object->name.at(),
             {detail::title(c, into),
              is_root                ? " runs as user 0, which is root"
              : non_root.has_value() ? " may run as root: runAsNonRoot is false"
                                     : " may run as root: neither it nor its pod says runAsNonRoot",
              "; add withSecurityContext(non_root()), or waive SEC-03 with a reason"});
  }
}

inline constexpr rule SEC_42{"SEC-42",
                             "every image is pinned: by a tag that is not `latest`, or by a digest",
                             "kube-linter latest-tag; kube-score container-image-tag; Polaris tagNotSpecified",
                             "name a version, or withWaiver(\"SEC-42\", \"why\")",
                             severity::error,
                             true};
namespace detail {

/// Whether an image may be another one tomorrow.
constexpr bool is_moving(std::string_view image) {
  if (image.empty()) return false;
  const image_parts parts = split_image(image);
  return parts.digest.empty() && (parts.tag.empty() || model::same(parts.tag, "latest"));
}

}  // namespace detail

/// One finding for all of them: they are mended together, by whoever decides what is deployed.
constexpr void check_SEC_42(const rule& what, const inventory& all, report& into) {
  const container* first = nullptr;
  std::string_view others;
  for (const container& c : all.containers) {
    const std::string_view image = c.object->image.view();
    if (!detail::is_moving(image) || into.waived(what, *c.of->owner, c.object)) continue;
    if (first == nullptr) first = &c;
    else others = into.joined({others, ", ", detail::title(c, into), " (`", image, "`)"});
  }
  if (first == nullptr) return;
  const std::string_view image = first->object->image.view();
  into.add(what, *first->of->owner, first->object->image.at(),
           {detail::title(*first, into), " has image `", image, "`, ",
            split_image(image).tag.empty() ? "which has no tag" : "whose tag moves", others.empty() ? "" : "; so have",
            others.empty() ? others : others.substr(1), others.empty() ? "; name a version" : "; name versions",
            ", or waive SEC-42 with a reason"});
}

namespace detail {

/// Whether what is written to a volume is there after the pod is gone, and after its node is.
constexpr bool outlives_pod(const api::core::v1::Volume& v) {
  return v.persistentVolumeClaim || v.nfs || v.csi || v.iscsi || v.cephfs || v.rbd || v.fc || v.awsElasticBlockStore ||
         v.gcePersistentDisk || v.azureDisk || v.azureFile || v.cinder || v.vsphereVolume || v.portworxVolume;
}

constexpr bool mounts(const pod& p, std::string_view volume) {
  for (const auto& main : p.spec->containers)
    for (const auto& mount : main.volumeMounts)
      if (model::same(mount.name.view(), volume) && !mount.readOnly.value_or(false)) return true;
  return false;
}

/// Whether a container can write to a volume that outlives the pod.
constexpr bool has_lasting_volume(const pod& p) {
  for (const auto& volume : p.spec->volumes)
    if (outlives_pod(volume) && mounts(p, volume.name.view())) return true;
  if (p.claim_templates != nullptr)
    for (const auto& claim : *p.claim_templates)
      if (mounts(p, claim.metadata.name.view())) return true;
  return false;
}

}  // namespace detail

inline constexpr rule DOV_12{
    "DOV-12",        "a workload that is said to keep state (keepsState) has a volume that outlives its pods",
    "Dovetail",      "mount a claim, or withWaiver(\"DOV-12\", \"why\")",
    severity::error, true};
constexpr void check_DOV_12(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (p.owner->notes == nullptr || p.owner->notes->kept_state.empty() || detail::has_lasting_volume(p)) continue;
    if (into.waived(what, *p.owner, nullptr)) continue;
    const model::text& state = p.owner->notes->kept_state;
    into.add(
        what, *p.owner, state.at(),
        {detail::title(p, into), " keeps ", state.view(),
         ", but mounts no volume that outlives its pods; mount a persistent claim, or waive DOV-12 with a reason"});
  }
}

inline constexpr rule REL_10{"REL-10",
                             "a workload that is said to need so many replicas (needsReplicas) has them",
                             "kube-linter minimum-three-replicas; kube-score; Polaris (each with a number of its own)",
                             "add withReplicas(…), or withWaiver(\"REL-10\", \"why\")",
                             severity::error,
                             true};
constexpr void check_REL_10(const rule& what, const inventory& all, report& into) {
  for (const replicated& r : all.replicated_workloads) {
    if (r.owner->notes == nullptr || !r.owner->notes->needed_replicas.has_value()) continue;
    const std::int64_t there = r.count->value_or(1), needed = r.owner->notes->needed_replicas.value();
    if (there >= needed || into.waived(what, *r.owner, nullptr)) continue;
    const model::text& why = r.owner->notes->replicas_reason;
    into.add(what, *r.owner, r.count->at().known() ? r.count->at() : why.at(),
             {detail::title(*r.owner, into), " has ", into.digits(there), there == 1 ? " replica" : " replicas",
              " and needs ", into.digits(needed), why.empty() ? "" : ": ", why.view(), "; add withReplicas(",
              into.digits(needed), "), or waive REL-10 with a reason"});
  }
}

namespace detail {

constexpr void check_optional_secret(const rule& what, const container& c, const model::text& name,
                                     const model::boolean& optional, const char* verb, report& into) {
  if (!optional.value_or(false) || into.waived(what, owner_of(c), c.object)) return;
  into.add(what, owner_of(c), name.at(),
           {title(c, into), " ", verb, " Secret `", name.view(),
            "` only if it is there, so it starts without; remove optional(), or waive DOV-13 with a reason"});
}

}  // namespace detail

inline constexpr rule DOV_13{"DOV-13",        "no container starts without a Secret that it takes: none is optional",
                             "Dovetail",      "remove optional(), or withWaiver(\"DOV-13\", \"why\")",
                             severity::error, true};
constexpr void check_DOV_13(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    for (const auto& from : c.object->envFrom)
      if (from.secretRef)
        detail::check_optional_secret(what, c, from.secretRef->name, from.secretRef->optional,
                                      "takes its variables from", into);
    for (const auto& variable : c.object->env)
      if (variable.valueFrom && variable.valueFrom->secretKeyRef)
        detail::check_optional_secret(what, c, variable.valueFrom->secretKeyRef->name,
                                      variable.valueFrom->secretKeyRef->optional, "reads", into);
    for (const auto& mount : c.object->volumeMounts)
      for (const auto& volume : c.of->spec->volumes)
        if (volume.secret && model::same(volume.name.view(), mount.name.view()))
          detail::check_optional_secret(what, c, volume.secret->secretName, volume.secret->optional, "mounts", into);
  }
}

/// Every policy that a stack can ask for.
inline constexpr check_function policies[] = {{&SEC_03, check_SEC_03},
                                              {&SEC_42, check_SEC_42},
                                              {&DOV_12, check_DOV_12},
                                              {&REL_10, check_REL_10},
                                              {&DOV_13, check_DOV_13}};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

inline constexpr const check::rule* non_root = &check::SEC_03;
inline constexpr const check::rule* pinned_images = &check::SEC_42;
inline constexpr const check::rule* state_on_volumes = &check::DOV_12;
inline constexpr const check::rule* enough_replicas = &check::REL_10;
inline constexpr const check::rule* no_optional_secrets = &check::DOV_13;

}  // namespace dovetail::policy
