#include "cli/command/manual_page.hpp"

#include <fmt/core.h>

namespace dovetail::cli {
namespace {

/// Text in which nothing is roff's.
std::string roff(std::string_view text) {
  std::string made;
  for (const char c : text) {
    if (c == '\\') {
      made += "\\e";
      continue;
    }
    if (c == '-') made += '\\';
    else if ((c == '.' || c == '\'') && (made.empty() || made.back() == '\n')) made += "\\&";
    made += c;
  }
  return made;
}

std::string bold(std::string_view text) { return "\\fB" + roff(text) + "\\fR"; }
std::string italic(std::string_view text) { return "\\fI" + roff(text) + "\\fR"; }

/// `--format {text,json}`, and how often it stands.
std::string value_of(const option_description& option) {
  if (option.kind == value_kind::none) return "";
  return " " + (option.choices.empty() ? italic(option.value) : roff(joined(option.choices, " | ")));
}

std::string usage_of(const command_line& command) {
  std::string text = command.options.empty() ? "" : " [" + italic("options") + "]";
  for (const option_description& argument : command.arguments)
    text += " " + italic(argument.names.front()) + (argument.repeated ? " ..." : "");
  return text;
}

std::string list_of(const std::vector<option_description>& options, bool are_arguments) {
  std::string text;
  for (const option_description& option : options) {
    text += ".TP\n";
    if (are_arguments) {
      text += italic(option.names.front());
    } else {
      std::string names;
      for (const std::string& name : option.names) names += (names.empty() ? "" : ", ") + bold(name);
      text += names + value_of(option);
    }
    text += "\n" + roff(option.about) + "\n";
  }
  return text;
}

}  // namespace

std::string manual_page(const command_line& program, std::string_view version) {
  std::string text = fmt::format(".\\\" Printed by: {} manual\n", program.name);
  text += fmt::format(".TH {} 1 \"\" \"{} {}\"\n", "DOVETAIL", program.name, version);
  text += fmt::format(".SH NAME\n{} \\- {}\n.SH SYNOPSIS\n", roff(program.name), roff(program.about));
  for (const command_line& command : program.commands) {
    if (&command != &program.commands.front()) text += ".br\n";
    text += bold(program.name + " " + command.name) + usage_of(command) + "\n";
  }
  text += ".SH OPTIONS\n" + list_of(program.options, false) + ".SH COMMANDS\n";
  for (const command_line& command : program.commands) {
    text += fmt::format(".SS {} {}\n", roff(program.name), roff(command.name)) + roff(command.about) + "\n";
    text += list_of(command.arguments, true) + list_of(command.options, false);
    if (!command.footer.empty()) text += ".PP\n.nf\n" + roff(command.footer) + "\n.fi\n";
  }
  if (!program.footer.empty()) text += ".SH NOTES\n.nf\n" + roff(program.footer) + "\n.fi\n";
  return text;
}

}  // namespace dovetail::cli
