/// The entries of a mapping, merge keys applied.
#pragma once

#include "context.hpp"

#include <string_view>
#include <unordered_map>
#include <vector>

namespace dovetail::read::detail {

struct entry {
  std::string_view name;
  node_index key;
  node_index value;
};

/// Entries of the mappings that are being decoded, those within the others last.
class entry_stack {
 public:
  explicit entry_stack(context& in) : in_(in) {}

  std::size_t size() const { return entries_.size(); }
  entry operator[](std::size_t i) const { return entries_[i]; }
  void drop_from(std::size_t begin) { entries_.resize(begin); }

  /// Adds the entries of a mapping, each key once. A key that is twice there, one that Kubernetes' reader takes for
  /// something else than a string, and one before a merge key that the merge changes are problems.
  void add(node_index mapping, const step& at) { add(mapping, at, 0); }

 private:
  /// A mapping that others are merged into.
  struct merging {
    const step& at;
    node_index merge_key;
    std::size_t merges_up;
    /// Its own names with their keys, and with 0 those that were merged.
    std::unordered_map<std::string_view, node_index> own_or_merged;
  };

  void add(node_index mapping, const step& at, std::size_t merges_up);
  void merge(node_index source, merging& into);
  void merge_mapping(node_index written, node_index source, merging& into);
  void report_duplicates(std::size_t begin, const step& at);
  bool has_name(node_index key, const step& at, std::string_view& name);

  context& in_;
  std::vector<entry> entries_{};
};

/// The value of an untagged, unquoted `<<` is merged; a quoted one is a key like others.
bool is_merge_key(const node& key);

}  // namespace dovetail::read::detail
