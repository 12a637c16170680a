/// One of the two versions: the objects that are in files, and in what kustomize and Helm make of them.
#pragma once

#include "cli/diff/node.hpp"
#include "cli/outcome.hpp"
#include "cli/rendered/renderings.hpp"
#include "cli/tools/git_revision.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::diff {

/// What a cluster has, as kubectl gives it: texts of YAML.
struct live_version {
  /// The objects that were asked for by their names.
  std::string wanted{};
  /// What else is of the same application, and what is so where somebody has applied it.
  std::vector<std::string> others{};
  std::vector<std::string> others_if_applied{};
  outcome heard{};
};

/// Where a version is.
struct whereabouts {
  std::vector<std::string> paths{};
  /// The revision of git that it is of; empty: as it is on the disk.
  std::string revision{};
  /// What that is told as: `main` for `main:web.yaml`; empty: as it is.
  std::string told_as{};
  /// The folders below the path are environments, each of them a state of its own.
  bool has_environments = false;
  /// Its files, where somebody has them already.
  std::shared_ptr<const git_revision> checkout{};
};

struct object {
  std::string_view api_version{};
  std::string_view kind{};
  std::string name{};
  /// Empty for what is of the whole cluster.
  std::string name_space{};
  /// The library has a type of it.
  bool is_typed = false;
  /// `name` is what the server's name for it begins with.
  bool is_name_generated = false;
  node tree{};
  place at{};
  /// The overlay or the chart that makes it, without the path of what was given: "overlay overlays/prod"; or the environment that it
  /// is of. Empty: a file.
  std::string state{};
  /// Its file, without the path of what was given.
  std::string file{};
  /// What it was rendered in; null: it is as it lies.
  const rendering* made_by = nullptr;

  std::string_view group() const;
  /// "Deployment shop/api"
  std::string title() const;
  /// "Deployment/api"
  std::string reference() const;
};

struct written_line {
  std::string file{};
  std::uint32_t line = 0;
};

class side {
 public:
  /// Reads it. Throws usage_error for a path that is not there and what git does not have.
  side(const whereabouts& where, const how_to_render& how, const settings& asked);
  /// What a cluster has.
  side(live_version what, const settings& asked);
  side(const side&) = delete;

  const std::vector<object>& objects() const { return objects_; }
  /// The overlay, the chart or, empty, the files that all of its objects are of; nothing where they are of several.
  std::optional<std::string_view> only_state() const;
  /// What one overlay makes is compared with what files have.
  void forget_states();
  /// The overlays and charts that its objects are of, each once; files that are in none have no name.
  std::vector<std::string_view> states() const;
  /// Notices, and what cannot be read.
  const outcome& heard() const { return heard_; }
  /// The comments in an object's document, on one line; empty where it is not one of a file.
  std::string comments_of(const object& of) const;
  /// Where a value of an object is written; the file is empty where nobody knows.
  written_line line_of(const object& of, place at) const;

 private:
  void read(const whereabouts& where, const how_to_render& how, const settings& asked);
  void read(input file, const rendering* made_by, const whereabouts& where, const settings& asked);
  void take(const read::document& made, const rendering* made_by, const whereabouts& where, const settings& asked);
  void read_live(std::string text, bool if_applied, const settings& asked);
  bool is_there(const object& one) const;
  void hear(const read::problem& told, const read::reading& file);

  bool is_live_ = false;
  /// What its files are told with.
  std::string told_revision_{};
  std::shared_ptr<const git_revision> checkout_{};
  std::vector<rendering> renderings_{};
  std::vector<read::reading> readings_{};
  std::vector<object> objects_{};
  outcome heard_{};
};

}  // namespace dovetail::cli::diff
