#include "cli/command/completion_scripts.hpp"

#include <fmt/core.h>

#include <string_view>
#include <vector>

namespace dovetail::cli {
namespace {

/// The ids of the rules are asked of the program, so that they are those of the one that is installed.
std::string ids_by(const command_line& program) {
  return fmt::format("command {} rules 2>/dev/null | cut -d ' ' -f 1", program.name);
}

std::string first_lines(const command_line& program, std::string_view shell) {
  return fmt::format("# Completes {0}'s command line; printed by: {0} completions {1}\n", program.name, shell);
}

/// A word in single quotes, for a shell in which `quote` stands for one inside of it.
std::string shell_word(std::string_view word, std::string_view quote = "'\\''") {
  std::string made = "'";
  for (const char c : word) {
    if (c == '\'') made += quote;
    else made += c;
  }
  return made + "'";
}

/// All names of the options.
std::string names_of(const std::vector<option_description>& options) {
  std::string all;
  for (const option_description& option : options) all += (all.empty() ? "" : " ") + joined(option.names, " ");
  return all;
}

std::string names_of(const std::vector<command_line>& commands, std::string_view between) {
  std::string all;
  for (const command_line& command : commands) all.append(all.empty() ? "" : between).append(command.name);
  return all;
}

// ---- bash

/// What answers for a value; empty where nothing does: bash then completes names of files by itself.
std::string bash_answer(const option_description& of) {
  switch (of.kind) {
    case value_kind::choice:
      return fmt::format("COMPREPLY=($(compgen -W {} -- \"$current\"))", shell_word(joined(of.choices, " ")));
    case value_kind::rule:
      return "COMPREPLY=($(compgen -P \"$before\" -W \"$(_dovetail_rules)\" -- \"${current##*,}\"))";
    case value_kind::none:
    case value_kind::text:
    case value_kind::path:
      break;
  }
  return "";
}

/// The values of a command's options, then its options and arguments.
std::string bash_command(const command_line& command) {
  std::string values;
  std::vector<std::string> unanswered;
  for (const option_description& option : command.options) {
    if (option.kind == value_kind::none) continue;
    const std::string answer = bash_answer(option);
    if (answer.empty()) unanswered.push_back(joined(option.names, "|"));
    else values += fmt::format("        {}) {}; return ;;\n", joined(option.names, "|"), answer);
  }
  if (!unanswered.empty()) values += fmt::format("        {}) return ;;\n", joined(unanswered, "|"));
  std::string text = fmt::format("    {})\n", command.name);
  if (!values.empty()) text += "      case $previous in\n" + values + "      esac\n";
  text += fmt::format("      if [[ $current == -* ]]; then COMPREPLY=($(compgen -W {} -- \"$current\")); return; fi\n",
                      shell_word(names_of(command.options)));
  for (const option_description& argument : command.arguments)
    if (const std::string answer = bash_answer(argument); !answer.empty()) text += "      " + answer + "\n";
  return text + "      ;;\n";
}

// ---- zsh

/// A text that stands in an argument of _arguments, in which `:`, `[` and `]` mean something.
std::string zsh_text(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c == ':' || c == '[' || c == ']' || c == '\\') made += '\\';
    made += c;
  }
  return made;
}

std::string zsh_answer(const option_description& of) {
  switch (of.kind) {
    case value_kind::choice:
      return fmt::format("({})", joined(of.choices, " "));
    case value_kind::rule:
      return "_dovetail_rules";
    case value_kind::path:
      return "_files";
    case value_kind::none:
    case value_kind::text:
      break;
  }
  return " ";
}

/// `'(--quiet -q)'{--quiet,-q}'[no notices]'`; of one that may stand again, with a star. A name that takes a value says how it may stand
/// behind it: `--format=`, `-n+`.
std::string zsh_option(const option_description& option) {
  std::vector<std::string> names = option.names;
  if (option.kind != value_kind::none)
    for (std::string& name : names) name += name.starts_with("--") ? "=" : "+";
  const bool several = names.size() > 1;
  const std::string once = option.repeated ? "'*'"
                           : several       ? shell_word(fmt::format("({})", joined(option.names, " ")))
                                           : "";
  std::string rest = fmt::format("[{}]", zsh_text(option.about));
  if (option.kind != value_kind::none) rest += fmt::format(":{}:{}", option.value, zsh_answer(option));
  return once + (several ? fmt::format("{{{}}}", joined(names, ",")) : names.front()) + shell_word(rest);
}

std::string zsh_command(const command_line& command) {
  std::string text = fmt::format("        {})\n          _arguments -s", command.name);
  for (const option_description& option : command.options) text += " \\\n            " + zsh_option(option);
  for (const option_description& argument : command.arguments)
    text += " \\\n            " + shell_word(fmt::format("{}:{}:{}", argument.repeated ? "*" : "",
                                                         argument.names.front(), zsh_answer(argument)));
  return text + "\n          ;;\n";
}

// ---- fish

std::string fish_text(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\') escaped += '\\';
    escaped += c;
  }
  return shell_word(escaped, "\\'");
}

std::string fish_answer(const option_description& of, const command_line& program) {
  switch (of.kind) {
    case value_kind::choice:
      return " -a " + fish_text(joined(of.choices, " "));
    case value_kind::rule:
      return " -a " + fish_text(fmt::format("({})", ids_by(program)));
    case value_kind::none:
    case value_kind::text:
    case value_kind::path:
      break;
  }
  return "";
}

std::string fish_option(const option_description& option, std::string_view when, const command_line& program) {
  std::string line = fmt::format("complete -c {} -n {}", program.name, fish_text(when));
  for (const std::string& name : option.names)
    line += name.starts_with("--") ? " -l " + name.substr(2) : " -s " + name.substr(1);
  if (option.kind == value_kind::path) line += " -r -F";
  else if (option.kind != value_kind::none) line += " -x";
  return line + fish_answer(option, program) + " -d " + fish_text(option.about) + "\n";
}

}  // namespace

std::string bash_completions(const command_line& program) {
  std::string text = first_lines(program, "bash");
  text += fmt::format("_{0}_rules() {{ {1}; }}\n_{0}() {{\n", program.name, ids_by(program));
  text += R"(  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} command= before= i
  COMPREPLY=()
  # bash takes --name=value for three words.
  if [[ $current == = ]]; then current=
  elif [[ $previous == = ]]; then previous=${COMP_WORDS[COMP_CWORD-2]}
  fi
  if [[ $current == *,* ]]; then before=${current%,*},; fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
)";
  text += fmt::format("      {}) command=${{COMP_WORDS[i]}}; break ;;\n    esac\n  done\n  case $command in\n",
                      names_of(program.commands, "|"));
  for (const command_line& command : program.commands) text += bash_command(command);
  text += fmt::format("    *) COMPREPLY=($(compgen -W {} -- \"$current\")) ;;\n  esac\n}}\n",
                      shell_word(names_of(program.commands, " ") + " " + names_of(program.options)));
  return text + fmt::format("complete -o bashdefault -o default -F _{0} {0}\n", program.name);
}

std::string zsh_completions(const command_line& program) {
  std::string text = fmt::format("#compdef {}\n", program.name) + first_lines(program, "zsh");
  text += fmt::format("_{0}_rules() {{ local -a ids; ids=(${{(f)\"$({1})\"}}); _values -s , rule $ids }}\n_{0}() {{\n",
                      program.name, ids_by(program));
  text += "  local curcontext=$curcontext state line\n  typeset -A opt_args\n  local -a commands\n  commands=(\n";
  for (const command_line& command : program.commands)
    text += "    " + shell_word(fmt::format("{}:{}", command.name, command.about)) + "\n";
  text += "  )\n  _arguments -C";
  for (const option_description& option : program.options) text += " \\\n    " + zsh_option(option);
  text += " \\\n    '1: :->command' '*:: :->arguments'\n  case $state in\n";
  text += "    command) _describe -t commands command commands ;;\n    arguments)\n      case $words[1] in\n";
  for (const command_line& command : program.commands) text += zsh_command(command);
  text += "      esac\n      ;;\n  esac\n}\n";
  // From a folder of $fpath the file is the function's body; else it is read once.
  return text +
         fmt::format("if [[ $funcstack[1] == _{0} ]]; then _{0} \"$@\"; else compdef _{0} {0}; fi\n", program.name);
}

std::string fish_completions(const command_line& program) {
  std::string text = first_lines(program, "fish");
  text += fmt::format("complete -c {} -f\n", program.name);
  for (const option_description& option : program.options)
    text += fish_option(option, "__fish_use_subcommand", program);
  for (const command_line& command : program.commands) {
    text += fmt::format("complete -c {} -n __fish_use_subcommand -a {} -d {}\n", program.name, command.name,
                        fish_text(command.about));
    const std::string when = "__fish_seen_subcommand_from " + command.name;
    for (const option_description& option : command.options) text += fish_option(option, when, program);
    for (const option_description& argument : command.arguments)
      text += fmt::format("complete -c {} -n {}{}{}\n", program.name, fish_text(when),
                          argument.kind == value_kind::path ? " -F" : "", fish_answer(argument, program));
  }
  return text;
}

}  // namespace dovetail::cli
