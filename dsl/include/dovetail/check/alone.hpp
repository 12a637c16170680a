/// Workloads that never have more than one pod.
#pragma once

#include "dovetail/check/finding.hpp"

namespace dovetail::check {

inline constexpr rule DOV_22{"DOV-22",
                             "a workload that is said to run alone (runsAlone) never has two pods: one replica, no "
                             "rollout that overlaps, no autoscaler",
                             "Dovetail", "remove the replicas and the autoscaler, and add withRecreateStrategy()"};
constexpr void check_DOV_22(const rule& what, const inventory& all, report& into) {
  for (const replicated& r : all.replicated_workloads) {
    if (r.owner->notes == nullptr || !r.owner->notes->alone_reason.has_value()) continue;
    const model::text& why = r.owner->notes->alone_reason;
    const std::string_view because = into.joined({"runs alone (", why.view(), ")"});
    if (r.count->has_value() && r.count->value() > 1)
      into.add(what, *r.owner, r.count->at().known() ? r.count->at() : why.at(),
               {detail::title(*r.owner, into), " ", because, " and has ", into.digits(r.count->value()),
                " replicas",
                advice{into.joined({"remove withReplicas(", into.digits(r.count->value()), ")"})}});
    if (r.overlaps)
      into.add(what, *r.owner, why.at(),
               {detail::title(*r.owner, into), " ", because,
                ", but a rollout starts the new pod before the old one is gone",
                advice{"add withRecreateStrategy()"}});
    for (const autoscaler& a : all.autoscalers)
      if (a.owner->in == r.owner->in && model::same(a.target.view(), r.owner->name.view()) &&
          model::same(a.target_kind.view(), r.owner->kind))
        into.add(what, *a.owner, a.target.at(),
                 {detail::title(*a.owner, into), " scales ", detail::title(*r.owner, into), ", which ", because,
                  advice{"remove the autoscaler"}});
  }
}

}  // namespace dovetail::check
