#include "cli/command/command_line.hpp"

#include <CLI/App.hpp>

#include <algorithm>
#include <string_view>

namespace dovetail::cli {
namespace {

/// CLI11 has the words that a value may have in braces, `FORMAT:{text,json}`.
std::vector<std::string> choices_in(std::string_view type) {
  const std::size_t begin = type.find('{');
  const std::size_t end = type.find('}', begin);
  if (begin == type.npos || end == type.npos) return {};
  std::vector<std::string> words;
  for (std::size_t at = begin + 1; at < end;) {
    const std::size_t comma = std::min(type.find(',', at), end);
    words.emplace_back(type.substr(at, comma - at));
    at = comma + 1;
  }
  return words;
}

value_kind kind_of(std::string_view value) {
  if (value.empty()) return value_kind::none;
  if (value == "PATH" || value == "FILE") return value_kind::path;
  return value == "ID" ? value_kind::rule : value_kind::text;
}

option_description described(const CLI::Option& option) {
  option_description made;
  if (option.nonpositional()) {
    for (const std::string& name : option.get_snames()) made.names.push_back("-" + name);
    for (const std::string& name : option.get_lnames()) made.names.push_back("--" + name);
  } else {
    made.names.push_back(option.get_name(true));
  }
  made.about = option.get_description();
  if (option.get_items_expected_max() > 0) {
    const std::string type = option.get_type_name();
    made.value = type.substr(0, type.find(':'));
    made.choices = choices_in(type);
    made.kind = made.choices.empty() ? kind_of(made.value) : value_kind::choice;
  }
  made.required = option.get_required();
  made.repeated = option.get_items_expected_max() > 1;
  return made;
}

}  // namespace

command_line described_command_line(const CLI::App& program) {
  command_line made{program.get_name(), program.get_description(), {}, {}, program.get_footer(), {}};
  for (const CLI::Option* const option : program.get_options())
    (option->nonpositional() ? made.options : made.arguments).push_back(described(*option));
  for (const CLI::App* const command : program.get_subcommands([](const CLI::App*) { return true; }))
    made.commands.push_back(described_command_line(*command));
  return made;
}

std::string joined(const std::vector<std::string>& words, std::string_view between) {
  std::string all;
  for (const std::string& word : words) all.append(all.empty() ? "" : between).append(word);
  return all;
}

}  // namespace dovetail::cli
