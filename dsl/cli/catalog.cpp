#include "cli/catalog.hpp"

#include "dovetail/check/rules.hpp"
#include "dovetail/docker/rules.hpp"
#include "dovetail/stack/environment.hpp"
#include "dovetail/stack/externals.hpp"

#include <algorithm>
#include <tuple>

namespace dovetail::cli {
namespace {

std::vector<const check::rule*> sorted_rules() {
  std::vector<const check::rule*> all{&YML_01,        &YML_02,        &YML_03,        &YML_04,        &YML_05,
                                      &YML_06,        &check::DOV_04, &check::DOV_05, &check::DOV_20, &check::DOV_23,
                                      &check::DOV_40, &check::DOV_41, &check::DOV_44, &check::DOV_72};
  const auto add = [&](const auto& rules) { all.insert(all.end(), rules.begin(), rules.end()); };
  for (const check::rule* each : check::rules_of<check::wiring>) all.push_back(&rule_for_yaml(*each));
  add(check::rules_of<check::policies>);
  add(check::rules_of<check::warnings>);
  std::sort(all.begin(), all.end(), [](const auto* a, const auto* b) {
    return std::tie(a->id, a->weight, a->statement) < std::tie(b->id, b->weight, b->statement);
  });
  return all;
}

}  // namespace

std::span<const profile> profiles() { return check::profiles; }

const profile* find_profile(std::string_view name) {
  const auto* found = std::find_if(std::begin(check::profiles), std::end(check::profiles),
                                   [&](const profile& each) { return each.name == name; });
  return found == std::end(check::profiles) ? nullptr : found;
}

const check::asked_policy* find_in(const profile& asked, const check::rule& policy) {
  const auto found = std::find_if(asked.policies.begin(), asked.policies.end(),
                                  [&](const check::asked_policy& each) { return each.what == &policy; });
  return found == asked.policies.end() ? nullptr : &*found;
}

const check::rule& rule_for_yaml(const check::rule& of_stacks) {
  return &of_stacks == &check::CON_78 ? CON_78 : of_stacks;
}

bool may_be_waived(const check::rule& what) {
  if (what.policy || what.weight == check::severity::warning) return true;
  if (what.id.starts_with("YML-") || what.id == check::DOV_04.id) return false;
  // Those plugins look for what may be made elsewhere.
  return !what.source.starts_with("API server") || what.source.find("admission plugin") != std::string_view::npos;
}

std::string_view why_never_waived(const check::rule& what) {
  if (what.id == check::DOV_04.id) return "it is about waivers";
  return what.source.starts_with("API server") ? "the API server refuses what breaks it"
                                               : "what cannot be read cannot be checked";
}

std::span<const policy_number> policy_numbers() {
  static constexpr policy_number all[] = {
      {"min_replicas", &check::REL_10, 1, 100'000, "the fewest replicas of a workload"},
      {"min_scaled_replicas", &check::REL_11, 1, 100'000, "the fewest replicas that an autoscaler may leave"},
      {"min_user_id", &check::SEC_04, 1, 2'147'483'647, "the lowest id of a container's user and group"},
      {"ndots", &check::REL_21, 1, 15, "the most that the DNS option ndots may be"},
  };
  return all;
}

const policy_number* number_of(const check::rule& policy) {
  for (const policy_number& each : policy_numbers())
    if (each.what->id == policy.id) return &each;
  return nullptr;
}

std::span<const check::rule* const> all_rules() {
  static const std::vector<const check::rule*> all = sorted_rules();
  return all;
}

const check::rule* find_rule(std::string_view id) {
  const auto all = all_rules();
  const auto found = std::lower_bound(
      all.begin(), all.end(), id, [](const check::rule* each, std::string_view wanted) { return each->id < wanted; });
  return found != all.end() && (*found)->id == id ? *found : nullptr;
}

std::string words_for_unknown_rule(std::string_view id) {
  nearest_name near(id);
  for (const check::rule* each : all_rules()) near.consider(each->id);
  std::string words = "there is no rule `" + std::string(id) + "`; ";
  return words +
         (near.found().empty() ? "`dovetail rules` lists them" : "did you mean `" + std::string(near.found()) + "`?");
}

bool is_of_stacks_only(const check::rule& what) {
  const check::rule* const of_stacks[] = {
      &check::DOV_02, &check::DOV_05, &check::DOV_07, &check::DOV_08, &check::DOV_12, &check::DOV_20, &check::DOV_21,
      &check::DOV_22, &check::DOV_23, &check::DOV_40, &check::DOV_41, &check::DOV_42, &check::DOV_43, &check::DOV_44,
      &check::DOV_51, &check::DOV_55, &check::DOV_56, &check::DOV_61, &check::DOV_71, &check::DOV_72};
  return std::find(std::begin(of_stacks), std::end(of_stacks), &what) != std::end(of_stacks);
}

std::string_view sort_of(const check::rule& what) {
  if (what.policy) return "policy";
  return what.weight == check::severity::error ? "error" : "warning";
}

}  // namespace dovetail::cli
