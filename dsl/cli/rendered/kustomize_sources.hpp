/// The files that an overlay is made of, read for where what kustomize makes of them stands.
#pragma once

#include "cli/rendered/field_path.hpp"
#include "schema/document.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

struct source_place {
  /// Without links in it.
  std::string file{};
  /// From 1; 0: the file as a whole.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

class kustomize_sources {
 public:
  /// Reads a kustomization and all that it reaches on this machine. What is wrong in it kustomize says.
  explicit kustomize_sources(const std::filesystem::path& folder);

  /// All files and folders that it is made of, by their whole paths.
  const std::set<std::string>& reached() const { return reached_; }
  /// What it names that is not on this machine: `github.com/…?ref=v1`.
  const std::vector<std::string>& remote() const { return remote_; }
  /// Whether kustomize is to render charts in it.
  bool has_charts() const { return has_charts_; }
  /// The namespaces that it puts objects into.
  const std::set<std::string>& name_spaces() const { return name_spaces_; }

  /// Words with the names in backticks as they were before it put something before, behind or in the place of them: those of two
  /// overlays of one base are the same then.
  std::string plain(std::string_view words) const;

  /// An object as it is rendered.
  struct rendered_object {
    const schema::node* root = nullptr;
    /// The file that kustomize says it is from, and the generator that it says made it.
    std::string file{};
    std::string generator{};
  };
  /// Where a field of a rendered object is written: the last patch that says it, else the object's own file; where a
  /// kustomization changes the value (images, replicas, the namespace), its line.
  std::optional<source_place> find(const rendered_object& of, const field_path& path);

 private:
  struct file_text {
    std::string text{};
    std::unique_ptr<const schema::document_set> parsed{};
  };
  /// A kustomization, those that name others before these.
  struct layer {
    std::string file{};
    const schema::node* root = nullptr;
  };
  /// A patch, or a part of one: what it says, where, and of which objects.
  struct patch {
    std::string file{};
    const schema::node* root = nullptr;
    const schema::node* target = nullptr;
    /// Of one that is written in a kustomization: where its text begins.
    std::uint32_t lines_before = 0;
    std::uint32_t columns_before = 0;
    std::shared_ptr<const schema::document_set> inlined{};
  };
  struct match {
    followed at{};
    const patch* by = nullptr;
    std::string file{};
  };

  void read_layer(const std::filesystem::path& folder, std::set<std::string>& seen);
  void reach(const std::filesystem::path& folder, const std::string& named, std::set<std::string>& seen);
  void add_patches(const std::filesystem::path& folder, const schema::node& root, const std::string& file);
  void add_inlined_patch(const std::string& file, const schema::node& text, const schema::node* target);
  const file_text* read(const std::string& file);
  static bool is_for(const patch& each, const schema::node& object);
  static followed said_by(const patch& each, const field_path& path);
  const schema::node* object_in(const std::string& file, const schema::node& rendered);
  std::optional<source_place> generated(const rendered_object& of, const field_path& path) const;
  std::optional<source_place> changed(const schema::node& original, const field_path& path) const;

  std::map<std::string, file_text> files_{};
  std::vector<layer> layers_{};
  /// In the order in which kustomize puts them in, from the last one.
  std::vector<patch> patches_{};
  std::set<std::string> resources_{};
  std::set<std::string> reached_{};
  std::vector<std::string> remote_{};
  std::set<std::string> name_spaces_{};
  std::set<std::string> prefixes_{};
  std::set<std::string> suffixes_{};
  bool has_charts_ = false;
};

}  // namespace dovetail::cli
