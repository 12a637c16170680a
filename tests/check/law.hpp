/// What a stack's own checks find, the check of its YAML finds, and the other way round.
#pragma once

#include <dovetail/stack/runtime.hpp>

namespace law {

/// Compares the findings of a stack with those of its YAML; 0 where they are the same.
int compare(const dovetail::emit::runtime_stack& stack);

/// A case, of all source files.
struct registered {
  using program = int (*)(int, char**);

  registered(const char* name, program run);
};

}  // namespace law
