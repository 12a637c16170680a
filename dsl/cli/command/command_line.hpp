/// The program's command line as plain words, for what is made of it: completions and the manual.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace dovetail::cli {

/// What may stand for an option's value or an argument.
enum class value_kind { none, text, path, rule, choice };

struct option_description {
  /// As they are written: `--namespace`, `-n`; of an argument its one name.
  std::vector<std::string> names{};
  std::string about{};
  value_kind kind = value_kind::none;
  /// The value's name: `FILE`.
  std::string value{};
  /// Of a choice.
  std::vector<std::string> choices{};
  bool required = false;
  /// Whether several may stand one after the other.
  bool repeated = false;
};

struct command_line {
  std::string name{};
  std::string about{};
  std::vector<option_description> options{};
  std::vector<option_description> arguments{};
  /// Examples and exit codes, as lines.
  std::string footer{};
  std::vector<command_line> commands{};
};

command_line described_command_line(const CLI::App& program);

/// The words with a text between them.
std::string joined(const std::vector<std::string>& words, std::string_view between);

}  // namespace dovetail::cli
