/// Rules over PodDisruptionBudgets: whom they are for, and whether they ever let a pod go.
#pragma once

#include "dovetail/check/network_policy.hpp"

namespace dovetail::check {

inline constexpr rule REF_44{.id = "REF-44",
                             .statement = "a PodDisruptionBudget is for pods that there are",
                             .source = "Dovetail",
                             .mend = "select by labels that the pods have",
                             .of_whole_stack = true};
inline constexpr rule GRM_27{"GRM-27",
                             "a count that may be a percentage is a number from 0, or one with `%` of at most 100",
                             "API server, ValidatePositiveIntOrPercent, IsNotMoreThan100Percent", "write `1` or `25%`"};
inline constexpr rule CON_53{"CON-53", "a PodDisruptionBudget says minAvailable or maxUnavailable, not both",
                             "API server, ValidatePodDisruptionBudgetSpec", "remove one of the two"};
inline constexpr rule CON_54{.id = "CON-54",
                             .statement = "a PodDisruptionBudget says minAvailable or maxUnavailable",
                             .source = "kube-score poddisruptionbudget-has-policy",
                             .mend = "set maxUnavailable to 1",
                             .weight = severity::warning};
inline constexpr rule CON_83{.id = "CON-83",
                             .statement = "a PodDisruptionBudget keeps fewer pods than there are",
                             .source = "kube-linter pdb-min-available; Polaris pdbDisruptionsIsZero",
                             .mend =
                                 "lower minAvailable, raise replicas, or withWaiver(...): no node could "
                                 "be drained",
                             .policy = true,
                             .profiles = every_profile,
                             .of_whole_stack = true};
inline constexpr rule CON_84{.id = "CON-84",
                             .statement = "a PodDisruptionBudget lets at least one pod go",
                             .source = "kube-linter pdb-max-unavailable; Polaris pdbDisruptionsIsZero",
                             .mend = "set maxUnavailable to 1, or withWaiver(...): no node could be drained",
                             .policy = true,
                             .profiles = every_profile};
inline constexpr rule CON_85{
    .id = "CON-85",
    .statement = "a PodDisruptionBudget keeps fewer pods than a HorizontalPodAutoscaler may leave",
    .source = "Polaris pdbMinAvailableGreaterThanHPAMinReplicas",
    .mend = "lower minAvailable, raise minReplicas, or withWaiver(...)",
    .policy = true,
    .profiles = every_profile,
    .of_whole_stack = true};
inline constexpr rule DOV_25{"DOV-25",
                             "a pod is of one PodDisruptionBudget: of two, the API server lets it go for neither",
                             "Dovetail", "select other pods in one of the two, or remove it"};

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
constexpr auto check_count(const Facts& facts, const char* field, const model::int_or_string& count, bool bounded,
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
/// The same of a selector by labels that controllers give: it may be for one of the pods.
constexpr bool may_cover(const disruption_budget& b, const pod& p) {
  return b.selector != nullptr && p.owner->in == b.owner->in && may_select(*b.selector, p);
}

}  // namespace detail

template <class T>
  requires(T::kind == "PodDisruptionBudget")
constexpr auto validate(const T& object, const resource& owner, report& into) {
  const auto& spec = object.spec;
  detail::check_count(owner, "minAvailable", spec.minAvailable, true, into);
  detail::check_count(owner, "maxUnavailable", spec.maxUnavailable, true, into);
  if (spec.minAvailable.has_value() && spec.maxUnavailable.has_value())
    detail::tell(CON_53, owner, spec.maxUnavailable.at(), into, {" has both minAvailable and maxUnavailable"});
  if (spec.selector) detail::check_selector(owner, *spec.selector, into);
}

constexpr void disruption_budgets_pick_pods(const rule& what, const inventory& all, report& into) {
  for (const disruption_budget& b : all.disruption_budgets)
    if (b.selector != nullptr && !detail::is_everything(*b.selector) &&
        !detail::picks_a_pod(*b.selector, *b.owner, all))
      detail::tell_unpicked(what, b, " is for pods with ", *b.selector, all, into);
}

constexpr void disruption_budgets_say_a_count(const rule& what, const inventory& all, report& into) {
  for (const disruption_budget& b : all.disruption_budgets)
    if (!b.least_available->has_value() && !b.most_unavailable->has_value())
      detail::tell(what, b, {}, into, {" says neither minAvailable nor maxUnavailable: it keeps one pod"});
}

namespace detail {

/// How many pods a budget is for, at the least. Not known where one of its workloads does not count its pods.
struct kept_pods {
  std::int64_t count = 0;
  bool known = true;
  const pod* first = nullptr;
  /// What may leave so few; null where the workloads say so themselves.
  const autoscaler* left_by = nullptr;
};
constexpr kept_pods pods_kept_by(const disruption_budget& b, const inventory& all) {
  kept_pods kept;
  for (const pod& p : all.pods) {
    if (!covers(b, p)) continue;
    if (kept.first == nullptr) kept.first = &p;
    const replicated* counts = nullptr;
    for (const replicated& r : all.replicated_workloads)
      if (r.owner == p.owner) counts = &r;
    if (counts == nullptr) kept.known = false;
    else if (const autoscaler* a = scaler_of(*p.owner, all)) {
      kept.left_by = a;
      kept.count += a->least.value_or(1);
    } else {
      kept.count += counts->count->value_or(1);
    }
  }
  return kept;
}

/// How many of so many pods have to be there. A percentage is rounded up, as the disruption controller rounds it.
/// Source: apimachinery pkg/util/intstr, GetScaledValueFromIntOrPercent.
constexpr std::int64_t share_of(const model::int_or_string& asked, std::int64_t pods) {
  if (asked.number.has_value()) return asked.number.value();
  const std::int64_t percent = percent_of(asked.word.view());
  return percent < 0 ? 0 : (percent * pods + 99) / 100;
}

constexpr std::string_view asked_in_words(const model::int_or_string& asked, report& into) {
  return asked.number.has_value() ? into.counted(asked.number.value(), "pod")
                                  : into.joined({"`", asked.word.view(), "` of the pods"});
}

/// Tells of a budget that keeps all pods that there are, or that an autoscaler may leave. Without pods nothing is kept.
constexpr void check_kept(const rule& what, bool scaled, const disruption_budget& b, const inventory& all,
                          report& into) {
  const model::int_or_string& least = *b.least_available;
  if (!least.has_value() || is_zero(least)) return;
  const bool keeps_all = percent_of(least.word.view()) >= 100;
  const kept_pods kept = pods_kept_by(b, all);
  if (scaled != (kept.left_by != nullptr && !keeps_all)) return;
  if (kept.first == nullptr && !keeps_all) return;
  if (!keeps_all && (!kept.known || kept.count <= 0 || share_of(least, kept.count) < kept.count)) return;
  if (into.waived(what, *b.owner, nullptr)) return;
  if (keeps_all)
    return tell(what, b, least.at(), into,
                {" keeps ", asked_in_words(least, into), ": none can be moved, and no node drained",
                 advice{into.joined({"set maxUnavailable to 1 instead, or waive ", what.id, " with a reason"})}});
  const std::string_view rounded = least.number.has_value()
                                       ? std::string_view{}
                                       : into.joined({" (rounded up: ", into.digits(share_of(least, kept.count)), ")"});
  if (scaled)
    tell(what, b, least.at(), into,
         {" keeps ", asked_in_words(least, into), rounded, ", and ", title(*kept.left_by, into), " may leave ",
          title(*kept.first, into), " with ", into.digits(kept.count), ": none can be moved then",
          advice{into.joined({"lower minAvailable, raise minReplicas, or waive ", what.id, " with a reason"})}});
  else
    tell(what, b, least.at(), into,
         {" keeps ", asked_in_words(least, into), rounded, ", and ", title(*kept.first, into), " has ",
          into.digits(kept.count), ": none can be moved, and no node drained",
          advice{into.joined({"set maxUnavailable to 1 instead, or waive ", what.id, " with a reason"})}});
}

}  // namespace detail

constexpr void disruption_budgets_keep_fewer_than_all_pods(const rule& what, const inventory& all, report& into) {
  for (const disruption_budget& b : all.disruption_budgets) detail::check_kept(what, false, b, all, into);
}
constexpr void disruption_budgets_let_a_pod_go(const rule& what, const inventory& all, report& into) {
  for (const disruption_budget& b : all.disruption_budgets)
    if (b.most_unavailable->has_value() && detail::is_zero(*b.most_unavailable) &&
        !into.waived(what, *b.owner, nullptr))
      detail::tell(what, b, b.most_unavailable->at(), into,
                   {" lets no pod go: no node could be drained",
                    advice{"set maxUnavailable to 1, or waive CON-84 with a reason"}});
}
constexpr void disruption_budgets_keep_fewer_than_are_left(const rule& what, const inventory& all, report& into) {
  for (const disruption_budget& b : all.disruption_budgets) detail::check_kept(what, true, b, all, into);
}

/// Source: kubernetes pkg/registry/core/pod/storage, EvictionREST.Create: "This pod has more than one PodDisruptionBudget".
constexpr void pods_have_one_disruption_budget(const rule& what, const inventory& all, report& into) {
  const auto& budgets = all.disruption_budgets;
  for (std::size_t later = 1; later < budgets.size(); ++later)
    for (std::size_t earlier = 0; earlier < later; ++earlier)
      for (const pod& p : all.pods) {
        if (!detail::covers(budgets[later], p) || !detail::covers(budgets[earlier], p)) continue;
        detail::tell(what, budgets[later], {}, into,
                     {" is for the pods of ", detail::title(p, into), ", and so is ",
                      detail::title(budgets[earlier], into), ": the API server evicts no pod that has two"});
        break;
      }
}

inline constexpr check_function disruption_budget_checks[] = {
    {disruption_budgets_pick_pods, {&REF_44}},
    {found_as_objects_come_in, {&GRM_27, &CON_53}},
    {disruption_budgets_say_a_count, {&CON_54}, looks_at::one_object},
    {disruption_budgets_keep_fewer_than_all_pods, {&CON_83}},
    {disruption_budgets_let_a_pod_go, {&CON_84}, looks_at::one_object},
    {disruption_budgets_keep_fewer_than_are_left, {&CON_85}},
    {pods_have_one_disruption_budget, {&DOV_25}},
};

}  // namespace dovetail::check
