// The examples that `dovetail explain` shows are what they are said to be.
#include "checking.hpp"
#include "cli/explain.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>

namespace {

using namespace dovetail::cli;

settings settings_for(const rule_example& example) {
  settings asked;
  for (const std::string& each : example.externals) asked.externals.push_back(external_of(each));
  if (!example.kubernetes.empty()) asked.kubernetes_minor = kubernetes_minor_of(example.kubernetes);
  // A policy is asked for by its name, and then alone.
  const dovetail::check::rule* rule = find_rule(example.id);
  if (rule != nullptr && rule->policy) asked.only = {example.id};
  return asked;
}

/// Not two versions of one, as those of the rules of updates are (tests/diff).
bool is_manifest(const rule_example& example) {
  const dovetail::check::rule* rule = find_rule(example.id);
  return !example.changes.empty() && rule != nullptr && !is_of_updates(*rule);
}

/// The ids of what is found for an example; warnings of other rules are worth a look, and wrong in no example.
std::vector<std::string> found_for(const rule_example& example, const std::string& text) {
  std::vector<std::string> ids;
  for (const finding& each : checking::outcome_of(text, settings_for(example)).findings)
    if (each.broken->weight == dovetail::check::severity::error || each.broken->id == example.id)
      ids.emplace_back(each.broken->id);
  return ids;
}

TEST(examples, are_of_rules_and_say_what_mends_them) {
  for (std::size_t i = 0; i < rule_examples().size(); ++i) {
    const rule_example& each = rule_examples()[i];
    EXPECT_NE(find_rule(each.id), nullptr) << each.id;
    const dovetail::check::rule* rule = find_rule(each.id);
    EXPECT_TRUE(!each.mend.empty() || (rule != nullptr && is_of_updates(*rule))) << each.id;
    EXPECT_TRUE(i == 0 || each.id != rule_examples()[i - 1].id) << each.id;
  }
}

TEST(examples, the_wrong_one_breaks_the_rule_and_no_other) {
  for (const rule_example& each : rule_examples()) {
    if (!is_manifest(each)) continue;
    std::vector<std::string> broken{each.id};
    if (!each.also.empty()) broken.push_back(each.also);
    EXPECT_EQ(found_for(each, each.wrong()), broken) << each.wrong();
  }
}

TEST(examples, the_right_one_breaks_none) {
  for (const rule_example& each : rule_examples()) {
    if (!is_manifest(each)) continue;
    EXPECT_EQ(found_for(each, each.right()), std::vector<std::string>{}) << each.right();
  }
}

TEST(examples, of_wiring_know_their_place) {
  for (const rule_example& each : rule_examples()) {
    if (!is_manifest(each)) continue;
    for (const finding& told : checking::outcome_of(each.wrong(), settings_for(each)).findings) {
      EXPECT_NE(told.line, 0u) << each.id;
      EXPECT_NE(told.column, 0u) << each.id;
      EXPECT_EQ(told.file, "file.yaml") << each.id;
    }
  }
}

/// What no example can show.
constexpr struct {
  std::string_view rule, why;
} without_example[] = {
    {"YML-05", "a file that is too large is too large to show"},
    {"GRM-09", "annotations that are too large are too large to show"},
    {"GRM-39", "a ConfigMap that is too large is too large to show"},
    {"REF-51", "an ephemeral container in a manifest is never right: CON-35"},
};

TEST(examples, are_there_for_every_rule_of_yaml) {
  for (const dovetail::check::rule* each : all_rules()) {
    if (!each->of_stacks_only.empty() || is_of_updates(*each)) continue;
    const rule_example* example = example_of(each->id);
    const bool is_left_out = std::any_of(std::begin(without_example), std::end(without_example),
                                         [&](const auto& left_out) { return left_out.rule == each->id; });
    EXPECT_TRUE(example != nullptr) << each->id << " has no words of its own for YAML";
    EXPECT_EQ(example != nullptr && !example->changes.empty(), !is_left_out) << each->id;
  }
}

TEST(explanation, has_everything_that_there_is_to_say) {
  const std::string words = explanation_of("REF-09", false);
  for (const char* part : {"REF-09: an Ingress routes to Services that exist", "severity: error", "profiles: all",
                           "kube-linter dangling-ingress", "in YAML:  route to a Service", "--external Service/web",
                           "\n  -                name: wep\n", "\n  +                name: web\n"})
    EXPECT_NE(words.find(part), std::string::npos) << part << "\nin\n" << words;
  EXPECT_EQ(words.find('\x1b'), std::string::npos);
  EXPECT_NE(explanation_of("REF-09", true).find("\x1b[31m"), std::string::npos);
}

TEST(explanation, of_a_policy_names_its_profiles) {
  EXPECT_NE(explanation_of("SEC-03", false).find("profiles: restricted, production"), std::string::npos);
}

TEST(explanation, tells_rules_that_share_an_id) {
  const std::string words = explanation_of("IDN-05", false);
  EXPECT_NE(words.find("the ports of a container have different names"), std::string::npos);
  EXPECT_NE(words.find("the ports of different containers"), std::string::npos);
}

}  // namespace
