#include "cli/catalog.hpp"

#include "cli/diff/rules.hpp"
#include "dovetail/check/metadata.hpp"
#include "dovetail/check/profile.hpp"
#include "dovetail/every_rule.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace dovetail::cli {

constinit const check::rule CON_78{.id = check::CON_78.id,
                                   .statement = check::CON_78.statement,
                                   .source = check::CON_78.source,
                                   .mend = check::CON_78.mend,
                                   .weight = check::severity::warning};

namespace {

constexpr const check::rule* rules_of_the_reader[] = {&YML_01, &YML_02, &YML_03, &YML_04, &YML_05, &YML_06};

std::vector<const check::rule*> sorted_rules() {
  std::vector<const check::rule*> all;
  for (const check::rule* each : check::every_rule) all.push_back(&rule_for_yaml(*each));
  all.insert(all.end(), std::begin(diff::update_rules), std::end(diff::update_rules));
  all.insert(all.end(), std::begin(rules_of_the_reader), std::end(rules_of_the_reader));
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
  if (is_of_updates(what)) return false;
  if (what.policy || what.weight == check::severity::warning) return true;
  if (what.id.starts_with("YML-") || what.id == check::DOV_04.id) return false;
  // Those plugins look for what may be made elsewhere.
  return !what.source.starts_with("API server") || what.source.find("admission plugin") != std::string_view::npos;
}

std::string_view why_never_waived(const check::rule& what) {
  if (is_of_updates(what)) return "it is about one update: dovetail diff --accept";
  if (what.id == check::DOV_04.id) return "it is about waivers";
  return what.source.starts_with("API server") ? "the API server refuses what breaks it"
                                               : "what cannot be read cannot be checked";
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

bool is_of_updates(const check::rule& what) {
  return std::find(std::begin(diff::update_rules), std::end(diff::update_rules), &what) != std::end(diff::update_rules);
}

std::string_view sort_of(const check::rule& what) {
  if (what.policy) return "policy";
  return what.weight == check::severity::error ? "error" : "warning";
}

}  // namespace dovetail::cli
