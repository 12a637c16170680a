/// The stacks that were made of YAML for the law.
#pragma once

#include <dovetail/stack/runtime.hpp>

#include <initializer_list>

namespace law {

struct converted {
  /// The stack's name, and the YAML that it was made of.
  converted(const char* name, const char* yaml, const dovetail::emit::runtime_stack& stack);
  /// One with environments: `yaml` is what is meant with `%` for the name of each.
  converted(const char* name, const char* yaml, const dovetail::emit::runtime_stack& stack,
            std::initializer_list<const char*> environments);
};

}  // namespace law
