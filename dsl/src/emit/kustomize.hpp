/// The kustomize form of a stack's environments: a base, and an overlay for each with patches that are the exact difference.
#pragma once

#include "dovetail/emit/files.hpp"
#include "dovetail/emit/yaml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit::detail {

/// A resource of the base or of an environment, with the path of its file below the stack's folder.
struct placed_document {
  document what;
  std::string name;
  /// Empty for kinds that have no namespace.
  std::string name_space;
  std::string path;
  /// The stack's source that it comes from; empty where that is not known.
  std::string source;
};

/// Adds a document to the file at `path`, which it makes where there is none.
void add_document(std::vector<file>& files, const std::string& path, const placed_document& what);

/// A kustomization.yaml that lists `files`.
std::string kustomization(std::string_view source, const std::vector<file>& files);

/// The overlay that makes `environment` of `base`: kustomization.yaml, the files of added resources, and `patches/`. Paths
/// are relative to the overlay's folder; `base_folder` is the base's, from there.
std::vector<file> overlay(std::string_view source, const std::string& base_folder,
                          const std::vector<placed_document>& base, const std::vector<placed_document>& environment);

}  // namespace dovetail::emit::detail
