#include "mistake.hpp"

#include "message.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::launcher {
namespace {

using sort = judgement::sort;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// What is behind `prefix` in quotes: `X` in `the value of 'X' is not usable …`; empty where the message is another.
std::string_view named(std::string_view message, std::string_view prefix, std::string_view behind = {}) {
  const std::size_t begin = message.find(prefix);
  if (begin == std::string_view::npos) return {};
  message.remove_prefix(begin + prefix.size());
  const std::size_t end = message.find('\'');
  if (end == std::string_view::npos || !message.substr(end + 1).starts_with(behind)) return {};
  return message.substr(0, end);
}

std::string_view trimmed(std::string_view line) {
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  return line;
}

judgement in_words(const position& at, std::string words, std::string mark = {}) {
  judgement made{sort::said, at, std::move(words), {}};
  if (!mark.empty()) made.marks.push_back(std::move(mark));
  return made;
}

/// A call that the library has only to refuse it: g++ says `'…' is unavailable: words`, clang the same in two errors.
std::optional<judgement> refused_call(const diagnostic& said) {
  constexpr std::string_view is_unavailable = "' is unavailable: ";
  const std::string& message = said.error().message;
  const std::size_t begin = message.rfind(is_unavailable);
  if (begin == std::string::npos || is_of_the_library(said.error().at.file)) return {};
  const bool by_the_library = std::any_of(said.after().begin(), said.after().end(), [](const output_line& line) {
    return line.kind == line_kind::note && is_of_the_library(line.at.file);
  });
  if (!by_the_library) return {};
  std::string_view function = quoted(message);
  function = function.substr(0, function.find('('));
  const std::size_t scope = function.rfind("::");
  if (scope != std::string_view::npos) function.remove_prefix(scope + 2);
  function = function.substr(0, function.find('<'));
  return in_words(said.error().at, message.substr(begin + is_unavailable.size()), std::string(function));
}

/// An argument that its parameter objects to: by g++, a constant that begins with the words; by clang, an error that is the words.
std::optional<judgement> objection(const diagnostic& said) {
  constexpr std::string_view begins = "dovetail::detail::objection{((const char*)";
  const std::string& message = said.error().message;
  const std::size_t begin = message.find(begins);
  if (begin != std::string::npos && message.find("\"), (& ", begin) != std::string::npos) {
    const std::size_t end = message.find("\"), (& ", begin);
    std::vector<std::string> literals =
        literals_of("objection(" + message.substr(begin + begins.size(), end + 1 - begin - begins.size()) + ")");
    if (!literals.empty() && !literals[0].empty()) return in_words(said.error().at, std::move(literals[0]));
  }
  for (const output_line& line : said.after())
    if (line.kind == line_kind::note && line.message.starts_with("from 'diagnose_if' attribute on ") &&
        is_of_the_library(line.at.file))
      return in_words(said.error().at, message);
  return {};
}

/// `auto web = …` where `inline constexpr auto web = …` is asked for: said where it is declared.
std::optional<judgement> no_constexpr(const diagnostic& said) {
  std::string name;
  position declared;
  std::string_view found = named(said.error().message, "the value of '", " is not usable in a constant expression");
  for (const output_line& line : said.after()) {
    if (line.kind != line_kind::note) continue;
    if (found.empty()) found = named(line.message, "read of non-constexpr variable '", " is not allowed");
    if (found.empty()) continue;
    if (name.empty()) name = found;
    const bool declares = line.message == "declared here" || contains(line.message, "was not declared 'constexpr'");
    if (declares && line.at.known() && !is_of_the_library(line.at.file)) {
      declared = line.at;
      break;
    }
  }
  if (name.empty() || !declared.known()) return {};
  return in_words(declared,
                  "`" + name + "` is needed while compiling, and is no constant: declare it `inline constexpr auto " +
                      name + " = ...`, outside of every function",
                  name);
}

/// A variable of a function in a stack, whose address is not known while compiling.
std::optional<judgement> inside_a_function(const diagnostic& said) {
  std::string name;
  for (const output_line& line : said.after())
    if (line.kind == line_kind::note && name.empty())
      name = named(line.message, "address of non-static constexpr variable '", " may differ");
  const std::string& message = said.error().message;
  const bool in_function = std::any_of(said.before().begin(), said.before().end(), [](const output_line& line) {
    return contains(line.message, "In function '") || contains(line.raw, "In function");
  });
  if (name.empty() && in_function && message.starts_with("'dovetail::") &&
      message.ends_with("' is not a constant expression")) {
    const std::size_t address = message.find("(& ");
    if (address == std::string::npos) return {};
    std::size_t end = address + 3;
    while (end < message.size() && is_name_character(message[end])) ++end;
    name = message.substr(address + 3, end - address - 3);
  }
  if (name.empty()) return {};
  return in_words(said.error().at,
                  "`" + name +
                      "` is inside of a function: resources, values and stacks stand outside, `inline constexpr auto " +
                      name + " = ...` before main",
                  name);
}

/// A parameter of a function that is constexpr, where a constant is asked for.
std::optional<judgement> parameter_of_a_function(const diagnostic& said) {
  std::string name;
  for (const output_line& line : said.after())
    if (line.kind == line_kind::note && name.empty())
      name = named(line.message, "function parameter '", " with unknown value cannot be used");
  const std::string& message = said.error().message;
  if (name.empty() && message.starts_with("'") && message.ends_with("' is not a constant expression")) {
    const std::string_view whole = quoted(message);
    if (!whole.empty() && std::all_of(whole.begin(), whole.end(), is_name_character)) name = whole;
  }
  if (name.empty()) return {};
  return in_words(
      said.error().at,
      "`" + name +
          "` is known only when the function is called, and is needed while compiling: write `consteval auto` "
          "for the function",
      name);
}

/// A value that is made where it is given, whose address would be kept. An external made so is refused by withExternals.
std::optional<judgement> temporary(const diagnostic& said, source_files& files) {
  const std::string& message = said.error().message;
  const bool by_gcc = message.starts_with("'dovetail::") && message.ends_with("' is not a constant expression") &&
                      contains(message, "(&<anonymous>.dovetail::");
  const bool by_clang = std::any_of(said.after().begin(), said.after().end(), [](const output_line& line) {
    return line.message == "pointer to subobject of temporary is not a constant expression" ||
           line.message == "pointer to temporary is not a constant expression";
  });
  position at = said.error().at;
  for (const output_line& line : said.after())
    if (line.message == "temporary created here" && line.at.known()) at = line.at;
  if ((!by_gcc && !by_clang) || !at.known() || is_of_the_library(at.file)) return {};
  if (contains(files.line(at), "external<")) return {};
  std::string maker;
  for (const std::string_view each : {"choice_value", "list_value", "secret_value", "value"})
    if (maker.empty() && contains(files.line(at), std::string(each) + "<")) maker = each;
  if (maker.empty())
    return in_words(at,
                    "what is made in the middle of this line is gone behind it: declare it by itself, "
                    "`inline constexpr auto name = ...`, and write its name here");
  return in_words(at,
                  "`" + maker + "` is made in the middle of this line, and gone behind it: declare it by itself, " +
                      "`inline constexpr auto name = " + maker + "<...>(...)`, and write its name here",
                  maker);
}

/// `10_Gi`, `30s` without the namespace of the literals; `10Gi` without the underscore.
std::optional<judgement> literal(const diagnostic& said) {
  const std::string& message = said.error().message;
  std::string suffix(named(message, "invalid suffix '"));
  if (contains(message, "unable to find numeric literal operator") || contains(message, "no matching literal operator"))
    suffix = named(message, "operator\"\"");
  if (suffix.empty()) return {};
  constexpr std::array units{"_Ki", "_Mi", "_Gi", "_Ti", "_k", "_M", "_G", "_m", "_cpu"};
  constexpr std::array times{"s", "min", "h", "ms"};
  if (std::find(units.begin(), units.end(), "_" + suffix) != units.end())
    return in_words(said.error().at, "a unit has an underscore before it: `10_Gi`, `500_m`", suffix);
  if (std::find(units.begin(), units.end(), suffix) != units.end())
    return in_words(said.error().at,
                    "`" + suffix + "` is in a namespace: write `using namespace dovetail::literals;` above", suffix);
  if (std::find(times.begin(), times.end(), suffix) != times.end())
    return in_words(said.error().at,
                    "`" + suffix + "` is in a namespace: write `using namespace std::chrono_literals;` above", suffix);
  if (suffix.front() != '_') return {};
  return in_words(said.error().at,
                  "there is no unit `" + suffix +
                      "`: memory has _Ki, _Mi, _Gi, _Ti, _k, _M and _G, processors have _m and _cpu, and "
                      "times have s, min and h",
                  suffix);
}

/// A function that runs in a program only, and is none of the library's.
std::optional<judgement> function_at_run_time(const diagnostic& said) {
  std::string_view function = named(said.error().message, "call to non-'constexpr' function '");
  if (function.empty())
    for (const output_line& line : said.after())
      if (line.kind == line_kind::note && function.empty())
        function = named(line.message, "non-constexpr function '", " cannot be used in a constant expression");
  if (function.empty() || local_error_of(said.error().message)) return {};
  for (const output_line& line : said.after())
    if (local_error_of(line.message)) return {};
  function = function.substr(0, function.find('('));
  const std::size_t space = function.rfind(' ');
  const std::string name(space == std::string_view::npos ? function : function.substr(space + 1));
  if (is_of_the_library(said.error().at.file)) return {};
  return in_words(
      said.error().at,
      "`" + name +
          "` runs in a program, and a stack is made while compiling: what varies is a `value<\"name\">(...)`, "
          "which --set changes; a function of one's own is `consteval`",
      name);
}

/// Where a statement's line ends that has no `;`: before the line that the compiler names.
position end_of_statement_before(position at, source_files& files) {
  const position named = at;
  while (--at.line > 0) {
    const std::string line = files.line(at);
    const std::string_view text = trimmed(line);
    if (!text.empty() && !text.starts_with('#') && !text.starts_with("//")) return at;
  }
  return named;
}

/// `container.set<"stdin">(true)`, where the container is a parameter of a template: C++ takes the `<` for less than.
std::optional<judgement> missing_template_word(const diagnostic& said, source_files& files) {
  const std::string& message = said.error().message;
  const bool is_that =
      (message.starts_with("request for member ") && contains(message, "which is of non-class type")) ||
      message.starts_with("member reference base type ") ||
      message.starts_with("missing 'template' keyword prior to dependent template name ") ||
      (message.starts_with("invalid operands of types ") && contains(message, "unresolved overloaded function type"));
  position at = said.error().at;
  if (!is_that || !at.known() || is_of_the_library(at.file)) return {};
  // The call behind it is what the compiler may name, on the line below.
  for (int above = 0; above < 2 && at.line > 0; ++above, --at.line)
    for (const std::string_view call : {"set", "append", "unset", "withCommentOn"})
      if (contains(files.line(at), "." + std::string(call) + "<\""))
        return in_words(at, "where the builder's type depends on a parameter, C++ wants `.template " + std::string(call) +
                                "<\"...\">(...)`",
                        std::string(call));
  return {};
}

/// What is wrong with the characters of the line itself.
std::optional<judgement> of_the_line(const diagnostic& said, source_files& files) {
  const std::string& message = said.error().message;
  const position& at = said.error().at;
  if (!at.known() || is_of_the_library(at.file)) return {};
  const std::string line = files.line(at);

  if (message == "non-local lambda expression cannot have a capture-default")
    return in_words(at, "a lambda has no captures here: `[]`, and what varies between environments is a value<...>");
  if (message == "expected ',' or ';' before 'inline'")
    return in_words(end_of_statement_before(at, files), "a `;` is missing at the end of what is declared here");

  const std::size_t member = line.find(">.with");
  const bool expects = message == "expected primary-expression before '.' token" ||
                       message.starts_with("expected '(' for function-style cast or type construction");
  if (expects && member != std::string::npos) {
    const std::size_t open = line.rfind('<', member);
    std::size_t begin = open == std::string::npos ? member : open;
    while (begin > 0 && is_name_character(line[begin - 1])) --begin;
    const std::string type = line.substr(begin, member + 1 - begin);
    return in_words(at, "`" + type + "` is a type, and braces make an object of it: `" + type + "{}`", type);
  }
  if ((message == "missing template arguments before '(' token" && contains(line, "generate(")) ||
      message == "use of variable template 'generate' requires template arguments")
    return in_words(at, "the stack stands in angle brackets: `generate<shop>(argc, argv)`", "generate");
  if ((contains(message, "string literals can never be used in this context") ||
       message == "reference to string literal is not allowed in a template argument") &&
      contains(line, "generate<"))
    return in_words(at, "generate takes the stack's variable, not its name: `generate<shop>(argc, argv)`", "generate");

  std::string name(named(message, "'", " does not name a type"));
  if (name.empty()) name = named(message, "unknown type name '");
  if (!name.empty() && trimmed(line).starts_with(name + "."))
    return in_words(at,
                    "a call changes nothing of `" + name + "` and gives a new object: `inline constexpr auto other = " +
                        name + ".with...`, or the call where `" + name + "` is declared",
                    name);

  name = named(message, "use of undeclared identifier '");
  if (name.empty()) name = named(message, "'", " was not declared in this scope");
  if (!name.empty() && message.ends_with("; did you mean 'dovetail::" + name + "'?"))
    return in_words(
        at, "`" + name + "` is in a namespace: write `using namespace dovetail;` above, or `dovetail::" + name + "`",
        name);
  const std::size_t bracket = name.empty() ? std::string::npos : line.find("<" + name + ">");
  if (bracket != std::string::npos && bracket > 0 && is_name_character(line[bracket - 1]))
    return in_words(
        at,
        "a name in angle brackets is a text in quotes: `<\"" + name + "\">`; or nothing is called `" + name + "` here",
        name);
  return {};
}

}  // namespace

std::optional<judgement> mistake_of(const diagnostic& said, source_files& files) {
  if (auto made = refused_call(said)) return made;
  if (auto made = objection(said)) return made;
  if (auto made = no_constexpr(said)) return made;
  if (auto made = inside_a_function(said)) return made;
  if (auto made = parameter_of_a_function(said)) return made;
  if (auto made = temporary(said, files)) return made;
  if (auto made = literal(said)) return made;
  if (auto made = function_at_run_time(said)) return made;
  if (auto made = missing_template_word(said, files)) return made;
  return of_the_line(said, files);
}

}  // namespace dovetail::launcher
