/// The kustomize form of a stack's environments: a base, and an overlay for each with patches that are the exact difference.
#pragma once

#include "placed_document.hpp"

#include "dovetail/emit/files.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit::detail {

/// A kustomization.yaml that lists `files`.
std::string kustomization(std::string_view source, const std::vector<file>& files);

/// The overlay that makes `environment` of `base`: kustomization.yaml, the files of added resources, and `patches/`. Paths
/// are relative to the overlay's folder; `base_folder` is the base's, from there.
std::vector<file> overlay(std::string_view source, const std::string& base_folder,
                          const std::vector<placed_document>& base, const std::vector<placed_document>& environment);

}  // namespace dovetail::emit::detail
