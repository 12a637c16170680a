#include "judgement.hpp"

#include "message.hpp"
#include "source.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dovetail::launcher {
namespace {

using sort = judgement::sort;

bool is_users(const output_line& line) { return line.at.known() && !is_of_the_library(line.at.file); }

bool is_call(const output_line& line) {
  return line.message.starts_with("in 'constexpr' expansion of '") || line.message.starts_with("in call to '");
}

/// The line of the stack that an error comes from, as near to it as there is one: the error's own, or the one of a context (g++) or
/// note (clang) that leads to it.
const output_line* stack_line(const diagnostic& said) {
  const output_line* found = nullptr;
  // g++ names calls from the outside in, and what is instantiated from the inside out. An include is no cause.
  for (const output_line& line : said.before())
    if (is_users(line) && !line.message.empty() && (found == nullptr || is_call(line))) found = &line;
  if (found != nullptr && !is_users(said.error())) return found;
  // Clang names calls from the inside out, behind what is instantiated.
  const auto first_note = [&](auto is_wanted) {
    const auto notes = said.after();
    const auto note = std::find_if(notes.begin(), notes.end(), [&](const output_line& line) {
      return line.kind == line_kind::note && is_users(line) && is_wanted(line);
    });
    return note == notes.end() ? nullptr : &*note;
  };
  if (const output_line* call = first_note(is_call)) return call;
  if (const output_line* made = first_note([](const output_line& line) {
        return line.message.starts_with("in instantiation of ") || line.message.starts_with("while ");
      }))
    return made;
  return is_users(said.error()) ? &said.error() : found;
}

position place_of(const diagnostic& said) {
  const output_line* line = stack_line(said);
  return line != nullptr ? line->at : said.error().at;
}

/// A fault of the line itself: the function that nobody defines says it, and the call that led there has the values.
judgement of_local_error(const diagnostic& said, const std::string& function) {
  judgement made{sort::said, place_of(said), sentence_of(function), {}};
  const output_line* line = stack_line(said);
  if (line == nullptr || !is_call(*line)) return made;
  const std::string_view call = quoted(line->message);
  made.marks = literals_of(call);
  if (made.marks.size() == 1 && !made.marks[0].empty()) made.words += " (here: " + made.marks[0] + ")";
  made.marks.emplace_back(called_function(call));
  return made;
}

/// What a compiler says once it has found that something is no constant.
bool follows_from_a_fault(std::string_view message) {
  constexpr std::array phrases{
      std::string_view("must be initialized by a constant expression"),
      std::string_view("is not a constant expression"),
      std::string_view("is not an integral constant expression"),
      std::string_view("non-constant condition for static assertion"),
      std::string_view("is not usable in a constant expression"),
      std::string_view("is not a valid template argument"),
      std::string_view("called in a constant expression"),
      std::string_view("invalid return type 'auto' of 'constexpr' function"),
  };
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view phrase) { return message.find(phrase) != std::string_view::npos; });
}

/// What g++ says of an argument that it has already refused.
bool is_noise(const diagnostic& said) {
  const std::string& message = said.error().message;
  if (message.find("not supported by dump_expr") != std::string::npos) return true;
  if (!message.starts_with("no matching function for call to '")) return false;
  bool any = false;
  for (const output_line& line : said.after()) {
    if (line.kind != line_kind::note) continue;
    if (line.message.find("would be ill-formed") != std::string::npos) any = true;
  }
  return any && message.find("<brace-enclosed initializer list>") != std::string::npos;
}

/// What clang says of a call on an object whose class it has refused.
bool has_no_object(const diagnostic& said) {
  const auto notes = said.after();
  return std::any_of(notes.begin(), notes.end(), [](const output_line& line) {
    return line.kind == line_kind::note && line.message.ends_with(" for object argument");
  });
}

}  // namespace

std::optional<span_of_line> underlined(const diagnostic& said) {
  const auto after = said.after();
  for (std::size_t i = 0; i + 1 < after.size() && after[i].kind == line_kind::excerpt; ++i) {
    const std::string_view source = after[i].message, below = after[i + 1].message;
    const std::string number = std::to_string(said.error().at.line) + " | ";
    const std::size_t begin = source.find(number), bar = below.find("| ");
    if (begin == std::string_view::npos || source.find_first_not_of(' ') != begin || bar == std::string_view::npos)
      continue;
    const std::string_view marks = below.substr(bar + 2);
    const std::size_t first = marks.find_first_of("^~");
    if (first == std::string_view::npos || !is_underline(marks)) return {};
    return span_of_line{first, marks.find_last_of("^~") + 1 - first};
  }
  return {};
}

judgement judge(const diagnostic& said) {
  const output_line& error = said.error();
  if (auto found = finding_of(error.message))
    return {sort::said, found->at.known() ? found->at : place_of(said), std::move(found->words), {}};
  if (const auto function = local_error_of(error.message)) return of_local_error(said, *function);
  for (const output_line& line : said.after())
    if (line.kind == line_kind::note)
      if (const auto function = local_error_of(line.message)) return of_local_error(said, *function);
  const bool in_library = error.at.known() && is_of_the_library(error.at.file);
  if (in_library)
    if (auto words = assertion_of(error.message)) return {sort::said, place_of(said), std::move(*words), {}};
  if (is_noise(said)) return {sort::follows_any_error, {}, {}, {}};
  if (in_library || follows_from_a_fault(error.message) || has_no_object(said))
    return {sort::follows_what_is_said, {}, {}, {}};
  return {};
}

}  // namespace dovetail::launcher
