#include "entries.hpp"

#include "plain_value.hpp"

#include <algorithm>
#include <unordered_map>

namespace dovetail::read::detail {

bool is_merge_key(const node& key) {
  return key.is == node::form::scalar && key.plain && key.tagged == node::tag::none && key.text == "<<";
}

/// The name that a key gives; false where it gives none.
bool entry_stack::has_name(node_index key, const step& at, std::string_view& name) {
  const node& written = in_.document[in_.follow(key)];
  const auto none = [&](std::string_view what) {
    in_.report(fault::wrong_type, in_.document.at(key), at,
               [&] { return "a key that is " + std::string(what) + "; a key is a string"; });
    return false;
  };
  if (written.is != node::form::scalar) return none("a list or a mapping");
  if (written.tagged != node::tag::none && written.tagged != node::tag::string) return none("tagged as something else");
  name = written.text;
  if (!written.plain) return true;

  const plain_value value = value_of_plain(written.text);
  if (value.is == plain_value::type::string) return true;
  if (value.is == plain_value::type::null) return none("null");
  const std::string meant = value.is != plain_value::type::boolean ? value.json : value.boolean ? "true" : "false";
  // `8080: http` is the key "8080"; `010: x` is the key "8".
  if (meant != name)
    in_.report(fault::wrong_type, in_.document.at(key), at.to_key(name), [&] {
      return "the key is " + (meant.empty() ? "a number that JSON does not have" : meant) +
             " to Kubernetes' reader; quote it: \"" + shown(name) + "\"";
    });
  return true;
}

void entry_stack::report_duplicates(std::size_t begin, const step& at) {
  const auto report = [&](const entry& again, const entry& first) {
    in_.report(fault::duplicate_key, in_.document.at(again.key), at.to_key(again.name), [&] {
      return "is set twice; line " + std::to_string(in_.document[first.key].line) + " has it already";
    });
  };
  std::size_t kept = begin;
  const auto keep = [&](std::size_t i) { entries_[kept++] = entries_[i]; };

  const std::size_t count = entries_.size() - begin;
  constexpr std::size_t few = 16;
  if (count <= few) {
    for (std::size_t i = begin; i < begin + count; ++i) {
      std::size_t first = begin;
      while (first < kept && entries_[first].name != entries_[i].name) ++first;
      if (first == kept) keep(i);
      else report(entries_[i], entries_[first]);
    }
  } else {
    std::unordered_map<std::string_view, std::size_t> seen;
    for (std::size_t i = begin; i < begin + count; ++i) {
      const auto [first, is_new] = seen.emplace(entries_[i].name, kept);
      if (is_new) keep(i);
      else report(entries_[i], entries_[first->second]);
    }
  }
  entries_.resize(kept);
}

void entry_stack::add(node_index mapping, const step& at, std::size_t merges_up) {
  const std::size_t begin = entries_.size();
  const tree& document = in_.document;
  node_index merge_key = 0;
  for (node_index key = document.first(mapping); key < document.next(mapping);) {
    const node_index value = document.next(key);
    if (is_merge_key(document[key])) {
      if (merge_key != 0)
        in_.report(fault::duplicate_key, document.at(key), at, [] {
          return "`<<` is set twice, of which Kubernetes' reader takes the last: merge a list, `<<: [*a, *b]`";
        });
      merge_key = key;
    } else if (std::string_view name; has_name(key, at, name)) {
      entries_.push_back({name, key, value});
    }
    key = document.next(value);
  }
  report_duplicates(begin, at);
  if (merge_key == 0) return;

  if (merges_up == in_.how.at_most.depth)
    throw limit_reached{document.at(merge_key), "more than " + std::to_string(merges_up) + " merges of each other"};
  merging into{at, merge_key, merges_up, {}};
  for (std::size_t i = begin; i < entries_.size(); ++i) into.own_or_merged.emplace(entries_[i].name, entries_[i].key);
  merge(document.next(merge_key), into);
}

/// A mapping, or a list of mappings of which the first that has a key wins.
void entry_stack::merge(node_index source, merging& into) {
  const tree& document = in_.document;
  const node_index from = in_.follow(source);
  if (document[from].is != node::form::list) return merge_mapping(source, from, into);
  for (node_index item = document.first(from); item < document.next(from); item = document.next(item))
    merge_mapping(item, in_.follow(item), into);
}

void entry_stack::merge_mapping(node_index written, node_index source, merging& into) {
  if (in_.document[source].is != node::form::mapping) {
    in_.report(fault::syntax, in_.document.at(written), into.at,
               [] { return "`<<` merges mappings, and this is none"; });
    return;
  }
  const std::size_t begin = entries_.size();
  add(source, into.at, into.merges_up + 1);
  std::size_t kept = begin;
  for (std::size_t i = begin; i < entries_.size(); ++i) {
    const entry& merged = entries_[i];
    const auto [same, is_new] = into.own_or_merged.emplace(merged.name, 0);
    if (is_new) {
      entries_[kept++] = merged;
    } else if (same->second != 0 && same->second < into.merge_key) {
      in_.report(fault::duplicate_key, in_.document.at(same->second), into.at.to_key(merged.name), [] {
        return "stands before the `<<` that has it too: Kubernetes' reader takes the merged value, others this one; "
               "put "
               "`<<` first";
      });
    }
  }
  entries_.resize(kept);
}

}  // namespace dovetail::read::detail
