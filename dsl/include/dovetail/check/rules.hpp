/// Every rule there is, and how a stack is checked. A new rule is a `rule` and a function in the header of its subject, and
/// one line here.
#pragma once

#include "dovetail/check/cert_manager.hpp"
#include "dovetail/check/environment.hpp"
#include "dovetail/check/fields.hpp"
#include "dovetail/check/grammar.hpp"
#include "dovetail/check/hook.hpp"
#include "dovetail/check/identity.hpp"
#include "dovetail/check/immutable_key.hpp"
#include "dovetail/check/image.hpp"
#include "dovetail/check/ingress.hpp"
#include "dovetail/check/keys.hpp"
#include "dovetail/check/mariadb.hpp"
#include "dovetail/check/pod.hpp"
#include "dovetail/check/policy.hpp"
#include "dovetail/check/reads.hpp"
#include "dovetail/check/service.hpp"
#include "dovetail/check/storage.hpp"
#include "dovetail/check/traefik.hpp"

#include <type_traits>

namespace dovetail::check {

/// Wiring and validity: always checked, never waived.
inline constexpr check_function wiring[] = {
    {&REF_01, check_REF_01}, {&REF_03, check_REF_03}, {&REF_04, check_REF_04}, {&REF_05, check_REF_05},
    {&REF_06, check_REF_06}, {&REF_07, check_REF_07}, {&REF_09, check_REF_09}, {&REF_10, check_REF_10},
    {&REF_11, check_REF_11}, {&REF_13, check_REF_13}, {&REF_18, check_REF_18}, {&REF_19, check_REF_19},
    {&REF_20, check_REF_20}, {&REF_21, check_REF_21}, {&REF_22, check_REF_22}, {&REF_23, check_REF_23},
    {&REF_24, check_REF_24}, {&REF_25, check_REF_25}, {&REF_26, check_REF_26}, {&REF_27, check_REF_27},
    {&REF_28, check_REF_28}, {&REF_29, check_REF_29}, {&REF_33, check_REF_33}, {&REF_34, check_REF_34},
    {&REF_39, check_REF_39}, {&REF_45, check_REF_45}, {&REF_68, check_REF_68}, {&REF_75, check_REF_75},
    {&IDN_01, check_IDN_01}, {&IDN_02, check_IDN_02}, {&IDN_03, check_IDN_03}, {&IDN_05, check_IDN_05},
    {&IDN_08, check_IDN_08}, {&IDN_09, check_IDN_09}, {&IDN_10, check_IDN_10}, {&IDN_28, check_IDN_28},
    {&GRM_01, check_GRM_01}, {&GRM_02, check_GRM_02}, {&GRM_07, check_GRM_07}, {&GRM_08, check_GRM_08},
    {&GRM_12, check_GRM_12}, {&GRM_13, check_GRM_13}, {&GRM_14, check_GRM_14}, {&GRM_17, check_GRM_17},
    {&GRM_18, check_GRM_18}, {&GRM_28, check_GRM_28}, {&GRM_29, check_GRM_29}, {&GRM_37, check_GRM_37},
    {&DOV_01, check_DOV_01}, {&DOV_02, check_DOV_02}, {&DOV_03, check_DOV_03}, {&GRM_50, check_GRM_50},
    {&DOV_06, check_DOV_06}, {&REF_30, check_REF_30}, {&REF_32, check_REF_32}, {&REF_70, check_REF_70},
    {&IDN_12, check_IDN_12}, {&CON_58, check_CON_58}, {&DOV_07, check_DOV_07}, {&DOV_09, check_DOV_09},
    {&DOV_10, check_DOV_10}, {&DOV_11, check_DOV_11}, {&DOV_21, check_DOV_21}, {&DOV_30, check_DOV_30},
    {&DOV_31, check_DOV_31}, {&DOV_32, check_DOV_32}, {&DOV_33, check_DOV_33}, {&DOV_50, check_DOV_50},
    {&DOV_51, check_DOV_51}, {&DOV_52, check_DOV_52}, {&DOV_53, check_DOV_53}, {&DOV_54, check_DOV_54},
    {&DOV_55, check_DOV_55}, {&DOV_56, check_DOV_56},
    {&DOV_42, check_DOV_42}, {&DOV_43, check_DOV_43},
};

/// What is worth a look. Only the generator runs these.
inline constexpr check_function warnings[] = {{&IDN_05_pod, check_IDN_05_pod}, {&DOV_08, check_DOV_08}};

inline constexpr rule DOV_04{"DOV-04",
                             "a waiver names a policy, gives a reason, and switches off a finding that there is",
                             "Dovetail", "remove the waiver"};

/// What some combination of switches may need.
inline constexpr rule DOV_04_unneeded{DOV_04.id, DOV_04.statement, DOV_04.source, DOV_04.mend,
                                      severity::error, false, true};

/// Reports waivers that cover nothing. Runs after the policies.
constexpr void check_DOV_04(const rule& what, const inventory& all, const model::list<const rule*>& asked,
                            report& into) {
  for (const resource& r : all.resources) {
    if (r.notes == nullptr) continue;
    for (const waiver_note& w : r.notes->waivers) {
      if (into.is_used(w)) continue;
      bool is_policy = false;
      for (const rule* policy : asked) is_policy = is_policy || policy->id == w.rule;
      if (w.reason.empty())
        into.add(what, r, w.at, {detail::title(r, into), " waives `", w.rule, "` without a reason"});
      else if (is_policy)
        into.add(DOV_04_unneeded, r, w.at,
                 {detail::title(r, into), " waives `", w.rule, "`, but nothing there breaks it: remove the waiver"});
      else
        into.add(what, r, w.at,
                 {detail::title(r, into), " waives `", w.rule, "`, which is no policy of this stack",
                  into.suggestion(w.rule, "its policies are", [&](auto consider) {
                    for (const rule* policy : asked) consider(policy->id);
                  })});
    }
  }
}

/// Runs the wiring rules and the policies that a stack asks for.
constexpr void check_all(inventory& all, const model::list<const rule*>& asked, report& into) {
  all.connect();
  for (const check_function& c : wiring) c.run(*c.what, all, into);
  for (const check_function& c : policies)
    for (const rule* policy : asked)
      if (policy == c.what) c.run(*c.what, all, into);
  check_DOV_04(DOV_04, all, asked, into);
  if (!std::is_constant_evaluated())
    for (const check_function& c : warnings) c.run(*c.what, all, into);
}

}  // namespace dovetail::check
