/// CustomResourceDefinitions that a stack has among its resources, as their files have them: `dovetail/build/definition.hpp`.
#pragma once

#include "types.hpp"

#include <string>
#include <vector>

namespace dovetail::schema {

/// What a library's header and source have beside its types.
struct definitions_source {
  std::string header{};
  std::string source{};
  /// How many there are.
  std::size_t count = 0;
  /// What a folder has beside them, and what others were taken before.
  std::vector<remark> passed_over{};
};

/// Reads files and folders of CustomResourceDefinitions. Throws a `problem` for a file that cannot be read or, named, has none in it,
/// and for one that is there twice in a file. Of several the one is taken that choose_crds() takes.
definitions_source definitions_of(const std::vector<std::string>& inputs);

/// The name of a CustomResourceDefinition in C++, within `definitions::`: `widgets_example_com`.
std::string definition_identifier(const std::string& name);

}  // namespace dovetail::schema
