/// Policies over reliability: what kube-linter, kube-score and Polaris ask for.
#pragma once

#include "dovetail/check/disruption_budget.hpp"
#include "dovetail/check/policy_security.hpp"

namespace dovetail::check {

namespace detail {

constexpr bool asks(const container& c, std::string_view resource, bool limit) {
  if (!c.object->resources) return false;
  return (limit ? c.object->resources->limits : c.object->resources->requests).contains(resource);
}
constexpr const char* cpu_request_fault(const container& c) {
  return asks(c, "cpu", false) ? nullptr : " requests no cpu";
}
constexpr const char* memory_request_fault(const container& c) {
  return asks(c, "memory", false) ? nullptr : " requests no memory";
}
constexpr const char* cpu_limit_fault(const container& c) {
  return asks(c, "cpu", true) ? nullptr : " has no limit of cpu";
}
constexpr const char* memory_limit_fault(const container& c) {
  return asks(c, "memory", true) ? nullptr : " has no limit of memory";
}
constexpr const char* storage_fault(const container& c) {
  return asks(c, "ephemeral-storage", false) && asks(c, "ephemeral-storage", true)
             ? nullptr
             : " has no request and limit of ephemeral-storage";
}
constexpr void limits_are_the_requests(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    if (!c.object->resources) continue;
    for (const auto& request : c.object->resources->requests)
      if (const model::quantity* limit = c.object->resources->limits.find(request.key.view());
          limit != nullptr && quantity_value(limit->view()) != quantity_value(request.value.view()))
        tell_policy(what, c, limit->at(),
                    {" has a limit that is not its request: of ", request.key.view(), " `", limit->view(), "`, not `",
                     request.value.view(), "`"},
                    into);
  }
}
/// One that runs as long as its pod, of a workload that is kept running.
constexpr bool is_lasting(const container& c) {
  if (!is_kept_running(*c.of->owner)) return false;
  for (const auto& main : c.of->spec->containers)
    if (&main == c.object) return true;
  return false;
}
constexpr const char* liveness_fault(const container& c) {
  return c.object->livenessProbe || !is_lasting(c) ? nullptr : " has no liveness probe";
}
constexpr const char* readiness_fault(const container& c) {
  return c.object->readinessProbe || !is_lasting(c) ? nullptr : " has no readiness probe";
}
constexpr const char* stop_fault(const container& c) {
  return !is_lasting(c) || (c.object->lifecycle && c.object->lifecycle->preStop) ? nullptr : " has no preStop handler";
}
constexpr const char* anti_affinity_fault(const pod& p) {
  return p.spec->affinity && p.spec->affinity->podAntiAffinity
             ? nullptr
             : " may have all its pods on one node: it has no podAntiAffinity";
}
/// Of a DaemonSet there is one on each node anyway, and what ends is not spread.
constexpr const char* spread_fault(const pod& p) {
  const bool is_spread = is_kept_running(*p.owner) && !model::same(p.owner->kind, "DaemonSet");
  return is_spread && p.spec->topologySpreadConstraints.empty() ? " has no topologySpreadConstraints" : nullptr;
}
constexpr const char* node_affinity_fault(const pod& p) {
  return p.spec->affinity && p.spec->affinity->nodeAffinity ? nullptr : " has no nodeAffinity";
}
constexpr const char* priority_fault(const pod& p) {
  return p.spec->priorityClassName.empty() ? " has no priorityClassName" : nullptr;
}
/// A small number that is written as a text; -1 for another text.
constexpr std::int64_t number_in(std::string_view text) {
  if (text.empty() || text.size() > 6) return -1;
  std::int64_t number = 0;
  for (const char c : text) {
    if (!dovetail::detail::is_digit(c)) return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}
/// A number: the most that ndots may be. Without one it is enough that it is said.
constexpr void ndots_is_set(const rule& what, const inventory& all, report& into) {
  const std::int64_t most = into.number_or(0);
  for (const pod& p : all.pods) {
    const model::text* set = nullptr;
    if (p.spec->dnsConfig)
      for (const auto& option : p.spec->dnsConfig->options)
        if (option.name == "ndots") set = &option.value;
    if (set != nullptr && (most == 0 || number_in(set->view()) <= most)) continue;
    if (into.waived(what, *p.owner, nullptr)) continue;
    if (set == nullptr) tell(what, p, {}, into, {" does not set the DNS option ndots", or_waive(what, into)});
    else
      tell(what, p, set->at(), into,
           {" sets the DNS option ndots to `", set->view(), "`, which is more than ", into.digits(most),
            or_waive(what, into)});
  }
}
constexpr const char* restart_fault(const pod& p) {
  return p.spec->restartPolicy.has_value() ? nullptr : " does not say its restartPolicy";
}

constexpr void several_pods_are_spread(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const replicated& r : all.replicated_workloads)
      if (r.owner == p.owner && r.count->value_or(1) > 1)
        if (const char* fault = anti_affinity_fault(p); fault != nullptr && !into.waived(what, *p.owner, nullptr))
          tell(what, p, r.count->at(), into, {fault, or_waive(what, into)});
}
constexpr void workloads_have_a_disruption_budget(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (!is_kept_running(*p.owner) || model::same(p.owner->kind, "DaemonSet")) continue;
    bool covered = false;
    for (const disruption_budget& b : all.disruption_budgets) covered = covered || detail::may_cover(b, p);
    if (!covered && !into.waived(what, *p.owner, nullptr))
      tell(what, p, {}, into, {" has no PodDisruptionBudget", or_waive(what, into)});
  }
}
constexpr void autoscalers_leave_enough_pods(const rule& what, const inventory& all, report& into) {
  const std::int64_t asked = into.number_or(2);
  for (const autoscaler& a : all.autoscalers)
    if (const std::int64_t least = a.least.value_or(1); least < asked && !into.waived(what, *a.owner, nullptr))
      tell(what, a, a.least.at(), into,
           {" may leave ", into.digits(least), least == 1 ? " pod" : " pods",
            advice{into.joined(
                {"set minReplicas to ", into.digits(asked), " or more, or waive ", what.id, " with a reason"})}});
}
constexpr void nothing_is_in_the_default_namespace(const rule& what, const inventory& all, report& into) {
  for (const space& s : all.spaces) {
    if (s.name != "default" || s.first == nullptr) continue;
    // One line for all of them, but for those that are waived.
    const resource* first = nullptr;
    for (const resource& r : all.resources)
      if (r.in == &s && !r.external && !into.waived(what, r, nullptr) && first == nullptr) first = &r;
    if (first != nullptr) tell(what, *first, {}, into, {" is in the default namespace", or_waive(what, into)});
  }
}
constexpr void pods_are_made_by_a_workload(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    if ((model::same(p.owner->kind, "Pod") || model::same(p.owner->kind, "ReplicaSet")) &&
        !into.waived(what, *p.owner, nullptr))
      tell(what, p, {}, into,
           {" stands alone: nothing ",
            model::same(p.owner->kind, "Pod") ? "makes it again once it is lost" : "rolls out a new version of it",
            or_waive(what, into)});
}
/// Whether whoever runs a Job as a hook deletes it.
constexpr bool is_deleted_as_a_hook(const resource& r) {
  return r.metadata != nullptr && (r.metadata->annotations.contains("helm.sh/hook-delete-policy") ||
                                   r.metadata->annotations.contains("argocd.argoproj.io/hook-delete-policy"));
}
constexpr void ended_jobs_are_removed(const rule& what, const inventory& all, report& into) {
  for (const job& j : all.jobs)
    if (!(is_deleted_as_a_hook(*j.owner) && !j.of_cron_job()) && j.seconds_after_end->has_value() == j.of_cron_job() &&
        !into.waived(what, *j.owner, nullptr))
      tell(what, j, j.seconds_after_end->at(), into,
           {j.of_cron_job() ? " has Jobs with ttlSecondsAfterFinished, and its history limits remove them already"
                            : " stays for good once it ended",
            advice{into.joined({j.of_cron_job() ? "remove it" : "set ttlSecondsAfterFinished", ", or waive ", what.id,
                                " with a reason"})}});
}
constexpr void instance_labels_are_names(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    const model::text* label = r.metadata == nullptr ? nullptr : r.metadata->labels.find("app.kubernetes.io/instance");
    if (label != nullptr && !model::same(label->view(), r.name.view()) && !into.waived(what, r, nullptr))
      tell(what, r, label->at(), into,
           {" has the label app.kubernetes.io/instance `", label->view(), "`, which is not its name",
            or_waive(what, into)});
  }
}

}  // namespace detail

inline constexpr rule REL_01{.id = "REL-01",
                             .statement = "each container requests cpu",
                             .source = "kube-linter; kube-score; Polaris",
                             .mend = "add withRequests(...)",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule REL_02{.id = "REL-02",
                             .statement = "each container requests memory",
                             .source = "kube-score; Polaris; datree",
                             .mend = "add withRequests(...)",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule REL_03{.id = "REL-03",
                             .statement = "each container has a limit of cpu",
                             .source = "kube-score; Polaris; datree",
                             .mend = "add withLimits(...)",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule REL_04{.id = "REL-04",
                             .statement = "each container has a limit of memory",
                             .source = "kube-linter; kube-score; Polaris",
                             .mend = "add withLimits(...)",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule REL_05{.id = "REL-05",
                             .statement = "each container has a request and a limit of ephemeral-storage",
                             .source = "kube-score",
                             .mend = "set ephemeral-storage",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule REL_06{.id = "REL-06",
                             .statement = "limits are the requests",
                             .source = "kube-score container-resource-requests-equal-limits",
                             .mend = "make both the same",
                             .policy = true};
inline constexpr rule REL_07{.id = "REL-07",
                             .statement = "each container that lasts has a liveness probe",
                             .source = "kube-linter; Polaris",
                             .mend = "add withLivenessProbe(...)",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule REL_08{.id = "REL-08",
                             .statement = "each container that lasts has a readiness probe",
                             .source = "kube-linter; kube-score; Polaris",
                             .mend = "add withReadinessProbe(...)",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule REL_09{.id = "REL-09",
                             .statement = "each container that lasts has a preStop handler",
                             .source = "datree",
                             .mend = "add a preStop handler",
                             .policy = true};
inline constexpr rule REL_11{
    .id = "REL-11",
    .statement = "a HorizontalPodAutoscaler leaves two pods or more, or as many as are asked for",
    .source = "kube-linter; kube-score; Polaris (each with a number of its own)",
    .mend = "raise minReplicas",
    .policy = true,
    .profiles = {.production = 2},
    .number = {"min_scaled_replicas", 1, 100'000, "the fewest replicas that an autoscaler may leave"}};
inline constexpr rule REL_12{.id = "REL-12",
                             .statement = "a workload of several pods spreads them over nodes by an anti-affinity",
                             .source = "kube-linter no-anti-affinity; kube-score",
                             .mend = "add a podAntiAffinity",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule REL_13{.id = "REL-13",
                             .statement = "each workload has topologySpreadConstraints",
                             .source = "Polaris topologySpreadConstraint",
                             .mend = "add a constraint over kubernetes.io/hostname",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule REL_14{.id = "REL-14",
                             .statement = "each workload has a PodDisruptionBudget",
                             .source = "kube-score; Polaris missingPodDisruptionBudget",
                             .mend = "add a PodDisruptionBudget",
                             .policy = true,
                             .profiles = {.production = asked},
                             .of_whole_stack = true};
inline constexpr rule REL_16{.id = "REL-16",
                             .statement = "each pod has a nodeAffinity",
                             .source = "kube-linter no-node-affinity",
                             .mend = "add a nodeAffinity",
                             .policy = true};
inline constexpr rule REL_20{.id = "REL-20",
                             .statement = "each pod has a priority",
                             .source = "Polaris priorityClassNotSet; kube-linter",
                             .mend = "set priorityClassName",
                             .policy = true,
                             .profiles = {.production = asked}};
inline constexpr rule REL_21{.id = "REL-21",
                             .statement = "each pod sets the DNS option ndots",
                             .source = "kube-linter dnsconfig-options",
                             .mend = "set dnsConfig.options",
                             .policy = true,
                             .number = {"ndots", 1, 15, "the most that the DNS option ndots may be"}};
inline constexpr rule REL_22{.id = "REL-22",
                             .statement = "nothing is in the default namespace",
                             .source = "kube-linter use-namespace; datree",
                             .mend = "use inNamespace(...)",
                             .policy = true};
inline constexpr rule REL_24{.id = "REL-24",
                             .statement = "each pod says its restartPolicy",
                             .source = "kube-linter restart-policy",
                             .mend = "set restartPolicy",
                             .policy = true};
inline constexpr rule REF_82{.id = "REF-82",
                             .statement = "a pod is made by a workload, which makes it again where it is lost",
                             .source = "datree; Polaris",
                             .mend = "make it a Deployment or a Job",
                             .policy = true};
inline constexpr rule CON_89{
    .id = "CON-89",
    .statement = "a Job is removed some time after it ended; those of a CronJob are removed by its limits",
    .source = "kube-linter job-ttl-seconds-after-finished",
    .mend = "set ttlSecondsAfterFinished, or remove it in a CronJob",
    .policy = true,
    .profiles = {.production = asked}};
inline constexpr rule CON_88{.id = "CON-88",
                             .statement = "the label app.kubernetes.io/instance is the object's name",
                             .source = "Polaris metadataAndInstanceMismatched",
                             .mend = "give both the same",
                             .policy = true};

inline constexpr check_function reliability_policy_checks[] = {
    {detail::each_container_is_without<detail::cpu_request_fault>, {&REL_01}, looks_at::one_object},
    {detail::each_container_is_without<detail::memory_request_fault>, {&REL_02}, looks_at::one_object},
    {detail::each_container_is_without<detail::cpu_limit_fault>, {&REL_03}, looks_at::one_object},
    {detail::each_container_is_without<detail::memory_limit_fault>, {&REL_04}, looks_at::one_object},
    {detail::each_container_is_without<detail::storage_fault>, {&REL_05}, looks_at::one_object},
    {detail::limits_are_the_requests, {&REL_06}, looks_at::one_object},
    {detail::each_container_is_without<detail::liveness_fault>, {&REL_07}, looks_at::one_object},
    {detail::each_container_is_without<detail::readiness_fault>, {&REL_08}, looks_at::one_object},
    {detail::each_container_is_without<detail::stop_fault>, {&REL_09}, looks_at::one_object},
    {detail::autoscalers_leave_enough_pods, {&REL_11}, looks_at::one_object},
    {detail::several_pods_are_spread, {&REL_12}},
    {detail::each_pod_is_without<detail::spread_fault>, {&REL_13}, looks_at::one_object},
    {detail::workloads_have_a_disruption_budget, {&REL_14}},
    {detail::each_pod_is_without<detail::node_affinity_fault>, {&REL_16}, looks_at::one_object},
    {detail::each_pod_is_without<detail::priority_fault>, {&REL_20}, looks_at::one_object},
    {detail::ndots_is_set, {&REL_21}, looks_at::one_object},
    {detail::nothing_is_in_the_default_namespace, {&REL_22}},
    {detail::each_pod_is_without<detail::restart_fault>, {&REL_24}, looks_at::one_object},
    {detail::pods_are_made_by_a_workload, {&REF_82}, looks_at::one_object},
    {detail::ended_jobs_are_removed, {&CON_89}, looks_at::one_object},
    {detail::instance_labels_are_names, {&CON_88}, looks_at::one_object},
};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

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

}  // namespace dovetail::policy
