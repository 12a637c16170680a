#include "json_patch.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <vector>

namespace dovetail::emit::detail {
namespace {

using model::json;
using kind = json::type;

const json* member(const json& object, std::string_view name) {
  for (std::size_t i = 0; i < object.names.size(); ++i)
    if (object.names[i].view() == name) return &object.items[i];
  return nullptr;
}

/// By content: the order of an object's members says nothing.
bool equal(const json& a, const json& b) {
  if (a.is != b.is || a.items.size() != b.items.size()) return false;
  if (a.is == kind::object) {
    for (std::size_t i = 0; i < a.items.size(); ++i) {
      const json* other = member(b, a.names[i].view());
      if (other == nullptr || !equal(a.items[i], *other)) return false;
    }
    return true;
  }
  for (std::size_t i = 0; i < a.items.size(); ++i)
    if (!equal(a.items[i], b.items[i])) return false;
  return a.scalar.view() == b.scalar.view();
}

/// The name of a list's item; null where it has none.
const json* name_of(const json& item) {
  const json* name = item.is == kind::object ? member(item, "name") : nullptr;
  return name != nullptr && name->is == kind::string ? name : nullptr;
}

/// Whether an item of one list is the same thing as one of the other, however much of it has changed.
bool corresponds(const json& a, const json& b) {
  const json *name_a = name_of(a), *name_b = name_of(b);
  if (name_a != nullptr && name_b != nullptr) return name_a->scalar.view() == name_b->scalar.view();
  return equal(a, b);
}

/// For each item of `to`, the item of `from` that it was, as many as possible and in the same order; -1 for a new one.
std::vector<int> alignment(const json& from, const json& to) {
  const std::size_t rows = from.items.size(), columns = to.items.size();
  // The length of the longest common subsequence of what is left of both, from each pair of positions on.
  std::vector<std::vector<std::size_t>> common(rows + 1, std::vector<std::size_t>(columns + 1));
  for (std::size_t i = rows; i-- > 0;)
    for (std::size_t j = columns; j-- > 0;)
      common[i][j] = corresponds(from.items[i], to.items[j]) ? common[i + 1][j + 1] + 1
                                                             : std::max(common[i + 1][j], common[i][j + 1]);
  std::vector<int> was(columns, -1);
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (corresponds(from.items[i], to.items[j])) was[j++] = static_cast<int>(i++);
    else if (common[i + 1][j] >= common[i][j + 1]) ++i;
    else ++j;
  }
  // Lists of values that have no names and are as long as before: what stands at a place has become what stands there now.
  const auto keeps_order = [&](std::size_t at) {
    for (std::size_t j = 0; j < columns; ++j)
      if (was[j] >= 0 && (j < at ? was[j] >= static_cast<int>(at) : was[j] <= static_cast<int>(at))) return false;
    return true;
  };
  if (rows == columns)
    for (std::size_t j = 0; j < columns; ++j)
      if (was[j] < 0 && name_of(to.items[j]) == nullptr && name_of(from.items[j]) == nullptr && keeps_order(j))
        was[j] = static_cast<int>(j);
  return was;
}

/// A step of a JSON pointer (RFC 6901).
std::string pointer_step(std::string_view name) {
  std::string step = "/";
  for (const char c : name) {
    if (c == '~') step += "~0";
    else if (c == '/') step += "~1";
    else step += c;
  }
  return step;
}

class patch_writer {
 public:
  explicit patch_writer(model::arena& characters) : characters_(characters) { operations.is = kind::array; }

  void difference(const json& from, const json& to, const std::string& path) {
    if (from.is == kind::object && to.is == kind::object) return members(from, to, path);
    if (from.is == kind::array && to.is == kind::array) return list(from, to, path);
    if (!equal(from, to)) add("replace", path, &to);
  }

  json operations{};

 private:
  void members(const json& from, const json& to, const std::string& path) {
    for (const model::text& name : from.names)
      if (member(to, name.view()) == nullptr) add("remove", path + pointer_step(name.view()), nullptr);
    for (std::size_t i = 0; i < to.names.size(); ++i) {
      const std::string below = path + pointer_step(to.names[i].view());
      if (const json* before = member(from, to.names[i].view())) difference(*before, to.items[i], below);
      else add("add", below, &to.items[i]);
    }
  }

  void list(const json& from, const json& to, const std::string& path) {
    const std::vector<int> was = alignment(from, to);
    // From the back, so that what stands before keeps its index.
    for (std::size_t i = from.items.size(); i-- > 0;) {
      if (std::find(was.begin(), was.end(), static_cast<int>(i)) != was.end()) continue;
      const std::string at = fmt::format("{}/{}", path, i);
      ask_name(from.items[i], at);
      add("remove", at, nullptr);
    }
    // From the front: everything before an item is as it will be, and what follows it keeps its order.
    for (std::size_t j = 0; j < to.items.size(); ++j) {
      const std::string at = fmt::format("{}/{}", path, j);
      if (was[j] < 0) {
        add("add", at, &to.items[j]);
        continue;
      }
      const json& before = from.items[static_cast<std::size_t>(was[j])];
      if (equal(before, to.items[j])) continue;
      ask_name(before, at);
      difference(before, to.items[j], at);
    }
  }

  void ask_name(const json& item, const std::string& path) {
    if (const json* name = name_of(item)) add("test", path + "/name", name);
  }

  void add(std::string_view operation, std::string_view path, const json* value) {
    json& made = operations.items.emplace_back();
    made.is = kind::object;
    const auto set = [&](const char* name, std::string_view text) {
      made.names.push_back(name);
      json& item = made.items.emplace_back();
      item.is = kind::string;
      item.scalar = model::text(text, {});
    };
    set("op", operation);
    set("path", characters_.keep(path));
    if (value == nullptr) return;
    made.names.push_back("value");
    made.items.push_back(*value);
  }

  model::arena& characters_;
};

}  // namespace

model::json json_patch(const model::json& from, const model::json& to, model::arena& characters) {
  patch_writer writer(characters);
  writer.difference(from, to, "");
  return std::move(writer.operations);
}

}  // namespace dovetail::emit::detail
