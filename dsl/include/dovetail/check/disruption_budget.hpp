/// Rules over PodDisruptionBudgets: whom they are for, and whether they ever let a pod go.
#pragma once

#include "dovetail/check/network_policy.hpp"

namespace dovetail::check {

inline constexpr rule REF_44{"REF-44", "a PodDisruptionBudget is for pods that there are", "Dovetail",
                             "select by labels that the pods have"};
inline constexpr rule GRM_27{"GRM-27",
                             "a count that may be a percentage is a number from 0, or one with `%` of at most 100",
                             "API server, ValidatePositiveIntOrPercent, IsNotMoreThan100Percent", "write `1` or `25%`"};
inline constexpr rule CON_53{"CON-53", "a PodDisruptionBudget says minAvailable or maxUnavailable, not both",
                             "API server, ValidatePodDisruptionBudgetSpec", "remove one of the two"};
inline constexpr rule CON_54{"CON-54", "a PodDisruptionBudget says minAvailable or maxUnavailable",
                             "kube-score poddisruptionbudget-has-policy", "set maxUnavailable to 1", severity::warning};
inline constexpr rule CON_83{"CON-83", "a PodDisruptionBudget keeps fewer pods than there are",
                             "kube-linter pdb-min-available; Polaris pdbDisruptionsIsZero",
                             "lower minAvailable, or raise replicas: no node could be drained", severity::warning};
inline constexpr rule CON_84{"CON-84", "a PodDisruptionBudget lets at least one pod go",
                             "kube-linter pdb-max-unavailable; Polaris pdbDisruptionsIsZero",
                             "set maxUnavailable to 1: no node could be drained", severity::warning};
inline constexpr rule CON_85{
    "CON-85", "a PodDisruptionBudget keeps no more pods than a HorizontalPodAutoscaler may leave",
    "Polaris pdbMinAvailableGreaterThanHPAMinReplicas", "lower minAvailable, or raise minReplicas", severity::warning};

namespace detail {

/// A percentage's number; -1 for another text.
constexpr std::int64_t percent_of(std::string_view text) {
  if (text.size() < 2 || text.size() > 6 || text.back() != '%') return -1;
  std::int64_t number = 0;
  for (const char c : text.substr(0, text.size() - 1)) {
    if (!dovetail::detail::is_digit(c)) return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

constexpr bool is_zero(const model::int_or_string& count) {
  return count.number.has_value() ? count.number.value() == 0 : percent_of(count.word.view()) == 0;
}

template <class Facts>
constexpr void check_count(const Facts& facts, const char* field, const model::int_or_string& count, bool bounded,
                           report& into) {
  if (count.number.has_value()) {
    if (count.number.value() < 0)
      tell(GRM_27, facts, count.at(), into,
           {" has ", field, " ", into.digits(count.number.value()), ", which is less than 0"});
  } else if (count.word.has_value()) {
    const std::int64_t percent = percent_of(count.word.view());
    if (percent < 0)
      tell(GRM_27, facts, count.at(), into,
           {" has ", field, " `", count.word.view(), "`, which is neither a number nor a percentage such as `25%`"});
    else if (bounded && percent > 100)
      tell(GRM_27, facts, count.at(), into, {" has ", field, " `", count.word.view(), "`, which is more than all"});
  }
}

constexpr bool covers(const disruption_budget& b, const pod& p) {
  return b.selector != nullptr && p.owner->in == b.owner->in && selects(*b.selector, p.metadata->labels);
}

}  // namespace detail

template <class T>
  requires(T::kind == "PodDisruptionBudget")
constexpr void validate(const T& object, const resource& owner, report& into) {
  const auto& spec = object.spec;
  detail::check_count(owner, "minAvailable", spec.minAvailable, true, into);
  detail::check_count(owner, "maxUnavailable", spec.maxUnavailable, true, into);
  if (spec.minAvailable.has_value() && spec.maxUnavailable.has_value())
    detail::tell(CON_53, owner, spec.maxUnavailable.at(), into, {" has both minAvailable and maxUnavailable"});
  if (spec.selector) detail::check_selector(owner, *spec.selector, into);
}

constexpr void check_REF_44(const rule& what, const inventory& all, report& into) {
  for (const disruption_budget& b : all.disruption_budgets)
    if (b.selector != nullptr && !detail::is_everything(*b.selector) &&
        !detail::picks_a_pod(*b.selector, *b.owner, all))
      detail::tell_unpicked(what, b, " is for pods with ", *b.selector, all, into);
}

constexpr void check_CON_54(const rule& what, const inventory& all, report& into) {
  for (const disruption_budget& b : all.disruption_budgets)
    if (!b.least_available->has_value() && !b.most_unavailable->has_value())
      detail::tell(what, b, {}, into, {" says neither minAvailable nor maxUnavailable: it keeps one pod"});
}
constexpr void check_CON_83(const rule& what, const inventory& all, report& into) {
  for (const disruption_budget& b : all.disruption_budgets) {
    const model::int_or_string& least = *b.least_available;
    if (!least.has_value()) continue;
    if (detail::percent_of(least.word.view()) >= 100)
      detail::tell(what, b, least.at(), into, {" keeps `", least.word.view(), "` of the pods: none can be moved"});
    if (!least.number.has_value() || least.number.value() == 0) continue;
    for (const pod& p : all.pods) {
      if (!detail::covers(b, p)) continue;
      for (const replicated& r : all.replicated_workloads)
        if (r.owner == p.owner && r.count->value_or(1) <= least.number.value() &&
            (r.count->has_value() || !detail::is_scaled(r, all)))
          detail::tell(what, b, least.at(), into,
                       {" keeps ", into.counted(least.number.value(), "pod"), ", and ", detail::title(p, into), " has ",
                        into.digits(r.count->value_or(1)), ": none can be moved"});
    }
  }
}
constexpr void check_CON_84(const rule& what, const inventory& all, report& into) {
  for (const disruption_budget& b : all.disruption_budgets)
    if (b.most_unavailable->has_value() && detail::is_zero(*b.most_unavailable))
      detail::tell(what, b, b.most_unavailable->at(), into, {" lets no pod go: no node could be drained"});
}
constexpr void check_CON_85(const rule& what, const inventory& all, report& into) {
  for (const disruption_budget& b : all.disruption_budgets)
    for (const autoscaler& a : all.autoscalers)
      for (const pod& p : all.pods)
        if (detail::covers(b, p) && p.owner->in == a.owner->in && p.owner->kind == a.target_kind.view() &&
            p.owner->name == a.target.view() && b.least_available->number.has_value() &&
            b.least_available->number.value() > a.least.value_or(1))
          detail::tell(what, b, b.least_available->at(), into,
                       {" keeps ", into.counted(b.least_available->number.value(), "pod"), " of ", detail::title(p, into),
                        ", and ", detail::title(a, into), " may leave ", into.digits(a.least.value_or(1))});
}

}  // namespace dovetail::check
