/// The stacks that were made of YAML for the law.
#pragma once

#include <dovetail/stack/runtime.hpp>

namespace law {

struct converted {
  /// The stack's name, and the YAML that it was made of.
  converted(const char* name, const char* yaml, const dovetail::emit::runtime_stack& stack);
};

}  // namespace law
