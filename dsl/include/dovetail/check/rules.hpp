/// Every rule there is, and how a stack is checked. A new rule is a `rule` and a function in the header of its subject, and
/// one line here.
#pragma once

#include "dovetail/check/grammar.hpp"
#include "dovetail/check/identity.hpp"
#include "dovetail/check/ingress.hpp"
#include "dovetail/check/keys.hpp"
#include "dovetail/check/pod.hpp"
#include "dovetail/check/policy.hpp"
#include "dovetail/check/service.hpp"

#include <span>

namespace dovetail::check {

/// Wiring and validity: always checked, never waived.
inline constexpr check_function wiring[] = {
    {&REF_01, check_REF_01}, {&REF_03, check_REF_03}, {&REF_04, check_REF_04}, {&REF_05, check_REF_05},
    {&REF_06, check_REF_06}, {&REF_09, check_REF_09}, {&REF_10, check_REF_10}, {&REF_11, check_REF_11},
    {&REF_13, check_REF_13}, {&REF_18, check_REF_18}, {&REF_19, check_REF_19}, {&REF_20, check_REF_20},
    {&REF_21, check_REF_21}, {&REF_22, check_REF_22}, {&REF_23, check_REF_23}, {&REF_24, check_REF_24},
    {&REF_25, check_REF_25}, {&REF_26, check_REF_26}, {&REF_27, check_REF_27}, {&REF_28, check_REF_28},
    {&REF_29, check_REF_29}, {&REF_33, check_REF_33}, {&REF_34, check_REF_34}, {&REF_39, check_REF_39},
    {&REF_45, check_REF_45}, {&REF_68, check_REF_68}, {&REF_75, check_REF_75}, {&IDN_01, check_IDN_01},
    {&IDN_02, check_IDN_02}, {&IDN_03, check_IDN_03}, {&IDN_05, check_IDN_05}, {&IDN_08, check_IDN_08},
    {&IDN_09, check_IDN_09}, {&IDN_10, check_IDN_10}, {&IDN_28, check_IDN_28}, {&GRM_01, check_GRM_01},
    {&GRM_02, check_GRM_02}, {&GRM_07, check_GRM_07}, {&GRM_08, check_GRM_08}, {&GRM_12, check_GRM_12},
    {&GRM_13, check_GRM_13}, {&GRM_14, check_GRM_14}, {&GRM_17, check_GRM_17}, {&GRM_18, check_GRM_18},
    {&GRM_28, check_GRM_28}, {&GRM_29, check_GRM_29}, {&GRM_37, check_GRM_37}, {&DOV_01, check_DOV_01},
    {&DOV_02, check_DOV_02}, {&DOV_03, check_DOV_03},
};

inline constexpr rule DOV_04{"DOV-04", "a waiver names a policy, gives a reason, and switches off a finding that there is",
                             "Dovetail", "remove the waiver"};

/// Takes away the findings that a waiver covers, and reports waivers that cover none.
constexpr void apply_waivers(const inventory& all, std::span<const rule* const> asked, report& into) {
  model::list<finding>& findings = into.findings();
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const waiver_note& w : r.notes->waivers) {
      const rule* named = nullptr;
      nearest_name near(w.rule);
      for (const rule* policy : asked) {
        if (policy->id == w.rule) named = policy;
        near.consider(policy->id);
      }
      std::size_t covered = 0;
      for (std::size_t i = 0; i < findings.size();) {
        const finding& f = findings[i];
        const bool covers = f.broken->policy && f.broken->id == w.rule && f.owner == &r &&
                            (w.whole || w.part == f.part);
        if (!covers) {
          ++i;
          continue;
        }
        findings.erase(i);
        ++covered;
      }
      if (w.reason.empty())
        into.add(DOV_04, r, w.at, {detail::title(r, into), " waives `", w.rule, "` without a reason"});
      else if (named == nullptr)
        into.add(DOV_04, r, w.at,
                 {detail::title(r, into), " waives `", w.rule, "`, which is no policy of this stack",
                  into.suggestion(near.found())});
      else if (covered == 0)
        into.add(DOV_04, r, w.at,
                 {detail::title(r, into), " waives `", w.rule, "`, but nothing there breaks it: remove the waiver"});
    }
  }
}

/// Runs the wiring rules and the policies that a stack asks for, and applies the waivers.
constexpr void check_all(const inventory& all, std::span<const rule* const> asked, report& into) {
  for (const check_function& c : wiring) c.run(*c.what, all, into);
  for (const check_function& c : policies)
    for (const rule* policy : asked)
      if (policy->id == c.what->id) c.run(*c.what, all, into);
  apply_waivers(all, asked, into);
}

}  // namespace dovetail::check
