#include "cli/rendered/field_path.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <tuple>

namespace dovetail::cli {
namespace {

using schema::node;

bool is_at_or_before(const node& one, int line, int column) {
  return std::tie(one.line, one.column) <= std::tie(line, column);
}

// Source: the patchMergeKeys of Kubernetes' API, and `name`, which most other lists have.
constexpr std::string_view merge_keys[] = {"name", "mountPath", "devicePath",  "containerPort", "port",
                                           "ip",   "key",       "topologyKey", "kind",          "host"};

/// The item of a list that another list has at `index`.
const node* same_item(const node& list, const field_step& wanted) {
  if (wanted.item != nullptr && wanted.item->is_map()) {
    for (const std::string_view key : merge_keys) {
      const std::string_view said = wanted.item->text(key);
      if (said.empty()) continue;
      for (const node* each : list.items)
        if (each->text(key) == said) return each;
    }
  } else if (wanted.item != nullptr && wanted.item->is_scalar()) {
    for (const node* each : list.items)
      if (each->is_scalar() && each->scalar == wanted.item->scalar) return each;
    return nullptr;
  }
  return wanted.index < list.items.size() ? list.items[wanted.index] : nullptr;
}

}  // namespace

// Keys do not know where they stand; those of a map in block style have its column.
field_path path_at(const node& root, std::uint32_t line, std::uint32_t column) {
  const int at_line = static_cast<int>(line), at_column = static_cast<int>(column == 0 ? 1 : column);
  field_path path;
  for (const node* inside = &root;;) {
    // A map or a list begins where the first of its parts does: it is the whole that is meant.
    if (inside->items.empty() || (inside->line == at_line && inside->column == at_column)) return path;
    std::size_t found = inside->items.size(), next = inside->items.size();
    for (std::size_t i = 0; i < inside->items.size(); ++i) {
      const node& each = *inside->items[i];
      std::size_t& of = is_at_or_before(each, at_line, at_column) ? found : next;
      const bool is_nearer =
          of == inside->items.size() || (&of == &found) == is_at_or_before(*inside->items[of], each.line, each.column);
      if (is_nearer) of = i;
    }
    const bool is_key = inside->is_map() && at_column == inside->column && next != inside->items.size() &&
                        (found == inside->items.size() || inside->items[found]->line != at_line);
    if (is_key) found = next;
    if (found == inside->items.size()) return path;
    if (inside->is_map()) path.push_back({inside->keys[found], 0, nullptr});
    else path.push_back({{}, found, inside->items[found]});
    if (is_key) return path;
    inside = inside->items[found];
  }
}

field_path path_of(const node& root, const std::string& written) {
  field_path path;
  const node* inside = &root;
  std::string_view left = written;
  while (!left.empty() && inside != nullptr) {
    if (left.front() == '[') {
      const std::size_t end = left.find(']');
      if (end == left.npos) break;
      const std::string_view in = left.substr(1, end - 1);
      left.remove_prefix(end + 1);
      if (left.starts_with('.')) left.remove_prefix(1);
      std::size_t index = 0;
      const auto [stop, error] = std::from_chars(in.data(), in.data() + in.size(), index);
      if (inside->is_sequence() && error == std::errc() && stop == in.data() + in.size()) {
        if (index >= inside->items.size()) break;
        inside = inside->items[index];
        path.push_back({{}, index, inside});
      } else {
        inside = inside->find(in);
        if (inside != nullptr) path.push_back({std::string(in), 0, nullptr});
      }
      continue;
    }
    const std::size_t end = std::min(left.find_first_of(".["), left.size());
    const std::string key(left.substr(0, end));
    left.remove_prefix(end);
    if (left.starts_with('.')) left.remove_prefix(1);
    inside = inside->find(key);
    if (inside != nullptr) path.push_back({key, 0, nullptr});
  }
  return path;
}

followed follow(const node& root, const field_path& path) {
  followed made{0, &root};
  for (const field_step& step : path) {
    if (step.item != nullptr) {
      const node* item = made.value->is_sequence() ? same_item(*made.value, step) : nullptr;
      if (item == nullptr) break;
      made.value = item;
    } else {
      std::size_t i = 0;
      while (i < made.value->keys.size() && made.value->keys[i] != step.key) ++i;
      if (!made.value->is_map() || i == made.value->keys.size()) break;
      made.value = made.value->items[i];
    }
    ++made.depth;
  }
  return made;
}

}  // namespace dovetail::cli
