#include "cli/explain.hpp"

#include "cli/json.hpp"
#include "dovetail/check/profile.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <span>

namespace dovetail::cli {

extern const std::span<const std::string_view> rule_example_texts;

namespace {

std::string_view next_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

rule_example read_example(std::string_view text) {
  rule_example read{std::string(next_line(text).substr(3)), {}, {}};
  while (!text.empty()) {
    const std::string_view line = next_line(text);
    if (line.starts_with("mend: ")) read.mend = line.substr(6);
    else if (line.starts_with("kubernetes: ")) read.kubernetes = line.substr(12);
    else if (line.starts_with("also: ")) read.also = line.substr(6);
    else if (line.starts_with("external: ")) read.externals.emplace_back(line.substr(10));
    else if (!line.empty()) read.changes += std::string(line) + "\n";
  }
  return read;
}

std::vector<rule_example> read_examples() {
  std::vector<rule_example> all;
  for (const std::string_view text : rule_example_texts)
    if (text.starts_with("## ")) all.push_back(read_example(text));
  return all;
}

std::vector<const check::rule*> rules_of(std::string_view id) {
  std::vector<const check::rule*> all;
  for (const check::rule* each : all_rules())
    if (each->id == id) all.push_back(each);
  return all;
}

std::string profiles_of(const check::rule& what) {
  if (!what.policy) return "all";
  std::string names;
  for (const profile& each : profiles())
    if (find_in(each, what) != nullptr) names += (names.empty() ? "" : ", ") + std::string(each.name);
  for (const check::asked_policy& each : check::of_every_stack)
    if (each.what == &what) names += "every stack; of YAML: ";
  return names.empty() || names.ends_with(": ") ? names + "none (--only)" : names;
}

/// "min_replicas, 2 in production", of a policy that is held to a number.
std::string number_words(const check::rule& what) {
  const check::policy_number& number = what.number;
  if (number.name.empty()) return {};
  std::string words = fmt::format("{}, {}", number.name, number.says);
  for (const profile& each : profiles())
    if (const check::asked_policy* held = find_in(each, what); held != nullptr && held->number != 0)
      words += fmt::format("; {} in {}", held->number, each.name);
  return words + fmt::format(" (.dovetail.yaml: `policies: {{{}: …}}`)", number.name);
}

std::string severity_words(const check::rule& what) {
  const std::string weight = what.weight == check::severity::error ? "error" : "warning";
  return what.policy ? weight + "; a policy: asked for by a profile, and waived with a reason" : weight;
}

/// The words before an example: what it is, and what the check is told with it.
std::string example_title(const rule_example& example) {
  if (const check::rule* of = find_rule(example.id); of != nullptr && is_of_updates(*of))
    return "an update that does it, from the lines marked - to those marked +:";
  std::string options = example.kubernetes.empty() ? "" : " --kubernetes-version " + example.kubernetes;
  for (const std::string& external : example.externals) options += " --external " + external;
  return fmt::format("wrong with the lines marked -{}, right with those marked +{}{}:",
                     example.also.empty() ? "" : fmt::format(" (for {} too)", example.also),
                     options.empty() ? "" : ", given", options);
}

std::string changes_text(const rule_example& example, bool coloured) {
  std::string all;
  std::string_view rest = example.changes;
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    const std::string_view colour = !coloured ? "" : line[0] == '-' ? "\x1b[31m" : line[0] == '+' ? "\x1b[32m" : "";
    all += fmt::format("  {}{}{}\n", colour, line, colour.empty() ? "" : "\x1b[0m");
  }
  return all;
}

}  // namespace

std::string rule_example::lines_with(char sign) const {
  std::string all;
  std::string_view rest = changes;
  while (!rest.empty()) {
    const std::string_view line = next_line(rest);
    if (line[0] == ' ' || line[0] == sign) all += std::string(line.substr(1)) + "\n";
  }
  return all;
}

const std::vector<rule_example>& rule_examples() {
  static const std::vector<rule_example> all = read_examples();
  return all;
}

const rule_example* example_of(std::string_view id) {
  const std::vector<rule_example>& all = rule_examples();
  const auto found = std::find_if(all.begin(), all.end(), [&](const rule_example& each) { return each.id == id; });
  return found == all.end() ? nullptr : &*found;
}

std::string_view mend_of(const check::rule& what) {
  const rule_example* example = example_of(what.id);
  return example == nullptr || example->mend.empty() ? what.mend : std::string_view(example->mend);
}

std::string explanation_of(std::string_view id, bool coloured) {
  std::string all;
  for (const check::rule* each : rules_of(id)) {
    all += fmt::format("{}{}: {}{}\n", all.empty() ? "" : "\n", each->id, each->statement,
                       each->of_stacks_only.empty() ? "" : " (of stacks only: their source says what YAML does not)");
    if (is_of_updates(*each)) {
      all += fmt::format("  severity: {}; of an update: dovetail diff\n  source:   {}\n  instead:  {}\n",
                         sort_of(*each), each->source, each->mend);
      continue;
    }
    all += fmt::format("  severity: {}\n  profiles: {}\n  source:   {}\n  in YAML:  {}\n  in C++:   {}\n",
                       severity_words(*each), profiles_of(*each), each->source, mend_of(*each), each->mend);
    if (const std::string number = number_words(*each); !number.empty()) all += fmt::format("  number:   {}\n", number);
  }
  const rule_example* example = example_of(id);
  if (example == nullptr || example->changes.empty()) return all;
  return all + "\n" + example_title(*example) + "\n\n" + changes_text(*example, coloured);
}

std::string table_of_rules() {
  std::string all;
  for (const check::rule* each : all_rules())
    all += fmt::format("{:<8}{:<9}{}{}\n", each->id, sort_of(*each), each->statement,
                       each->number.name.empty() ? "" : fmt::format(" (number: {})", each->number.name));
  return all;
}

std::string json_of_rules() {
  json_writer json;
  json.begin_list();
  for (const check::rule* each : all_rules()) {
    json.begin_object().member("id", each->id).member("statement", each->statement).member("sort", sort_of(*each));
    json.member("severity", each->weight == check::severity::error ? "error" : "warning")
        .member("profiles", profiles_of(*each));
    json.member("source", each->source).member("mend", mend_of(*each)).member("mendInStacks", each->mend);
    if (!each->number.name.empty()) json.member("number", each->number.name);
    json.name("ofStacksOnly").flag(!each->of_stacks_only.empty());
    if (const rule_example* example = example_of(each->id); example != nullptr && !example->changes.empty())
      json.member("wrong", example->wrong()).member("right", example->right());
    json.end_object();
  }
  return json.end_list().take();
}

}  // namespace dovetail::cli
