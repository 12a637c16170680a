/// Workloads that never have more than one pod.
#pragma once

#include "dovetail/check/finding.hpp"

namespace dovetail::check {

inline constexpr rule DOV_22{.id = "DOV-22",
                             .statement =
                                 "a workload that is said to run alone (runsAlone) never has two pods: one replica, no "
                                 "rollout that overlaps, no autoscaler, no run beside the one before",
                             .source = "Dovetail",
                             .mend =
                                 "remove the replicas and the autoscaler; add withRecreateStrategy() to a Deployment, "
                                 "withConcurrencyPolicy(concurrency_policy::Forbid) to a CronJob",
                             .of_stacks_only = "runsAlone() is a note of the workload's source"};

namespace detail {

/// Why a workload never has more than one pod; null where it may have.
constexpr const model::text* reason_to_be_alone(const resource& owner) {
  return owner.notes == nullptr || !owner.notes->alone_reason.has_value() ? nullptr : &owner.notes->alone_reason;
}
constexpr std::string_view alone_because(const model::text& why, report& into) {
  return into.joined({"runs alone (", why.view(), ")"});
}

constexpr void check_job_alone(const rule& what, const job& j, report& into) {
  const model::text* why = reason_to_be_alone(*j.owner);
  if (why == nullptr) return;
  if (j.at_a_time->value_or(1) > 1)
    tell(what, j, j.at_a_time->at().known() ? j.at_a_time->at() : why->at(), into,
         {" ", alone_because(*why, into), " and has parallelism ", into.digits(j.at_a_time->value()),
          ": as many pods at a time", advice{"remove it"}});
  if (j.concurrency == nullptr || *j.concurrency == "Forbid" || *j.concurrency == "Replace") return;
  tell(what, j, j.concurrency->at().known() ? j.concurrency->at() : why->at(), into,
       {" ", alone_because(*why, into), ", but ", j.concurrency->has_value() ? "its concurrencyPolicy is `" : "",
        j.concurrency->view(), j.concurrency->has_value() ? "`, so " : "",
        "a run starts beside one that is not done yet",
        advice{"add withConcurrencyPolicy(concurrency_policy::Forbid)"}});
}

}  // namespace detail

constexpr void workloads_that_run_alone_have_one_pod(const rule& what, const inventory& all, report& into) {
  for (const job& j : all.jobs) detail::check_job_alone(what, j, into);
  for (const replicated& r : all.replicated_workloads) {
    if (detail::reason_to_be_alone(*r.owner) == nullptr) continue;
    const model::text& why = *detail::reason_to_be_alone(*r.owner);
    const std::string_view because = detail::alone_because(why, into);
    if (r.count->has_value() && r.count->value() > 1)
      into.add(what, *r.owner, r.count->at().known() ? r.count->at() : why.at(),
               {detail::title(*r.owner, into), " ", because, " and has ", into.digits(r.count->value()), " replicas",
                advice{into.joined({"remove withReplicas(", into.digits(r.count->value()), ")"})}});
    if (r.overlaps)
      into.add(what, *r.owner, why.at(),
               {detail::title(*r.owner, into), " ", because,
                ", but a rollout starts the new pod before the old one is gone", advice{"add withRecreateStrategy()"}});
    for (const autoscaler& a : all.autoscalers)
      if (detail::scales(a, *r.owner))
        into.add(what, *a.owner, a.target.at(),
                 {detail::title(*a.owner, into), " scales ", detail::title(*r.owner, into), ", which ", because,
                  advice{"remove the autoscaler"}});
  }
}

inline constexpr check_function singleton_checks[] = {
    {workloads_that_run_alone_have_one_pod, {&DOV_22}},
};

}  // namespace dovetail::check
