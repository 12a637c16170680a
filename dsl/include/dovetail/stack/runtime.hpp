/// A stack at run time: what a stack's program hands to the library. No code of the library is instantiated in it.
#pragma once

#include "dovetail/build/chart.hpp"
#include "dovetail/build/environment.hpp"
#include "dovetail/check/fields.hpp"
#include "dovetail/stack/externals.hpp"

#include <span>
#include <string_view>

namespace dovetail::emit {

struct runtime_kind;

/// The run-time part of a kind; instantiated in the library (or by DOVETAIL_KIND for an imported CRD), declared here.
template <class T>
struct kind_of {
  static const runtime_kind value;
};

struct runtime_entry {
  std::span<const step> steps;
  argument name;
  place at;
  file_path path;
  place listed_at;
  const runtime_kind* kind;
  conditions asked{};
};

struct runtime_environment {
  environment_view view;
  std::span<const runtime_entry> added;
};

struct runtime_stack {
  std::string_view name;
  /// The file that defines the stack.
  std::string_view source;
  std::span<const runtime_entry> resources;
  std::span<const external_entry> externals;
  std::span<const value_declaration* const> values;
  std::span<const check::asked_policy> policies;
  argument name_space;
  kubernetes target;
  std::span<const runtime_environment> environments{};
  /// Writes the environments as a kustomize tree too.
  bool kustomize = false;
  /// What every resource is labelled with.
  std::span<const named_argument> labels{};
  /// Null where the stack is no chart.
  const chart_definition* chart = nullptr;
  const check::profile* held_to = nullptr;
  /// What it edits in every environment.
  environment_view edits{};
};

/// The command line of a stack's program; returns its exit code.
int run_stack(const runtime_stack& stack, int argc, const char* const* argv);

}  // namespace dovetail::emit
