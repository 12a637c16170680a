#include "cli/command/revisions.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <string_view>

namespace dovetail::cli {
namespace {

bool takes_a_value(const CLI::App& command, const std::string& option) {
  if (option.find('=') != std::string::npos) return false;
  const CLI::Option* known = command.get_option_no_throw(option);
  return known != nullptr && known->get_items_expected_max() > 0;
}

}  // namespace

std::vector<std::string> with_revisions(const CLI::App& program, std::vector<std::string> words) {
  if (words.empty()) return words;
  const auto subcommands =
      program.get_subcommands([&](const CLI::App* each) { return each->get_name() == words.front(); });
  if (subcommands.empty() || subcommands.front()->get_option_no_throw("--git") == nullptr) return words;
  const CLI::App& command = *subcommands.front();
  const auto end = std::find(words.begin(), words.end(), "--");
  if (end == words.end()) return words;
  std::vector<std::string> options, revisions;
  for (auto at = words.begin() + 1; at != end; ++at) {
    const bool is_option = at->starts_with('-') && *at != "-";
    if (at->starts_with("--git=")) {
      revisions.push_back(at->substr(std::string_view("--git=").size()));
    } else if (*at == "--git" && at + 1 != end) {
      revisions.push_back(*++at);
    } else if (is_option) {
      options.push_back(*at);
      if (takes_a_value(command, *at) && at + 1 != end) options.push_back(*++at);
    } else {
      revisions.push_back(*at);
    }
  }
  if (revisions.empty() || revisions.size() > 2) return words;
  std::vector<std::string> made{words.front()};
  made.insert(made.end(), options.begin(), options.end());
  made.push_back("--git");
  made.push_back(revisions.size() == 1 ? revisions[0] : revisions[0] + ".." + revisions[1]);
  // CLI11 takes a `--` behind some flags for the end of the subcommand. It is needed where a path looks like an option.
  const bool has_dashes =
      std::any_of(end + 1, words.end(), [](const std::string& each) { return each.starts_with('-') && each != "-"; });
  made.insert(made.end(), has_dashes ? end : end + 1, words.end());
  return made;
}

}  // namespace dovetail::cli
