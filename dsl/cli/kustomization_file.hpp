/// The file that tells kustomize what to do with a folder: where it is, and what its lists have.
#pragma once

#include "schema/document.hpp"

#include <filesystem>
#include <string_view>

namespace dovetail::cli {

/// Whether a file has one of the names that kustomize looks for.
bool is_kustomization(const std::filesystem::path& file);

/// The kustomization of a folder; empty where there is none.
std::filesystem::path kustomization_in(const std::filesystem::path& folder);

/// Calls `visit(item)` for the items of the list at a key.
template <class Visit>
void each_item(const schema::node& root, std::string_view key, Visit visit) {
  const schema::node* list = root.find(key);
  if (list == nullptr || !list->is_sequence()) return;
  for (const schema::node* each : list->items) visit(*each);
}

}  // namespace dovetail::cli
