/// A component, a part of a stack that is compiled for itself, as it is judged alone while it compiles; the generator judges the whole.
#pragma once

#include "dovetail/build/external.hpp"
#include "dovetail/check/finding.hpp"
#include "dovetail/stack/externals.hpp"

#include <span>
#include <string_view>

namespace dovetail::check {

/// A component as it is judged alone.
struct component_view {
  /// Empty: what a stack that has components says itself.
  std::string_view name{};
  place at{};
  std::span<const external_entry> offers{};
  /// The steps of what it only sees: the stack's own resources, which are judged where the stack is.
  model::list<const step*> seen{};
  /// judge_as_component, whose header only what has components includes: a stack without any is compiled without it.
  void (*judge)(const component_view& c, lowering& in, const inventory& all, report& found) = nullptr;

  constexpr bool sees(const resource& r) const {
    for (const step* steps : seen)
      if (steps == r.steps) return true;
    return false;
  }
};

}  // namespace dovetail::check
