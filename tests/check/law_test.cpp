// The law: whatever the checks of a stack find, `dovetail check` finds in its YAML, and the other way round.
//
// A case is an error test, as it stands and mended. What YAML cannot say is left out, each rule with its reason.
#include "law.hpp"

#include <dovetail/check/combinations.hpp>

#include "cli/check.hpp"

#include <dovetail/program/unchecked.hpp>

#include <fmt/core.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace {

namespace cli = dovetail::cli;
namespace emit = dovetail::emit;

struct left_out {
  std::string_view rule;  // or case
  std::string_view why;
};
/// Beside those that say themselves that YAML cannot break them.
constexpr left_out of_source_only[] = {
    {"DOV-04", "a waiver stands in the source, and in the YAML as a comment"},
    {"REL-10", "needsReplicas() is a note of the workload's source"},
};

/// Stacks that say something of their own that their YAML does not.
constexpr left_out cases_of_source_only[] = {
    {"fields_bad_word mended", "choice::future() vouches for a word that the schema does not have"},
};

bool is_left_out(std::string_view rule) {
  const dovetail::check::rule* found = cli::find_rule(rule);
  // A policy of a stack's own stands in its source.
  if (found == nullptr || !found->of_stacks_only.empty()) return true;
  return std::any_of(std::begin(of_source_only), std::end(of_source_only),
                     [&](const left_out& each) { return each.rule == rule; });
}

/// A key that .requiring() notes: the words name no container.
bool is_of_required_key(const std::string& text) {
  return text.find(" needs key `") != std::string::npos && text.find(", container `") == std::string::npos &&
         text.find(", volume `") == std::string::npos;
}

/// "REF-09 Ingress/web"
std::string told(std::string_view rule, std::string_view kind, std::string_view name) {
  return fmt::format("{} {}/{}", rule, kind, name);
}

/// Of policies, by the object that a comment says it for: "SEC-42 Deployment/api".
std::set<std::string> waived_in(const emit::unchecked_rendering& made) {
  std::set<std::string> all;
  for (const emit::unchecked_resource& each : made.resources)
    for (const dovetail::check::rule* rule : cli::all_rules())
      if (each.yaml.find(fmt::format("# {} is waived", rule->id)) != std::string::npos)
        all.insert(told(rule->id, each.listed.kind, each.listed.name));
  return all;
}

std::multiset<std::string> found_in_source(const emit::unchecked_rendering& made) {
  std::multiset<std::string> all;
  for (const emit::unchecked_finding& each : made.findings)
    if (!is_left_out(each.rule) && !(each.rule.starts_with("REF-") && is_of_required_key(each.text)))
      all.insert(told(each.rule, each.kind, each.name));
  return all;
}

cli::settings settings_of(const emit::runtime_stack& stack, const emit::unchecked_rendering& made,
                          const cli::profile& held_to) {
  cli::settings asked;
  asked.held_to = &held_to;
  asked.kubernetes_minor = stack.target.minor;
  for (const emit::outside_object& each : made.outside) {
    cli::external_object& outside = asked.externals.emplace_back();
    outside.kind = each.kind;
    outside.name = each.name;
    outside.name_space = each.name_space;
    outside.keys = each.keys;
    outside.maker_kind = each.maker_kind;
    outside.maker_name = each.maker_name;
    for (const auto& port : each.ports) outside.ports.push_back({port.name, port.number});
  }
  return asked;
}

/// What a stack is held to in an environment; in none, where the name is empty.
std::vector<dovetail::check::asked_policy> policies_of(const emit::runtime_stack& stack, std::string_view environment) {
  std::vector<dovetail::check::asked_policy> all;
  const auto add = [&](const auto& more) { all.insert(all.end(), more.begin(), more.end()); };
  const dovetail::check::profile* held_to = stack.held_to.get();
  for (const emit::runtime_environment& each : stack.environments) {
    if (each.view.name != environment) continue;
    if (each.held_to.get() != nullptr) held_to = each.held_to.get();
    add(each.view.policies);
  }
  add(held_to->policies);
  add(std::span(dovetail::check::of_every_stack));
  add(stack.policies);
  return all;
}

/// The findings of each environment's YAML. A waiver is for a container, and its comment for the object: `source` says which
/// findings it leaves.
std::multiset<std::string> found_in_yaml(const emit::runtime_stack& stack, const emit::unchecked_rendering& made,
                                         const std::multiset<std::string>& source, std::string& texts) {
  const std::set<std::string> waived = waived_in(made);

  std::map<std::string, cli::inputs> environments;
  for (const emit::unchecked_resource& each : made.resources)
    environments[each.listed.environment].files.push_back({each.listed.file, each.yaml, true});
  std::multiset<std::string> all;
  for (auto& [name, files] : environments) {
    const std::vector<dovetail::check::asked_policy> policies = policies_of(stack, name);
    const cli::profile held_to{"stack", "", policies};
    const cli::outcome found = cli::check_objects(std::move(files), settings_of(stack, made, held_to));
    for (const cli::finding& each : found.findings) {
      const std::string line = told(each.broken->id, each.kind, each.name);
      if (is_left_out(each.broken->id) || (waived.contains(line) && all.count(line) >= source.count(line))) continue;
      texts += fmt::format("  {}:{}:{}: {} [{}]\n", each.file, each.line, each.column, each.words, each.broken->id);
      // The same in several environments is one finding of the source.
      if (environments.size() == 1 || !all.contains(line)) all.insert(line);
    }
  }
  return all;
}

struct named_case {
  std::string name;
  law::registered::program run;
};
std::vector<named_case>& cases() {
  static std::vector<named_case> all;
  return all;
}

std::set<std::string>& rules_seen() {
  static std::set<std::string> all;
  return all;
}

class obeys : public testing::Test {
 public:
  explicit obeys(law::registered::program run) : run_(run) {}
  void TestBody() override { EXPECT_EQ(run_(0, nullptr), 0); }

 private:
  law::registered::program run_;
};

}  // namespace

law::registered::registered(const char* name, program run) {
  const bool is_left_out = std::any_of(std::begin(cases_of_source_only), std::end(cases_of_source_only),
                                       [&](const left_out& each) { return each.rule == name; });
  if (!is_left_out) cases().push_back({name, run});
}

namespace {

int compare_with(const emit::runtime_stack& stack, const std::map<std::string, std::string>& values) {
  const emit::unchecked_rendering made = emit::render_unchecked(stack, values);
  std::string texts;
  std::multiset<std::string> source = found_in_source(made);
  const std::multiset<std::string> yaml = found_in_yaml(stack, made, source, texts);
  if (!stack.environments.empty()) {
    // An environment's finding may be told for several of them, each in its own words.
    const std::set<std::string> once(source.begin(), source.end());
    source = {once.begin(), once.end()};
  }
  for (const std::string& each : yaml) rules_seen().insert(each.substr(0, each.find(' ')));
  if (source == yaml) return 0;
  std::string words = "the stack's own checks find:\n";
  for (const auto& each : made.findings) words += "  " + each.text + "\n";
  for (const auto& [name, value] : values) words += fmt::format("  with {}={}\n", name, value);
  ADD_FAILURE() << words << "the check of its YAML finds:\n" << texts;
  return 1;
}

}  // namespace

int law::compare(const emit::runtime_stack& stack) {
  // YAML has no switches: each of their combinations is a case of its own.
  const dovetail::check::combinations switched(stack.values);
  for (std::size_t c = 0; c < switched.total(); ++c) {
    std::map<std::string, std::string> values;
    for (std::size_t i = 0; i < switched.deciders(); ++i) {
      const dovetail::check::switch_setting s = switched.setting_of_all(c, i);
      values.emplace(s.of->name, s.text());
    }
    if (compare_with(stack, values) != 0) return 1;
  }
  return 0;
}

int main(int argc, char** argv) {
  testing::InitGoogleTest(&argc, argv);
  for (const named_case& each : cases())
    testing::RegisterTest("law", each.name.c_str(), nullptr, nullptr, __FILE__, __LINE__,
                          [run = each.run]() -> testing::Test* { return new obeys(run); });
  const int failed = RUN_ALL_TESTS();
  fmt::print("{} stacks; rules that both find: {}\n", cases().size(), rules_seen().size());
  for (const left_out& each : cases_of_source_only) fmt::print("left out: {}: {}\n", each.rule, each.why);
  for (const left_out& each : of_source_only) fmt::print("left out: {}: {}\n", each.rule, each.why);
  for (const dovetail::check::rule* each : cli::all_rules())
    if (!each->of_stacks_only.empty()) fmt::print("left out: {}: {}\n", each->id, each->of_stacks_only);
  return failed;
}
