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
  const bool is_spread = is_kept_running(*p.owner) && p.owner->kind != "DaemonSet";
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
    if (!is_kept_running(*p.owner) || p.owner->kind == "DaemonSet") continue;
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
    if ((p.owner->kind == "Pod" || p.owner->kind == "ReplicaSet") && !into.waived(what, *p.owner, nullptr))
      tell(what, p, {}, into,
           {" stands alone: nothing ",
            p.owner->kind == "Pod" ? "makes it again once it is lost" : "rolls out a new version of it",
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

inline constexpr rule REL_01 = detail::policy_rule("REL-01", "each container requests cpu",
                                                   "kube-linter; kube-score; Polaris", "add withRequests(...)");
inline constexpr rule REL_02 = detail::policy_rule("REL-02", "each container requests memory",
                                                   "kube-score; Polaris; datree", "add withRequests(...)");
inline constexpr rule REL_03 = detail::policy_rule("REL-03", "each container has a limit of cpu",
                                                   "kube-score; Polaris; datree", "add withLimits(...)");
inline constexpr rule REL_04 = detail::policy_rule("REL-04", "each container has a limit of memory",
                                                   "kube-linter; kube-score; Polaris", "add withLimits(...)");
inline constexpr rule REL_05 = detail::policy_rule(
    "REL-05", "each container has a request and a limit of ephemeral-storage", "kube-score", "set ephemeral-storage");
inline constexpr rule REL_06 = detail::policy_rule(
    "REL-06", "limits are the requests", "kube-score container-resource-requests-equal-limits", "make both the same");
inline constexpr rule REL_07 = detail::policy_rule("REL-07", "each container that lasts has a liveness probe",
                                                   "kube-linter; Polaris", "add withLivenessProbe(...)");
inline constexpr rule REL_08 = detail::policy_rule("REL-08", "each container that lasts has a readiness probe",
                                                   "kube-linter; kube-score; Polaris", "add withReadinessProbe(...)");
inline constexpr rule REL_09 =
    detail::policy_rule("REL-09", "each container that lasts has a preStop handler", "datree", "add a preStop handler");
inline constexpr rule REL_11 =
    detail::policy_rule("REL-11", "a HorizontalPodAutoscaler leaves two pods or more, or as many as are asked for",
                        "kube-linter; kube-score; Polaris (each with a number of its own)", "raise minReplicas");
inline constexpr rule REL_12 =
    detail::policy_rule("REL-12", "a workload of several pods spreads them over nodes by an anti-affinity",
                        "kube-linter no-anti-affinity; kube-score", "add a podAntiAffinity");
inline constexpr rule REL_13 =
    detail::policy_rule("REL-13", "each workload has topologySpreadConstraints", "Polaris topologySpreadConstraint",
                        "add a constraint over kubernetes.io/hostname");
inline constexpr rule REL_14 =
    detail::policy_rule("REL-14", "each workload has a PodDisruptionBudget",
                        "kube-score; Polaris missingPodDisruptionBudget", "add a PodDisruptionBudget");
inline constexpr rule REL_16 =
    detail::policy_rule("REL-16", "each pod has a nodeAffinity", "kube-linter no-node-affinity", "add a nodeAffinity");
inline constexpr rule REL_20 = detail::policy_rule("REL-20", "each pod has a priority",
                                                   "Polaris priorityClassNotSet; kube-linter", "set priorityClassName");
inline constexpr rule REL_21 = detail::policy_rule("REL-21", "each pod sets the DNS option ndots",
                                                   "kube-linter dnsconfig-options", "set dnsConfig.options");
inline constexpr rule REL_22 = detail::policy_rule("REL-22", "nothing is in the default namespace",
                                                   "kube-linter use-namespace; datree", "use inNamespace(...)");
inline constexpr rule REL_24 =
    detail::policy_rule("REL-24", "each pod says its restartPolicy", "kube-linter restart-policy", "set restartPolicy");
inline constexpr rule REF_82 =
    detail::policy_rule("REF-82", "a pod is made by a workload, which makes it again where it is lost",
                        "datree; Polaris", "make it a Deployment or a Job");
inline constexpr rule CON_89 = detail::policy_rule(
    "CON-89", "a Job is removed some time after it ended; those of a CronJob are removed by its limits",
    "kube-linter job-ttl-seconds-after-finished", "set ttlSecondsAfterFinished, or remove it in a CronJob");
inline constexpr rule CON_88 =
    detail::policy_rule("CON-88", "the label app.kubernetes.io/instance is the object's name",
                        "Polaris metadataAndInstanceMismatched", "give both the same");

}  // namespace dovetail::check
