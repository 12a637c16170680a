#include "syntax.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace dovetail::read::detail {
namespace {

struct advice {
  std::string_view problem;
  std::string_view mend;
};

constexpr auto advices = std::to_array<advice>({
    {"mapping values are not allowed in this context",
     "a `: ` that begins no value here: quote the text that has it, or mend the indentation"},
    {"block sequence entries are not allowed in this context",
     "a `- ` that begins no item here: put it on a line of its own"},
    {"mapping keys are not allowed in this context", "a `? ` that begins no key here: quote the text that has it"},
    {"could not find expected ':'", "text that is neither a key with a `:` nor part of the value before it"},
    {"did not find expected key", "indented unlike what stands before it"},
    {"did not find expected '-' indicator", "in a list, but no item of it: indent it further, or begin it with `- `"},
    {"did not find expected node content", "a value is missing before this"},
    {"did not find expected ',' or '}'", "a `{` that has no `}`, or two entries without a `,` between them"},
    {"did not find expected ',' or ']'", "a `[` that has no `]`, or two items without a `,` between them"},
    {"found a tab character that violates indentation", "a tab in the indentation: YAML takes spaces only"},
    {"found a tab character where an indentation space is expected",
     "a tab in the indentation: YAML takes spaces only"},
    {"found unexpected end of stream", "a quote that is never closed"},
    {"found unexpected document indicator", "a quote that is never closed"},
    {"found unknown escape character", "an escape that YAML does not have: write the backslash twice, or use '...'"},
    {"control characters are not allowed", "a control character: in a text, write it as an escape in \"...\""},
    {"did not find expected <document start>", "text behind the end of the document"},
});

std::string said(const libyaml_error& error, char at) {
  if (error.problem == "found character that cannot start any token") {
    if (at == '\t') return "a tab in the indentation: YAML takes spaces only";
    return "a value cannot begin with " + (at == '\0' ? std::string("this") : "`" + std::string(1, at) + "`") +
           ": quote it";
  }
  for (const advice& a : advices)
    if (a.problem == error.problem) return std::string(a.mend);
  std::string text(error.problem.empty() ? "cannot be read" : error.problem);
  if (!error.context.empty()) text += " " + std::string(error.context);
  return text;
}

/// The byte at a place of the text; NUL behind its end.
char byte_at(std::string_view text, std::uint32_t line, std::uint32_t column) {
  for (; line > 0; --line) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return '\0';
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  for (std::uint32_t i = 0; i < column; ++i) {
    if (text.empty()) return '\0';
    do text.remove_prefix(1);
    while (!text.empty() && (static_cast<unsigned char>(text[0]) & 0xC0) == 0x80);
  }
  return text.empty() ? '\0' : text[0];
}

}  // namespace

syntax_error syntax_error_of(const libyaml_error& error, std::uint32_t first_line, const char* file) {
  if (error.by_offset) {
    const std::string_view before = error.text.substr(0, error.offset);
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n'));
    const std::string_view in_line = before.substr(before.rfind('\n') + 1);
    const auto column = std::count_if(in_line.begin(), in_line.end(),
                                      [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
    const bool control = error.problem == "control characters are not allowed";
    return {{file, first_line + line, static_cast<std::uint32_t>(column) + 1},
            "not YAML: " + (control ? said(error, '\0') : "bytes that are not UTF-8: save the file as UTF-8")};
  }
  std::string text = "not YAML: " + said(error, byte_at(error.text, error.at.line - first_line, error.at.column - 1));
  // Where it began is often nearer to the fault than where it was noticed.
  if (error.context_line != 0 && error.context_line < error.at.line && !error.context.empty())
    text += " (" + std::string(error.context) + " that begins in line " + std::to_string(error.context_line) + ")";
  return {error.at, text};
}

limit_reached too_deep(place at, std::size_t depth) {
  return {at, "more than " + std::to_string(depth) + " lists and mappings within each other"};
}

}  // namespace dovetail::read::detail
