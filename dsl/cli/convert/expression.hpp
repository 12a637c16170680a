/// C++ of a stack's source, before it is broken into lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::convert {

/// A literal, a call with its arguments, or something with calls behind it: `Deployment<"web">{}.withReplicas(3)`.
struct expression {
  /// All of it, or what stands before the arguments: `withEnv(`.
  std::string head{};
  /// A text that may be broken into several literals: its characters, without quotes.
  bool is_text = false;
  std::string text{};
  std::vector<expression> arguments{};
  /// Each argument has a line of its own.
  bool breaks_each = false;
  /// What stands behind the arguments.
  std::string tail{};
  /// Each with the point before it: `.withPort(http)`.
  std::vector<expression> calls{};

  expression() = default;
  expression(std::string whole) : head(std::move(whole)) {}
  expression(const char* whole) : head(whole) {}
  expression(std::string before, std::vector<expression> within, std::string behind)
      : head(std::move(before)), arguments(std::move(within)), tail(std::move(behind)) {}

  void call(std::string name, std::vector<expression> with = {}) {
    calls.emplace_back("." + std::move(name) + "(", std::move(with), ")");
  }
};

/// How many steps a builder has for it, about: a call and each of its arguments is one.
std::size_t steps_of(const expression& is);

/// All of it on one line.
std::string on_one_line(const expression& is);

/// A text as a literal.
expression text_literal(std::string_view text);
/// The same, as what stands on one line between other things.
std::string literal_of(std::string_view text);

/// Words as comments of as many lines as they take.
std::string comment_of(std::string_view words);
/// `inline constexpr auto web =` and what it is, in lines of at most 120 columns.
std::string definition_of(std::string_view name, const expression& is);
/// A statement that begins with `head` and has this expression in it.
std::string statement_of(const expression& is, std::size_t indent);

}  // namespace dovetail::cli::convert
