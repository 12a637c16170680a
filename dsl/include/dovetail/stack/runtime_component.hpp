/// A component of a stack at run time: what its translation unit hands to the stack's program.
#pragma once

#include "dovetail/stack/runtime.hpp"

#include <span>
#include <string_view>

namespace dovetail {

namespace emit {

struct runtime_component {
  std::string_view name;
  place at;
  /// The stack that it is made for: detail::mark_of_stack of its variable, its name and its place.
  const char* made_for;
  std::string_view stack_name;
  place stack_at;
  std::span<const runtime_entry> resources;
  std::span<const external_entry> externals;
  std::span<const value_declaration* const> values;
  /// What it says of environments of the stack, by their names.
  std::span<const runtime_environment> environments;
  std::span<const external_entry> offers;
  std::span<const external_entry> needs;
};

}  // namespace emit

/// A component as it is linked. Its header declares it, `extern const compiled_component cart;`, and its own translation unit
/// defines it, `const compiled_component cart = compiled<parts>;`. A program knows all that are in it.
class compiled_component {
 public:
  explicit compiled_component(const emit::runtime_component& what);
  compiled_component(const compiled_component&) = delete;
  const emit::runtime_component& what() const { return *what_; }

 private:
  const emit::runtime_component* what_;
};

namespace emit {

/// The command line of the program of a stack that has components; returns its exit code. `mark` is the stack's own.
int run_components(const runtime_stack& stack, const char* mark, std::span<const compiled_component* const> components,
                   int argc, const char* const* argv);

}  // namespace emit
}  // namespace dovetail
