/// Every rule there is, and how a stack is checked. A new rule is a `rule` and a function in the header of its subject, and
/// one line here.
#pragma once

#include "dovetail/check/access_rules.hpp"
#include "dovetail/check/addresses.hpp"
#include "dovetail/check/asked_policy.hpp"
#include "dovetail/check/autoscaler.hpp"
#include "dovetail/check/cert_manager.hpp"
#include "dovetail/check/connections.hpp"
#include "dovetail/check/container_resources.hpp"
#include "dovetail/check/disruption_budget.hpp"
#include "dovetail/check/fields.hpp"
#include "dovetail/check/grammar.hpp"
#include "dovetail/check/hook.hpp"
#include "dovetail/check/identity.hpp"
#include "dovetail/check/image.hpp"
#include "dovetail/check/immutable_key.hpp"
#include "dovetail/check/ingress.hpp"
#include "dovetail/check/ingress_spec.hpp"
#include "dovetail/check/keys.hpp"
#include "dovetail/check/kinds.hpp"
#include "dovetail/check/mariadb.hpp"
#include "dovetail/check/metadata.hpp"
#include "dovetail/check/network_policy.hpp"
#include "dovetail/check/pod_parts.hpp"
#include "dovetail/check/pod_spec.hpp"
#include "dovetail/check/policy.hpp"
#include "dovetail/check/probes.hpp"
#include "dovetail/check/reads.hpp"
#include "dovetail/check/references.hpp"
#include "dovetail/check/scheduling.hpp"
#include "dovetail/check/secret_makers.hpp"
#include "dovetail/check/security.hpp"
#include "dovetail/check/service.hpp"
#include "dovetail/check/service_spec.hpp"
#include "dovetail/check/singleton.hpp"
#include "dovetail/check/step.hpp"
#include "dovetail/check/storage.hpp"
#include "dovetail/check/storage_spec.hpp"
#include "dovetail/check/traefik.hpp"
#include "dovetail/check/unused.hpp"
#include "dovetail/check/variables.hpp"
#include "dovetail/check/volumes.hpp"
#include "dovetail/check/workload_spec.hpp"

#include <array>
#include <cstddef>
#include <type_traits>

namespace dovetail::check {

/// Wiring and validity: always checked, never waived.
inline constexpr check_function wiring[] = {
    {&REF_01, check_REF_01},
    {&REF_02, together},
    {&REF_03, check_REF_03},
    {&REF_04, check_REF_04},
    {&REF_06, check_REF_06},
    {&REF_07, check_REF_07},
    {&REF_09, check_REF_09},
    {&REF_10, check_REF_10},
    {&REF_11, check_REF_11},
    {&REF_12, together},
    {&REF_13, check_REF_13},
    {&REF_14, together},
    {&REF_15, check_autoscalers},
    {&REF_16, together},
    {&REF_17, together},
    {&REF_18, check_REF_18},
    {&REF_19, check_REF_19},
    {&REF_20, check_REF_20},
    {&REF_21, check_REF_21},
    {&REF_22, check_REF_22},
    {&REF_23, check_REF_23},
    {&REF_24, check_REF_24},
    {&REF_25, check_REF_25},
    {&REF_26, check_REF_26},
    {&REF_27, check_REF_27},
    {&REF_28, check_REF_28},
    {&REF_29, check_REF_29},
    {&REF_30, check_REF_30},
    {&REF_31, together},
    {&REF_32, check_REF_32},
    {&REF_33, check_REF_33},
    {&REF_34, check_REF_34},
    {&REF_35, together},
    {&REF_36, together},
    {&REF_37, together},
    {&REF_38, together},
    {&REF_39, check_REF_39},
    {&REF_40, check_network_policies},
    {&REF_41, together},
    {&REF_42, together},
    {&REF_43, together},
    {&REF_44, check_REF_44},
    {&REF_45, check_REF_45},
    {&REF_46, together},
    {&REF_49, together},
    {&REF_50, together},
    {&REF_51, together},
    {&REF_52, together},
    {&REF_53, together},
    {&REF_54, together},
    {&REF_55, together},
    {&REF_56, together},
    {&REF_59, together},
    {&REF_60, together},
    {&REF_62, together},
    {&REF_63, together},
    {&REF_68, check_REF_68},
    {&REF_70, check_REF_70},
    {&REF_75, check_REF_75},
    {&REF_76, together},
    {&REF_77, together},
    {&REF_79, together},
    {&REF_91, check_REF_91},
    {&IDN_01, check_IDN_01},
    {&IDN_02, check_IDN_02},
    {&IDN_03, check_IDN_03},
    {&IDN_04, together},
    {&IDN_05, check_IDN_05},
    {&IDN_07, together},
    {&IDN_08, check_IDN_08},
    {&IDN_09, check_IDN_09},
    {&IDN_10, check_IDN_10},
    {&IDN_11, together},
    {&IDN_12, check_IDN_12},
    {&IDN_13, together},
    {&IDN_14, together},
    {&IDN_15, together},
    {&IDN_16, together},
    {&IDN_17, together},
    {&IDN_18, together},
    {&IDN_19, together},
    {&IDN_20, together},
    {&IDN_21, together},
    {&IDN_22, together},
    {&IDN_23, together},
    {&IDN_24, together},
    {&IDN_25, together},
    {&IDN_26, together},
    {&IDN_28, check_IDN_28},
    {&IDN_29, check_IDN_29},
    {&IDN_32, together},
    {&IDN_33, together},
    {&IDN_34, together},
    {&GRM_01, check_GRM_01},
    {&GRM_02, check_GRM_02},
    {&GRM_03, together},
    {&GRM_04, together},
    {&GRM_05, together},
    {&GRM_06, together},
    {&GRM_07, check_GRM_07},
    {&GRM_08, check_GRM_08},
    {&GRM_09, together},
    {&GRM_10, together},
    {&GRM_11, together},
    {&GRM_12, check_GRM_12},
    {&GRM_13, check_GRM_13},
    {&GRM_14, check_GRM_14},
    {&GRM_15, together},
    {&GRM_16, together},
    {&GRM_17, check_GRM_17},
    {&GRM_18, check_GRM_18},
    {&GRM_19, together},
    {&GRM_20, together},
    {&GRM_21, together},
    {&GRM_22, together},
    {&GRM_23, together},
    {&GRM_24, together},
    {&GRM_25, together},
    {&GRM_26, together},
    {&GRM_27, together},
    {&GRM_28, check_GRM_28},
    {&GRM_29, check_GRM_29},
    {&GRM_30, together},
    {&GRM_31, together},
    {&GRM_32, together},
    {&GRM_33, together},
    {&GRM_34, together},
    {&GRM_35, together},
    {&GRM_36, together},
    {&GRM_37, check_GRM_37},
    {&GRM_38, together},
    {&GRM_39, together},
    {&GRM_40, together},
    {&GRM_60, together},
    {&CON_96, together},
    {&GRM_41, together},
    {&GRM_42, together},
    {&GRM_43, together},
    {&GRM_45, together},
    {&GRM_46, together},
    {&GRM_47, together},
    {&GRM_48, together},
    {&GRM_49, together},
    {&GRM_50, check_GRM_50},
    {&GRM_52, check_metadata},
    {&GRM_53, together},
    {&GRM_55, together},
    {&CON_01, check_volumes_and_mounts},
    {&CON_02, together},
    {&CON_03, check_variables_of_containers},
    {&CON_04, together},
    {&CON_05, check_probes_and_handlers},
    {&CON_06, together},
    {&CON_07, together},
    {&CON_08, together},
    {&CON_09, together},
    {&CON_10, together},
    {&CON_11, check_amounts_of_containers},
    {&CON_12, together},
    {&CON_13, together},
    {&CON_14, together},
    {&CON_15, together},
    {&CON_16, together},
    {&CON_17, together},
    {&CON_18, together},
    {&CON_19, check_security_contexts},
    {&CON_20, together},
    {&CON_21, together},
    {&CON_22, together},
    {&CON_23, together},
    {&CON_24, together},
    {&CON_25, together},
    {&CON_26, together},
    {&CON_27, together},
    {&CON_28, together},
    {&CON_29, check_scheduling},
    {&CON_30, together},
    {&CON_31, together},
    {&CON_32, together},
    {&CON_33, check_pod_specs},
    {&CON_34, together},
    {&CON_35, together},
    {&CON_36, together},
    {&CON_37, together},
    {&CON_38, together},
    {&CON_39, together},
    {&CON_40, together},
    {&CON_41, together},
    {&CON_42, together},
    {&CON_43, together},
    {&CON_44, together},
    {&CON_45, together},
    {&CON_46, together},
    {&CON_47, together},
    {&CON_48, together},
    {&CON_49, together},
    {&CON_50, together},
    {&CON_51, together},
    {&CON_52, together},
    {&CON_53, together},
    {&CON_55, check_service_specs},
    {&CON_56, together},
    {&CON_57, together},
    {&CON_58, check_CON_58},
    {&CON_59, together},
    {&CON_60, together},
    {&CON_61, together},
    {&CON_62, together},
    {&CON_64, check_ingress_specs},
    {&CON_65, together},
    {&CON_66, together},
    {&CON_67, together},
    {&CON_68, together},
    {&CON_69, together},
    {&CON_70, together},
    {&CON_71, together},
    {&CON_72, together},
    {&CON_73, check_storage_specs},
    {&CON_74, together},
    {&CON_75, together},
    {&CON_76, together},
    {&CON_77, together},
    {&CON_78, together},
    {&CON_79, together},
    {&CON_87, together},
    {&CON_92, together},
    {&CON_98, together},
    {&DOV_01, check_DOV_01},
    {&DOV_02, check_DOV_02},
    {&DOV_03, check_references},
    {&DOV_06, check_DOV_06},
    {&DOV_07, check_DOV_07},
    {&DOV_09, check_DOV_09},
    {&DOV_10, check_DOV_10},
    {&DOV_11, check_DOV_11},
    {&DOV_21, check_DOV_21},
    {&DOV_22, check_DOV_22},
    {&DOV_71, check_DOV_71},
    {&DOV_24, check_DOV_24},
    {&DOV_25, check_DOV_25},
    {&DOV_27, check_DOV_27},
    {&DOV_28, check_DOV_28},
    {&DOV_30, check_DOV_30},
    {&DOV_31, check_DOV_31},
    {&DOV_32, check_DOV_32},
    {&DOV_33, check_DOV_33},
    {&DOV_42, check_DOV_42},
    {&DOV_43, check_DOV_43},
    {&DOV_50, check_DOV_50},
    {&DOV_51, check_DOV_51},
    {&DOV_52, check_DOV_52},
    {&DOV_53, check_DOV_53},
    {&DOV_54, check_DOV_54},
    {&DOV_70, together},
    {&DOV_55, check_DOV_55},
    {&DOV_56, check_DOV_56},
    {&DOV_60, check_addresses},
    {&DOV_61, together},
    {&DOV_62, check_connections},
    {&DOV_63, together},
};

/// What is worth a look. Only the generator runs these.
inline constexpr check_function warnings[] = {
    {&REF_05, check_REF_05},
    {&REF_06_number, together},
    {&REF_07_number, together},
    {&REF_08, check_REF_08},
    {&REF_57, check_REF_57},
    {&REF_58, check_REF_58},
    {&REF_80, check_REF_80},
    {&REF_81, check_REF_81},
    {&IDN_05_pod, check_IDN_05_pod},
    {&IDN_06, check_IDN_06},
    {&IDN_13_files, check_IDN_13_files},
    {&IDN_31, check_IDN_31},
    {&CON_54, check_CON_54},
    {&CON_63, check_CON_63},
    {&CON_82, check_CON_82},
    {&CON_86, check_CON_86},
    {&CON_90, check_CON_90},
    {&CON_91, check_CON_91},
    {&CON_93, check_CON_93},
    {&DOV_08, check_DOV_08},
    {&REF_90, check_REF_90},
    {&REF_92, check_REF_92},
    {&REF_93, check_REF_93},
    {&CON_97, check_CON_97},
    {&CON_99, check_CON_99},
};

inline constexpr rule DOV_04{"DOV-04",
                             "a waiver names a policy, gives a reason, and switches off a finding that there is",
                             "Dovetail", "remove the waiver"};

/// What some combination of switches may need.
inline constexpr rule DOV_04_unneeded{DOV_04.id, DOV_04.statement, DOV_04.source, DOV_04.mend, severity::error, false,
                                      true};

/// Reports waivers that cover nothing. Runs after the policies. A policy of `elsewhere`, a profile that this environment is not
/// held to, may be waived for the others.
constexpr void check_DOV_04(const rule& what, const inventory& all, const model::list<asked_policy>& asked,
                            const profile* elsewhere, report& into) {
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
      else if (!is_elsewhere)
        into.add(what, r, w.at,
                 {detail::title(r, into), " waives `", w.rule, "`, which is no policy of this stack",
                  into.suggestion(w.rule, "its policies are", [&](auto consider) {
                    for (const asked_policy& policy : asked) consider(policy.what->id);
                  })});
    }
  }
}

/// The rules of a list by themselves: whoever tells of them, and runs none, needs no code of theirs.
template <const auto& Functions>
inline constexpr auto rules_of = [] {
  std::array<const rule*, std::size(Functions)> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = Functions[i].what;
  return all;
}();

/// Runs the wiring rules and the policies that a stack asks for.
constexpr void check_all(inventory& all, const model::list<asked_policy>& asked, report& into,
                         const profile* elsewhere = nullptr) {
  all.connect();
  into.ask_for(asked);
  for (const finding& found : all.noted) into.add(found);
  for (const check_function& c : wiring)
    if (c.run != together) c.run(*c.what, all, into);
  for (const asked_policy& policy : asked)
    for (const check_function& c : policies)
      if (policy.what == c.what && c.run != together) {
        into.hold_to(policy.number);
        c.run(*c.what, all, into);
      }
  check_DOV_04(DOV_04, all, asked, elsewhere, into);
  if (!std::is_constant_evaluated())
    for (const check_function& c : warnings)
      if (c.run != together) c.run(*c.what, all, into);
}

}  // namespace dovetail::check
