/// Expressions of CEL, as they are written.
/// Source: the specification of CEL, doc/langdef.md, and its grammar; the macros of cel-go's extensions that Kubernetes enables.
#pragma once

#include "cel/value.hpp"

#include <cstddef>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cel {

struct expression {
  enum class form {
    literal,
    /// `name`, of a variable or a type.
    identifier,
    /// `target.name`; `target.?name` where it is optional.
    select,
    /// has(target.name)
    has,
    /// `target[arguments[0]]`; `target[?arguments[0]]` where it is optional.
    index,
    /// `name(arguments)`; what a function is called on is its first argument.
    call,
    /// `[arguments]`
    list,
    /// `{arguments[0]: arguments[1], …}`
    map,
    /// `target.name(variables…, arguments)`: each element of `target`, or its value, by the variables' names.
    macro,
  };

  form is = form::literal;
  std::size_t position = 0;
  std::string name{};
  value literal{};
  std::unique_ptr<expression> target{};
  std::vector<expression> arguments{};
  /// Of a list and a map: which elements are there where they have a value (`?`).
  std::vector<bool> optionals{};
  std::vector<std::string> variables{};
  bool is_optional = false;
  /// Whether it was `target.name(…)`.
  bool is_member_call = false;
};

/// What is no expression; `position` is that of a byte.
class syntax_error : public std::runtime_error {
 public:
  syntax_error(std::size_t position, const std::string& words) : std::runtime_error(words), position_(position) {}
  std::size_t position() const { return position_; }

 private:
  std::size_t position_;
};

/// Throws a syntax_error; also where it is nested deeper than anybody writes.
expression parse(std::string_view text);

/// Whether CEL keeps a word for itself, and has no use for it: `for`, `namespace`.
bool is_reserved(std::string_view name);

/// Whether the variable is used in it.
bool uses(const expression& of, std::string_view variable);

}  // namespace dovetail::cel
