/// Policies: what a stack can ask for, and what a waiver with a reason can switch off for one resource or container. Each
/// asks `waived` before it reports.
#pragma once

#include "dovetail/check/asked_policy.hpp"
#include "dovetail/check/autoscaler.hpp"
#include "dovetail/check/credentials.hpp"
#include "dovetail/check/disruption_budget.hpp"
#include "dovetail/check/grammar.hpp"
#include "dovetail/check/policy_access.hpp"
#include "dovetail/check/policy_reliability.hpp"
#include "dovetail/check/variables.hpp"

namespace dovetail::check {

inline constexpr rule SEC_42{"SEC-42",
                             "every image is pinned: by a tag that is not `latest`, or by a digest",
                             "kube-linter latest-tag; kube-score container-image-tag; Polaris tagNotSpecified",
                             "name a version, or withWaiver(...)",
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

/// Each at its place. In a stack one finding for all of them: they are mended together, by whoever decides what is deployed.
constexpr void check_SEC_42(const rule& what, const inventory& all, report& into) {
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
    "DOV-12",        "a workload that is said to keep state (keepsState) has a volume that outlives its pods",
    "Dovetail",      "mount a claim, or withWaiver(...)",
    severity::error, true};
constexpr void check_DOV_12(const rule& what, const inventory& all, report& into) {
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
    "REL-10",
    "a workload has as many replicas as it is said to need (needsReplicas), or as all are to have",
    "kube-linter minimum-three-replicas; kube-score; Polaris (each with a number of its own)",
    "add withReplicas(...), or withWaiver(...)",
    severity::error,
    true};
constexpr void check_REL_10(const rule& what, const inventory& all, report& into) {
  const std::int64_t asked = into.number_or(0);
  for (const replicated& r : all.replicated_workloads) {
    const resource_notes* notes = r.owner->notes;
    const std::int64_t said = notes == nullptr ? 0 : notes->needed_replicas.value_or(0);
    const bool by_source = said >= asked;
    const std::int64_t there = r.count->value_or(1), needed = by_source ? said : asked;
    if (there >= needed || (!r.count->has_value() && detail::is_scaled(r, all)) || into.waived(what, *r.owner, nullptr))
      continue;
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

inline constexpr rule DOV_13{"DOV-13",        "no container starts without a Secret that it takes: none is optional",
                             "Dovetail",      "remove optional(), or withWaiver(...)",
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

/// Every policy that a stack can ask for.
inline constexpr check_function policies[] = {{&REF_82, detail::check_makers},
                                              {&DOV_74, check_DOV_74},
                                              {&CON_88, detail::check_instance},
                                              {&CON_89, detail::check_ended_jobs},
                                              {&REL_01, detail::check_each_container<detail::cpu_request_fault>},
                                              {&REL_02, detail::check_each_container<detail::memory_request_fault>},
                                              {&REL_03, detail::check_each_container<detail::cpu_limit_fault>},
                                              {&REL_04, detail::check_each_container<detail::memory_limit_fault>},
                                              {&REL_05, detail::check_each_container<detail::storage_fault>},
                                              {&REL_06, detail::check_unequal},
                                              {&REL_07, detail::check_each_container<detail::liveness_fault>},
                                              {&REL_08, detail::check_each_container<detail::readiness_fault>},
                                              {&REL_09, detail::check_each_container<detail::stop_fault>},
                                              {&REL_11, detail::check_least},
                                              {&REL_12, detail::check_several},
                                              {&REL_13, detail::check_each_pod<detail::spread_fault>},
                                              {&REL_14, detail::check_budgets},
                                              {&REL_16, detail::check_each_pod<detail::node_affinity_fault>},
                                              {&REL_20, detail::check_each_pod<detail::priority_fault>},
                                              {&REL_21, detail::check_ndots},
                                              {&REL_22, detail::check_default_namespace},
                                              {&REL_24, detail::check_each_pod<detail::restart_fault>},
                                              {&SEC_01, detail::check_privileged},
                                              {&SEC_02, detail::check_escalation},
                                              {&SEC_04, detail::check_user_ids},
                                              {&SEC_05, detail::check_root_group},
                                              {&SEC_06, detail::check_writable_root},
                                              {&SEC_07, detail::check_dropped},
                                              {&SEC_08, detail::check_added},
                                              {&SEC_09, detail::check_host_namespaces},
                                              {&SEC_10, detail::check_node_ports},
                                              {&SEC_11, detail::check_node_paths},
                                              {&SEC_12, detail::check_system_paths},
                                              {&SEC_13, detail::check_written_paths},
                                              {&SEC_14, detail::check_sockets},
                                              {&SEC_15, detail::check_proc_mount},
                                              {&SEC_16, detail::check_safe_sysctls},
                                              {&SEC_17, detail::check_seccomp<true>},
                                              {&DOV_14, detail::check_seccomp<false>},
                                              {&SEC_18, detail::check_app_armor},
                                              {&SEC_19, detail::check_se_linux},
                                              {&SEC_20, detail::check_hardening},
                                              {&SEC_21, detail::check_host_process},
                                              {&SEC_22, detail::check_volume_types},
                                              {&SEC_23, detail::check_handler_hosts},
                                              {&SEC_24, detail::check_tokens},
                                              {&SEC_25, detail::check_default_account},
                                              {&SEC_26, check_SEC_26},
                                              {&SEC_27, detail::check_secret_variables},
                                              {&SEC_28, check_SEC_28},
                                              {&SEC_29, detail::check_ssh},
                                              {&SEC_30, detail::check_low_ports},
                                              {&SEC_31, detail::check_exposed},
                                              {&SEC_32, detail::check_tls},
                                              {&SEC_33, detail::check_hosts},
                                              {&SEC_34, detail::check_isolation},
                                              {&SEC_35, detail::check_each_access<detail::check_wildcards>},
                                              {&SEC_36, detail::check_each_access<detail::check_secrets>},
                                              {&SEC_37, detail::check_each_access<detail::check_creation>},
                                              {&SEC_38, detail::check_each_access<detail::check_commands>},
                                              {&SEC_39, detail::check_admin},
                                              {&SEC_40, detail::check_masters},
                                              {&SEC_48, detail::check_anonymous},
                                              {&SEC_43, detail::check_pulls},
                                              {&SEC_44, detail::check_propagation},
                                              {&SEC_46, detail::check_contexts},
                                              {&SEC_03, detail::check_non_root},
                                              {&SEC_42, check_SEC_42},
                                              {&DOV_12, check_DOV_12},
                                              {&REL_10, check_REL_10},
                                              {&DOV_13, check_DOV_13},
                                              {&CON_81, check_CON_81},
                                              {&CON_83, check_CON_83},
                                              {&CON_84, check_CON_84},
                                              {&CON_85, check_CON_85},
                                              {&DOV_26, check_DOV_26},
                                              {&DOV_29, check_DOV_29}};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

inline constexpr const check::rule* non_root = &check::SEC_03;
inline constexpr const check::rule* pinned_images = &check::SEC_42;
inline constexpr const check::rule* state_on_volumes = &check::DOV_12;
inline constexpr const check::rule* enough_replicas = &check::REL_10;
/// The same, and each workload has so many, whatever is said of it.
constexpr check::asked_policy min_replicas(std::int64_t count) { return {&check::REL_10, count}; }
inline constexpr const check::rule* no_optional_secrets = &check::DOV_13;
inline constexpr const check::rule* made_pods = &check::REF_82;
inline constexpr const check::rule* removed_jobs = &check::CON_89;
inline constexpr const check::rule* instance_labels = &check::CON_88;
inline constexpr const check::rule* cpu_requests = &check::REL_01;
inline constexpr const check::rule* memory_requests = &check::REL_02;
inline constexpr const check::rule* cpu_limits = &check::REL_03;
inline constexpr const check::rule* memory_limits = &check::REL_04;
inline constexpr const check::rule* ephemeral_storage = &check::REL_05;
inline constexpr const check::rule* limits_as_requests = &check::REL_06;
inline constexpr const check::rule* liveness_probes = &check::REL_07;
inline constexpr const check::rule* readiness_probes = &check::REL_08;
inline constexpr const check::rule* stop_handlers = &check::REL_09;
inline constexpr const check::rule* several_scaled_replicas = &check::REL_11;
constexpr check::asked_policy min_scaled_replicas(std::int64_t count) { return {&check::REL_11, count}; }
inline constexpr const check::rule* anti_affinity = &check::REL_12;
inline constexpr const check::rule* topology_spread = &check::REL_13;
inline constexpr const check::rule* disruption_budgets = &check::REL_14;
inline constexpr const check::rule* node_affinity = &check::REL_16;
inline constexpr const check::rule* priorities = &check::REL_20;
inline constexpr const check::rule* dns_options = &check::REL_21;
inline constexpr const check::rule* own_namespace = &check::REL_22;
inline constexpr const check::rule* stated_restart_policy = &check::REL_24;
inline constexpr const check::rule* not_privileged = &check::SEC_01;
inline constexpr const check::rule* no_privilege_escalation = &check::SEC_02;
inline constexpr const check::rule* high_user_ids = &check::SEC_04;
constexpr check::asked_policy min_user_id(std::int64_t id) { return {&check::SEC_04, id}; }
inline constexpr const check::rule* no_root_group = &check::SEC_05;
inline constexpr const check::rule* read_only_root_filesystem = &check::SEC_06;
inline constexpr const check::rule* dropped_capabilities = &check::SEC_07;
inline constexpr const check::rule* no_dangerous_capabilities = &check::SEC_08;
inline constexpr const check::rule* no_host_namespaces = &check::SEC_09;
inline constexpr const check::rule* no_host_ports = &check::SEC_10;
inline constexpr const check::rule* no_host_paths = &check::SEC_11;
inline constexpr const check::rule* no_sensitive_host_paths = &check::SEC_12;
inline constexpr const check::rule* read_only_host_paths = &check::SEC_13;
inline constexpr const check::rule* no_runtime_socket = &check::SEC_14;
inline constexpr const check::rule* masked_proc = &check::SEC_15;
inline constexpr const check::rule* safe_sysctls = &check::SEC_16;
inline constexpr const check::rule* seccomp_profile = &check::SEC_17;
inline constexpr const check::rule* not_unconfined = &check::DOV_14;
inline constexpr const check::rule* app_armor = &check::SEC_18;
inline constexpr const check::rule* restricted_se_linux = &check::SEC_19;
inline constexpr const check::rule* hardened = &check::SEC_20;
inline constexpr const check::rule* no_host_process = &check::SEC_21;
inline constexpr const check::rule* restricted_volumes = &check::SEC_22;
inline constexpr const check::rule* probes_of_own_pod = &check::SEC_23;
inline constexpr const check::rule* no_service_account_token = &check::SEC_24;
inline constexpr const check::rule* own_service_account = &check::SEC_25;
inline constexpr const check::rule* no_literal_secrets = &check::SEC_26;
inline constexpr const check::rule* no_secret_variables = &check::SEC_27;
inline constexpr const check::rule* no_ssh = &check::SEC_29;
inline constexpr const check::rule* no_privileged_ports = &check::SEC_30;
inline constexpr const check::rule* no_exposed_services = &check::SEC_31;
inline constexpr const check::rule* tls = &check::SEC_32;
inline constexpr const check::rule* named_hosts = &check::SEC_33;
inline constexpr const check::rule* isolated_pods = &check::SEC_34;
inline constexpr const check::rule* no_wildcard_rights = &check::SEC_35;
inline constexpr const check::rule* no_access_to_secrets = &check::SEC_36;
inline constexpr const check::rule* no_creation_of_pods = &check::SEC_37;
inline constexpr const check::rule* no_exec = &check::SEC_38;
inline constexpr const check::rule* no_cluster_admin = &check::SEC_39;
inline constexpr const check::rule* no_escalating_rights = &check::SEC_40;
inline constexpr const check::rule* fresh_images = &check::SEC_43;
inline constexpr const check::rule* no_bidirectional_mounts = &check::SEC_44;
inline constexpr const check::rule* security_context = &check::SEC_46;
inline constexpr const check::rule* no_anonymous_rights = &check::SEC_48;

}  // namespace dovetail::policy
