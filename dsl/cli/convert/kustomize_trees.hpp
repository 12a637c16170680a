/// The kustomize trees below some folders: which are deployed, and which are parts of others.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace dovetail::cli::convert {

/// A folder with a kustomization.
struct kustomize_tree {
  std::filesystem::path folder{};
  /// It is put into others, and nothing by itself.
  bool is_component = false;
  /// It does no more than to list files and others.
  bool only_lists = true;
  /// Other ones that it names, as they stand in its resources and components.
  std::vector<std::filesystem::path> names{};

  /// It names what is not below it: one variant of that among others.
  bool is_overlay() const;
};

class kustomize_trees {
 public:
  /// Finds those below what was given: folders, or the file of one.
  explicit kustomize_trees(const std::vector<std::string>& paths);

  /// Whether there is nothing to build: none are there, or all that they do is to list files, which are better read as they stand, with
  /// their comments.
  bool empty() const;
  /// Those that no other one names, by their folders.
  std::vector<const kustomize_tree*> roots() const;
  /// What the overlays among the roots name, without components.
  std::vector<std::filesystem::path> bases() const;
  /// Whether a file belongs to one: it lies below its folder.
  bool has(const std::filesystem::path& file) const;
  /// The deepest folder that has all of them.
  std::filesystem::path common_folder() const;

 private:
  void find(const std::filesystem::path& folder);
  void read(const std::filesystem::path& file, bool is_found);

  std::map<std::filesystem::path, kustomize_tree> all_{};
  /// The folders that were found, and not only named.
  std::vector<std::filesystem::path> found_{};
};

}  // namespace dovetail::cli::convert
