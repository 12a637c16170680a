/// Every rule there is, and how a stack is checked. A new rule is a `rule` and a function in the header of its subject, and
/// one line here.
#pragma once

#include "dovetail/check/access_rules.hpp"
#include "dovetail/check/addresses.hpp"
#include "dovetail/check/alone.hpp"
#include "dovetail/check/amounts.hpp"
#include "dovetail/check/asked.hpp"
#include "dovetail/check/autoscaler.hpp"
#include "dovetail/check/cert_manager.hpp"
#include "dovetail/check/connections.hpp"
#include "dovetail/check/disruption_budget.hpp"
#include "dovetail/check/environment.hpp"
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
#include "dovetail/check/pod.hpp"
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
    {&REF_01, mounted_volumes_exist},
    {&REF_02, together},
    {&REF_03, selectors_match_their_own_pods},
    {&REF_04, services_select_pods},
    {&REF_06, target_ports_are_declared},
    {&REF_07, target_ports_have_the_protocol},
    {&REF_09, ingress_backends_exist},
    {&REF_10, ingress_backends_have_the_port},
    {&REF_11, default_backends_exist},
    {&REF_12, together},
    {&REF_13, tls_secrets_exist},
    {&REF_14, together},
    {&REF_15, autoscaled_workloads_exist},
    {&REF_16, together},
    {&REF_17, together},
    {&REF_18, config_maps_of_variables_exist},
    {&REF_19, config_map_keys_of_variables_exist},
    {&REF_20, secrets_of_variables_exist},
    {&REF_21, secret_keys_of_variables_exist},
    {&REF_22, config_maps_of_env_from_exist},
    {&REF_23, secrets_of_env_from_exist},
    {&REF_24, config_maps_of_volumes_exist},
    {&REF_25, config_map_keys_of_volumes_exist},
    {&REF_26, secrets_of_volumes_exist},
    {&REF_27, secret_keys_of_volumes_exist},
    {&REF_28, projected_sources_exist},
    {&REF_29, claims_of_volumes_exist},
    {&REF_30, claimed_volumes_exist},
    {&REF_31, together},
    {&REF_32, storage_classes_exist},
    {&REF_33, service_accounts_exist},
    {&REF_34, pull_secrets_exist},
    {&REF_35, together},
    {&REF_36, together},
    {&REF_37, together},
    {&REF_38, together},
    {&REF_39, services_of_stateful_sets_exist},
    {&REF_40, network_policies_are_valid},
    {&REF_41, together},
    {&REF_42, together},
    {&REF_43, together},
    {&REF_44, disruption_budgets_pick_pods},
    {&REF_45, probed_ports_are_declared},
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
    {&REF_68, issuers_exist},
    {&REF_70, ingress_route_targets_exist},
    {&REF_75, namespaces_exist},
    {&REF_76, together},
    {&REF_77, together},
    {&REF_79, together},
    {&REF_91, given_ports_are_those_of_the_service},
    {&IDN_01, container_names_differ},
    {&IDN_02, volume_names_differ},
    {&IDN_03, mount_paths_differ},
    {&IDN_04, together},
    {&IDN_05, port_names_differ_in_a_container},
    {&IDN_07, together},
    {&IDN_08, variables_are_set_once},
    {&IDN_09, service_port_names_differ},
    {&IDN_10, service_ports_differ},
    {&IDN_11, together},
    {&IDN_12, node_ports_differ},
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
    {&IDN_28, objects_differ},
    {&IDN_29, workloads_select_no_others_pods},
    {&IDN_32, together},
    {&IDN_33, together},
    {&IDN_34, together},
    {&GRM_01, object_names_are_valid},
    {&GRM_02, names_of_parts_are_dns_labels},
    {&GRM_03, together},
    {&GRM_04, together},
    {&GRM_05, together},
    {&GRM_06, together},
    {&GRM_07, label_keys_are_qualified_names},
    {&GRM_08, label_values_are_valid},
    {&GRM_09, together},
    {&GRM_10, together},
    {&GRM_11, together},
    {&GRM_12, port_numbers_are_valid},
    {&GRM_13, port_names_are_valid},
    {&GRM_14, amounts_are_quantities},
    {&GRM_15, together},
    {&GRM_16, together},
    {&GRM_17, variable_names_are_valid},
    {&GRM_18, config_keys_are_valid},
    {&GRM_19, together},
    {&GRM_20, together},
    {&GRM_21, together},
    {&GRM_22, together},
    {&GRM_23, together},
    {&GRM_24, together},
    {&GRM_25, together},
    {&GRM_26, together},
    {&GRM_27, together},
    {&GRM_28, hosts_are_dns_names},
    {&GRM_29, ingress_paths_are_valid},
    {&GRM_30, together},
    {&GRM_31, together},
    {&GRM_32, together},
    {&GRM_33, together},
    {&GRM_34, together},
    {&GRM_35, together},
    {&GRM_36, together},
    {&GRM_37, images_are_valid},
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
    {&GRM_50, fields_follow_their_schema},
    {&GRM_52, metadata_is_valid},
    {&GRM_53, together},
    {&GRM_55, together},
    {&CON_01, volumes_and_mounts_are_valid},
    {&CON_02, together},
    {&CON_03, variables_are_valid},
    {&CON_04, together},
    {&CON_05, probes_and_handlers_are_valid},
    {&CON_06, together},
    {&CON_07, together},
    {&CON_08, together},
    {&CON_09, together},
    {&CON_10, together},
    {&CON_11, amounts_hold_together},
    {&CON_12, together},
    {&CON_13, together},
    {&CON_14, together},
    {&CON_15, together},
    {&CON_16, together},
    {&CON_17, together},
    {&CON_18, together},
    {&CON_19, security_contexts_are_valid},
    {&CON_20, together},
    {&CON_21, together},
    {&CON_22, together},
    {&CON_23, together},
    {&CON_24, together},
    {&CON_25, together},
    {&CON_26, together},
    {&CON_27, together},
    {&CON_28, together},
    {&CON_29, scheduling_is_valid},
    {&CON_30, together},
    {&CON_31, together},
    {&CON_32, together},
    {&CON_33, pod_specs_are_valid},
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
    {&CON_55, service_specs_are_valid},
    {&CON_56, together},
    {&CON_57, together},
    {&CON_58, node_ports_go_with_their_type},
    {&CON_59, together},
    {&CON_60, together},
    {&CON_61, together},
    {&CON_62, together},
    {&CON_64, ingress_specs_are_valid},
    {&CON_65, together},
    {&CON_66, together},
    {&CON_67, together},
    {&CON_68, together},
    {&CON_69, together},
    {&CON_70, together},
    {&CON_71, together},
    {&CON_72, together},
    {&CON_73, storage_specs_are_valid},
    {&CON_74, together},
    {&CON_75, together},
    {&CON_76, together},
    {&CON_77, together},
    {&CON_78, together},
    {&CON_79, together},
    {&CON_87, together},
    {&CON_92, together},
    {&CON_98, together},
    {&DOV_01, no_ingress_path_is_hidden},
    {&DOV_02, internal_services_are_not_routed_to},
    {&DOV_03, referred_objects_exist},
    {&DOV_06, fields_are_of_the_target_version},
    {&DOV_07, read_variables_are_given},
    {&DOV_09, certificates_are_for_the_served_hosts},
    {&DOV_10, volumes_fit_their_claims},
    {&DOV_11, route_matches_are_valid},
    {&DOV_21, changed_parts_exist},
    {&DOV_22, workloads_that_run_alone_have_one_pod},
    {&DOV_71, arguments_fit_their_fields},
    {&DOV_24, scaled_containers_ask_for_what_is_measured},
    {&DOV_25, pods_have_one_disruption_budget},
    {&DOV_27, secrets_have_one_maker},
    {&DOV_28, routes_differ},
    {&DOV_30, instances_of_sql_objects_exist},
    {&DOV_31, password_keys_exist},
    {&DOV_32, grants_are_for_users},
    {&DOV_33, grants_are_on_databases},
    {&DOV_42, images_expose_the_declared_ports},
    {&DOV_43, non_root_users_have_a_number},
    {&DOV_50, needs_of_hooks_are_there},
    {&DOV_51, said_needs_are_there},
    {&DOV_52, needs_outlive_their_hooks},
    {&DOV_53, helm_annotations_are_known},
    {&DOV_54, what_is_kept_is_not_deleted},
    {&DOV_70, together},
    {&DOV_55, immutable_keys_are_not_overwritten},
    {&DOV_56, no_key_is_generated},
    {&DOV_60, addressed_services_exist},
    {&DOV_61, together},
    {&DOV_62, connections_are_let_through},
    {&DOV_63, together},
};

/// What is worth a look. Only the generator runs these.
inline constexpr check_function warnings[] = {
    {&REF_05, services_have_addresses},
    {&REF_06_number, together},
    {&REF_07_number, together},
    {&REF_08, services_forward_to_one_workload},
    {&REF_57, affinities_pick_pods},
    {&REF_58, affinities_have_selectors},
    {&REF_80, objects_are_used},
    {&REF_81, volumes_are_mounted},
    {&IDN_05_pod, port_names_differ_in_a_pod},
    {&IDN_06, port_numbers_differ_in_a_pod},
    {&IDN_13_files, files_of_volumes_differ},
    {&IDN_31, aliases_and_pull_secrets_are_listed_once},
    {&CON_54, disruption_budgets_say_a_count},
    {&CON_63, no_service_field_is_ignored},
    {&CON_82, autoscalers_have_room},
    {&CON_86, readiness_and_liveness_differ},
    {&CON_90, pods_say_service_account_name},
    {&CON_91, volume_types_are_current},
    {&CON_93, claims_of_one_node_are_not_shared},
    {&DOV_08, config_map_keys_are_read},
    {&REF_90, roles_name_what_the_api_has},
    {&REF_92, services_of_stateful_sets_are_headless},
    {&REF_93, selecting_services_are_given_no_addresses},
    {&CON_97, aggregated_roles_have_no_rules_of_their_own},
    {&CON_99, nginx_patterns_have_their_path_type},
};

inline constexpr rule DOV_04{"DOV-04",
                             "a waiver names a policy, gives a reason, and switches off a finding that there is",
                             "Dovetail", "remove the waiver"};

/// What some combination of switches may need.
inline constexpr rule DOV_04_unneeded{DOV_04.id, DOV_04.statement, DOV_04.source, DOV_04.mend, severity::error, false,
                                      true};

/// Reports waivers that cover nothing. Runs after the policies. A policy of `elsewhere`, a profile that this environment is not
/// held to, may be waived for the others.
constexpr void waivers_are_needed(const rule& what, const inventory& all, const model::list<asked_policy>& asked,
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
  waivers_are_needed(DOV_04, all, asked, elsewhere, into);
  if (!std::is_constant_evaluated())
    for (const check_function& c : warnings)
      if (c.run != together) c.run(*c.what, all, into);
}

}  // namespace dovetail::check
