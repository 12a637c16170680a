/// The rule over waivers.
#pragma once

#include "dovetail/check/finding.hpp"

namespace dovetail::check {

inline constexpr rule DOV_04{
    .id = "DOV-04",
    .statement = "a waiver names a policy or a warning, gives a reason, and switches off a finding that there is",
    .source = "Dovetail",
    .mend = "remove the waiver",
    .told = turn::consequence};

/// What some combination of switches may need.
inline constexpr rule DOV_04_unneeded{.id = DOV_04.id,
                                      .statement = DOV_04.statement,
                                      .source = DOV_04.source,
                                      .mend = DOV_04.mend,
                                      .everywhere = true,
                                      .of_whole_stack = true,
                                      .told = DOV_04.told};

/// Reports waivers that cover nothing. Runs after the policies. A policy of `elsewhere`, a profile that this environment is not
/// held to, may be waived for the others. A warning may be acknowledged, whether it is there or not: `is_warning` knows their ids.
template <class IsWarning>
constexpr auto waivers_are_needed(const rule& what, const inventory& all, const model::list<asked_policy>& asked,
                                  const profile* elsewhere, IsWarning is_warning, report& into) {
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const waiver_note& w : r.notes->waivers) {
      if (into.is_used(w)) continue;
      bool is_policy = false, is_elsewhere = false;
      for (const asked_policy& policy : asked) is_policy = is_policy || policy.what->id == w.rule;
      if (elsewhere != nullptr)
        for (const asked_policy& policy : elsewhere->policies) is_elsewhere = is_elsewhere || policy.what->id == w.rule;
      if (w.reason.empty())
        into.add(what, r, w.at, {detail::title(r, into), " waives `", w.rule, "` without a reason", advice{"say why"}});
      else if (is_policy)
        into.add(DOV_04_unneeded, r, w.at,
                 {detail::title(r, into), " waives `", w.rule, "`, but nothing there breaks it",
                  advice{"remove the waiver"}});
      else if (!is_elsewhere && !is_warning(w.rule))
        into.add(what, r, w.at,
                 {detail::title(r, into), " waives `", w.rule, "`, which is no policy of this stack",
                  into.suggestion(w.rule, "its policies are", [&](auto consider) {
                    for (const asked_policy& policy : asked) consider(policy.what->id);
                  })});
    }
  }
}

inline constexpr check_function waiver_checks[] = {
    {found_apart, {&DOV_04}},
};

}  // namespace dovetail::check
