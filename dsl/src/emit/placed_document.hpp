/// Documents and the files that they stand in.
#pragma once

#include "dovetail/emit/files.hpp"
#include "dovetail/emit/yaml.hpp"

#include <string>
#include <vector>

namespace dovetail::emit::detail {

/// A resource of a stack or of an environment, with the path of its file below the stack's folder.
struct placed_document {
  document what;
  /// By which the stack knows it.
  std::string name;
  /// In its file: the same, or with a hash behind it.
  std::string written_name;
  /// Empty for kinds that have no namespace.
  std::string name_space;
  std::string path;
  /// The stack's source that it comes from; empty where that is not known.
  std::string source;
  /// Where the stack says it.
  place at{};
};

/// Adds a document to the file at `path`, which it makes where there is none.
void add_document(std::vector<file>& files, const std::string& path, const placed_document& what);

}  // namespace dovetail::emit::detail
