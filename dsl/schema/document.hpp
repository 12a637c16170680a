/// A JSON or YAML text as a tree of nodes that know where they stand.
///
/// yaml-cpp's own nodes cost too much for schemas of several megabytes, and they take a key that is written twice.
#pragma once

#include "problem.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::schema {

/// One value of a document. A map keeps its keys in the order in which they were written.
struct node {
  enum class form { null, scalar, sequence, map };

  form is = form::null;
  bool quoted = false;
  int line = 0;
  int column = 0;
  std::string scalar{};
  std::vector<std::string> keys{};
  std::vector<const node*> items{};

  bool is_map() const { return is == form::map; }
  bool is_sequence() const { return is == form::sequence; }
  bool is_scalar() const { return is == form::scalar; }
  /// The value of `key`; nothing where there is none or where this is not a map.
  const node* find(std::string_view key) const;
  /// The characters of the scalar at `key`, or nothing.
  std::string_view text(std::string_view key) const;
  /// Whether `key` holds `true`.
  bool flag(std::string_view key) const;
};

/// Every document of one file, and the file's name as the user gave it.
class document_set {
 public:
  /// Reads a text; throws a `problem` where it is neither JSON nor YAML, or where a map has a key twice. `is_found`: nobody named the
  /// file, it was found in a folder.
  document_set(std::string name, const std::string& characters, bool is_found = false);
  document_set(const document_set&) = delete;
  document_set& operator=(const document_set&) = delete;

  const std::string& name() const { return name_; }
  bool is_found() const { return is_found_; }
  const std::vector<const node*>& documents() const { return documents_; }
  position at(const node& place) const { return {name_, place.line, place.column}; }

 private:
  friend class tree_builder;

  std::string name_;
  bool is_found_;
  std::deque<node> nodes_;
  std::vector<const node*> documents_;
};

}  // namespace dovetail::schema
