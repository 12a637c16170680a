/// What a YAML text has where, as far as its lines show it: also of a text that is just being typed, which no parser
/// takes.
///
/// read/ says what a file means, and what is wrong with it. This says what a cursor is on, and never that something is
/// wrong: what fits nowhere is left out.
#pragma once

#include "cli/lsp/text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::lsp {

/// A value, with the key that it stands behind, where it does.
struct outline_node {
  enum class form : unsigned char { nothing, scalar, alias, sequence, mapping };

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  form is = form::nothing;
  bool has_key = false;
  /// A word where a key is expected, without its colon.
  bool is_loose = false;
  /// Of a scalar: in quotes, or behind `|` or `>`.
  bool is_quoted = false;
  bool is_block = false;
  std::size_t parent = none;
  /// Which one it is of its sequence.
  std::size_t index = 0;
  std::string key{};
  /// The characters of the key, and those of a scalar, without quotes.
  span key_at{};
  std::string value{};
  span value_at{};
  /// From the key to the end of the value.
  span whole{};
  std::vector<std::size_t> children{};
};

/// One step from an object to something in it.
struct outline_step {
  std::string key{};
  /// An item of a sequence: `index` counts, and `key` does not.
  bool is_item = false;
  std::size_t index = 0;
};

/// An object of Kubernetes, or what has the beginning of one: what is in a `kind: List` is each by itself.
struct outline_object {
  std::size_t root = 0;
  std::string_view api_version{};
  std::string_view kind{};
  std::string_view name{};
  std::string_view name_space{};
};

class outline {
 public:
  using form = outline_node::form;
  static constexpr std::size_t none = outline_node::none;

  outline() = default;
  explicit outline(std::string_view text);

  const outline_node& operator[](std::size_t node) const { return nodes_[node]; }
  std::size_t size() const { return nodes_.size(); }
  /// The values of the documents that have something in them.
  const std::vector<std::size_t>& documents() const { return documents_; }
  /// Views characters of the outline.
  std::vector<outline_object> objects() const;

  /// The child of a mapping with this key; none where there is none.
  std::size_t child(std::size_t of, std::string_view key) const;
  /// Through mappings: "metadata", "name".
  std::size_t at(std::size_t from, std::initializer_list<std::string_view> keys) const;
  /// The scalar there; empty where there is none.
  std::string_view text_at(std::size_t from, std::initializer_list<std::string_view> keys) const;

  /// The key or the scalar that a cursor is on, or behind; none where it is on nothing.
  std::size_t under(std::size_t offset) const;
  /// The root of the object that a node is in, and the way to it from there.
  std::size_t object_of(std::size_t node) const;
  std::vector<outline_step> path_to(std::size_t node) const;

 private:
  friend class outliner;

  std::vector<outline_node> nodes_{};
  std::vector<std::size_t> documents_{};
};

/// `spec.containers[0].image`
std::string text_of(const std::vector<outline_step>& path);

}  // namespace dovetail::cli::lsp
