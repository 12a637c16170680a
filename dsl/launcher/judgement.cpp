#include "judgement.hpp"

#include "message.hpp"
#include "source.hpp"

#include <algorithm>
#include <array>
#include <optional>
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
  for (const output_line& line : said.after())
    if (line.kind == line_kind::note && is_users(line) &&
        (is_call(line) || line.message.starts_with("in instantiation of ") || line.message.starts_with("while ")))
      return &line;
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

/// A function of the library that says what to call in its place.
std::optional<judgement> of_unavailable(const diagnostic& said) {
  const std::string& message = said.error().message;
  auto words = unavailable_of(message);
  const auto notes = said.after();
  const bool is_ours = std::any_of(notes.begin(), notes.end(), [](const output_line& line) {
    return line.kind == line_kind::note && line.at.known() && is_of_the_library(line.at.file);
  });
  if (!words || !is_ours) return {};
  const std::string_view function = quoted(std::string_view(message).substr(0, message.find("' is unavailable: ") + 1));
  const std::string_view called = called_function(function);
  return judgement{sort::said, place_of(said), std::move(*words), {std::string(called.empty() ? function : called)}};
}

std::string in_a_function(const std::string& name) {
  return "`" + name + "` stands in a function: a stack and its parts are `inline constexpr` outside of functions";
}

/// A variable that is no constant, at its declaration: that is the line to be mended.
std::optional<judgement> of_variable(const diagnostic& said) {
  std::string name;
  for (const output_line& line : said.after()) {
    if (line.kind != line_kind::note) continue;
    if (const auto read = name_between(line.message, "read of non-constexpr variable '", "' is not allowed in a constant expression"))
      name = *read;
    if (const auto local = name_between(line.message, "address of non-static constexpr variable '",
                                        "' may differ on each invocation of the enclosing function; add 'static' to give it a constant address");
        local && is_users(line))
      return judgement{sort::said, line.at, in_a_function(*local), {*local}};
    const auto undeclared = name_between(line.message, "'", "' was not declared 'constexpr'");
    if (undeclared) name = *undeclared;
    if (name.empty() || !is_users(line) || (!undeclared && line.message != "declared here")) continue;
    return judgement{sort::said, line.at, "`" + name + "` is read while this is compiled: declare it `inline constexpr`", {name}};
  }
  return {};
}

/// The same by g++, which shows the whole object that has the variable's address.
std::optional<judgement> of_address(const diagnostic& said) {
  constexpr std::string_view address = "(& ";
  const std::string_view message = said.error().message;
  const std::size_t at = message.find(address);
  const bool in_function = std::any_of(said.before().begin(), said.before().end(),
                                       [](const output_line& line) { return line.message.starts_with("In function '"); });
  if (!in_function || !is_users(said.error()) || !message.starts_with("'dovetail::") || at == std::string_view::npos ||
      message.find("' is not a constant expression") == std::string_view::npos)
    return {};
  const std::string_view rest = message.substr(at + address.size());
  const std::string name(rest.substr(0, rest.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")));
  if (name.empty() || rest.substr(name.size()).starts_with("::")) return {};
  return judgement{sort::said, said.error().at, in_a_function(name), {name}};
}

/// A parameter is no constant, unless its function runs while compiling alone.
std::optional<judgement> of_parameter(const diagnostic& said) {
  if (!is_users(said.error())) return {};
  std::optional<std::string> name;
  for (const output_line& line : said.after())
    if (line.kind == line_kind::note && !name)
      name = name_between(line.message, "function parameter '", "' with unknown value cannot be used in a constant expression");
  const bool in_constexpr = std::any_of(said.before().begin(), said.before().end(), [](const output_line& line) {
    return line.message.starts_with("In function 'constexpr ");
  });
  if (!name && in_constexpr) name = name_between(said.error().message, "'", "' is not a constant expression");
  if (!name) return {};
  return judgement{sort::said, said.error().at,
                   "`" + *name + "` must be known while this is compiled: declare the function `consteval`", {*name}};
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
    if (begin == std::string_view::npos || source.find_first_not_of(' ') != begin || bar == std::string_view::npos) continue;
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
  for (const auto of : {of_unavailable, of_variable, of_address, of_parameter})
    if (auto made = of(said)) return std::move(*made);
  const bool in_library = error.at.known() && is_of_the_library(error.at.file);
  if (in_library)
    if (auto words = assertion_of(error.message)) return {sort::said, place_of(said), std::move(*words), {}};
  if (is_noise(said)) return {sort::follows_any_error, {}, {}, {}};
  if (in_library || follows_from_a_fault(error.message) || has_no_object(said)) return {sort::follows_what_is_said, {}, {}, {}};
  return {};
}

}  // namespace dovetail::launcher
