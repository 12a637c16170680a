/// A stack at run time: what a stack's program hands to the library. No code of the library is instantiated in it.
#pragma once

#include "dovetail/build/chart.hpp"
#include "dovetail/build/environment.hpp"
#include "dovetail/check/fields.hpp"
#include "dovetail/check/profile.hpp"
#include "dovetail/stack/externals.hpp"

#include <cstdint>
#include <span>
#include <string_view>

namespace dovetail {

/// How a stack's environments are written to disk.
enum class stack_form : std::uint8_t {
  /// Each environment whole, in a folder of its name.
  rendered,
  /// Whole below `rendered/`, and as a kustomize tree: `base/`, and `overlays/<environment>/` with patches.
  kustomize,
};

}  // namespace dovetail

namespace dovetail::emit {

struct runtime_kind;

/// The run-time part of a kind; instantiated in the library (or by DOVETAIL_KIND for an imported CRD), declared here.
template <class T>
struct kind_of {
  static const runtime_kind value;
};

/// The profiles as a stack's program refers to them: what they ask for is in the library.
extern const check::profile* const profiles_of_library[std::size(check::profiles)];

/// What a stack or an environment is held to.
struct runtime_profile {
  const check::profile* const* of_library = nullptr;
  /// One that is not Dovetail's.
  const check::profile* own = nullptr;

  constexpr runtime_profile() = default;
  constexpr explicit runtime_profile(const check::profile* held_to) : own(held_to) {
    for (std::size_t i = 0; i < std::size(check::profiles); ++i)
      if (&check::profiles[i] == held_to) {
        of_library = &profiles_of_library[i];
        own = nullptr;
      }
  }
  /// Null where nothing was said.
  const check::profile* get() const { return of_library == nullptr ? own : *of_library; }
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
  /// Without the profile.
  environment_view view;
  runtime_profile held_to;
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
  runtime_profile held_to{};
  /// What it edits in every environment.
  environment_view edits{};
};

/// The command line of a stack's program; returns its exit code.
int run_stack(const runtime_stack& stack, int argc, const char* const* argv);

}  // namespace dovetail::emit
