/// Policies over images, and over what a stack's source says of a workload: that it keeps state, needs replicas, needs a Secret.
#pragma once

#include "dovetail/check/asked_policy.hpp"
#include "dovetail/check/finding.hpp"
#include "dovetail/text/image.hpp"

namespace dovetail::check {

inline constexpr rule SEC_42{
    .id = "SEC-42",
    .statement = "every image is pinned: by a tag that is not `latest`, or by a digest",
    .source = "kube-linter latest-tag; kube-score container-image-tag; Polaris tagNotSpecified",
    .mend = "name a version, or withWaiver(...)",
    .policy = true,
    .profiles = {.production = asked}};

namespace detail {

/// Whether an image may be another one tomorrow.
constexpr bool is_moving(std::string_view image) {
  if (image.empty()) return false;
  const image_parts parts = split_image(image);
  return parts.digest.empty() && (parts.tag.empty() || model::same(parts.tag, "latest"));
}

}  // namespace detail

/// Each at its place. In a stack one finding for all of them: they are mended together, by whoever decides what is deployed.
constexpr void images_are_pinned(const rule& what, const inventory& all, report& into) {
  const auto tell_one = [&](const container& c) {
    const std::string_view image = c.object->image.view();
    into.add(what, *c.of->owner, c.object->image.at(),
             {detail::title(c, into), " has image `", image, "`, ",
              split_image(image).tag.empty() ? "which has no tag" : "whose tag moves",
              advice{"name a version, or waive SEC-42 with a reason"}});
  };
  const container* first = nullptr;
  std::string_view images;
  std::int64_t count = 0;
  for (const container& c : all.containers) {
    const std::string_view image = c.object->image.view();
    if (!detail::is_moving(image) || into.waived(what, *c.of->owner, c.object)) continue;
    if (!std::is_constant_evaluated()) {
      tell_one(c);
      continue;
    }
    if (first == nullptr) first = &c;
    ++count;
    images = into.joined({images, count == 1 ? "" : ", ", "`", image, "` (", detail::title(c, into), ")"});
  }
  if (count == 1) tell_one(*first);
  if (count > 1)
    into.add(what, *first->of->owner, first->object->image.at(),
             {into.digits(count), " images have no tag, or one that moves: ", images,
              advice{"name versions, or waive SEC-42 with a reason"}});
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
    .id = "DOV-12",
    .statement = "a workload that is said to keep state (keepsState) has a volume that outlives its pods",
    .source = "Dovetail",
    .mend = "mount a claim, or withWaiver(...)",
    .policy = true,
    .profiles = {.production = asked},
    .of_stacks_only = "keepsState() is a note of the workload's source"};
constexpr void kept_state_outlives_its_pods(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (p.owner->notes == nullptr || p.owner->notes->kept_state.empty() || detail::has_lasting_volume(p)) continue;
    if (into.waived(what, *p.owner, nullptr)) continue;
    const model::text& state = p.owner->notes->kept_state;
    into.add(what, *p.owner, state.at(),
             {detail::title(p, into), " keeps ", state.view(), ", but mounts no volume that outlives its pods",
              advice{"mount a persistent claim, or waive DOV-12 with a reason"}});
  }
}

inline constexpr rule REL_10{
    .id = "REL-10",
    .statement = "a workload has as many replicas as it is said to need (needsReplicas), or as all are to have",
    .source = "kube-linter minimum-three-replicas; kube-score; Polaris (each with a number of its own)",
    .mend = "add withReplicas(...), or withWaiver(...)",
    .policy = true,
    .profiles = {.production = 2},
    .number = {"min_replicas", 1, 100'000, "the fewest replicas of a workload"}};
constexpr void workloads_have_enough_replicas(const rule& what, const inventory& all, report& into) {
  const std::int64_t asked = into.number_or(0);
  for (const replicated& r : all.replicated_workloads) {
    const resource_notes* notes = r.owner->notes;
    const std::int64_t said = notes == nullptr ? 0 : notes->needed_replicas.value_or(0);
    const bool by_source = said >= asked;
    const std::int64_t there = r.count->value_or(1), needed = by_source ? said : asked;
    const bool may_be_scaled = !r.count->has_value() && (all.is_component || detail::is_scaled(r, all));
    if (there >= needed || may_be_scaled || into.waived(what, *r.owner, nullptr)) continue;
    const model::text why = by_source ? notes->replicas_reason : model::text{};
    into.add(what, *r.owner, r.count->at().known() ? r.count->at() : why.at(),
             {detail::title(*r.owner, into), " has ", into.digits(there), there == 1 ? " replica" : " replicas",
              " and needs ", into.digits(needed), why.empty() ? "" : ": ", why.view(),
              advice{into.joined({"add withReplicas(", into.digits(needed), "), or waive REL-10 with a reason"})}});
  }
}

namespace detail {

constexpr void check_optional_secret(const rule& what, const container& c, const model::text& name,
                                     const model::boolean& optional, const char* verb, report& into) {
  if (!optional.value_or(false) || into.waived(what, owner_of(c), c.object)) return;
  into.add(what, owner_of(c), optional.at().known() ? optional.at() : name.at(),
           {title(c, into), " ", verb, " Secret `", name.view(), "` only if it is there, so it starts without",
            advice{"remove optional(), or waive DOV-13 with a reason"}});
}

}  // namespace detail

inline constexpr rule DOV_13{.id = "DOV-13",
                             .statement = "no container starts without a Secret that it takes: none is optional",
                             .source = "Dovetail",
                             .mend = "remove optional(), or withWaiver(...)",
                             .policy = true,
                             .profiles = {.production = asked}};
constexpr void no_taken_secret_is_optional(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    for (const auto& from : c.object->envFrom)
      if (from.secretRef)
        detail::check_optional_secret(what, c, from.secretRef->name, from.secretRef->optional,
                                      "takes its variables from", into);
    for (const auto& variable : c.object->env)
      if (variable.valueFrom && variable.valueFrom->secretKeyRef)
        detail::check_optional_secret(what, c, variable.valueFrom->secretKeyRef->name,
                                      variable.valueFrom->secretKeyRef->optional, "reads", into);
    // A volume that is mounted twice is one thing.
    for (const auto& volume : c.of->spec->volumes) {
      bool mounted = false;
      if (volume.secret)
        for (const auto& mount : c.object->volumeMounts)
          mounted = mounted || model::same(volume.name.view(), mount.name.view());
      if (mounted)
        detail::check_optional_secret(what, c, volume.secret->secretName, volume.secret->optional, "mounts", into);
    }
  }
}

inline constexpr check_function policy_checks[] = {
    {images_are_pinned, {&SEC_42}, looks_at::one_object},
    {kept_state_outlives_its_pods, {&DOV_12}, looks_at::one_object},
    {workloads_have_enough_replicas, {&REL_10}},
    {no_taken_secret_is_optional, {&DOV_13}, looks_at::one_object},
};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

inline constexpr const check::rule* pinned_images = &check::SEC_42;
inline constexpr const check::rule* state_on_volumes = &check::DOV_12;
inline constexpr const check::rule* enough_replicas = &check::REL_10;
/// The same, and each workload has so many, whatever is said of it.
constexpr check::asked_policy min_replicas(std::int64_t count) { return {&check::REL_10, count}; }
inline constexpr const check::rule* no_optional_secrets = &check::DOV_13;

}  // namespace dovetail::policy
