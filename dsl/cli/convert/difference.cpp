#include "cli/convert/difference.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace dovetail::cli::convert {
namespace {

using form = model::type::form;
using open_type = model::json::type;

class difference_writer {
 public:
  difference_writer(path_writer& paths, expression& to) : paths_(paths), to_(to) {}

  void parts(const value& there, const value& wanted, const position& at) {
    for (std::size_t i = 0; i < there.parts.size(); ++i)
      if (wanted.find(there.parts[i].name) == nullptr) unset(part_of(at, there, there.parts[i], i));
    for (std::size_t i = 0; i < wanted.parts.size(); ++i) {
      const value& part = wanted.parts[i];
      const value* before = there.find(part.name);
      const position inner = part_of(at, wanted, part, i);
      if (before == nullptr) add_to(wanted, part, inner);
      else change(*before, part, inner, wanted.table);
    }
  }

 private:
  void unset(const position& at) { to_.call(fmt::format("unset<{}>", literal_of(at.path))); }

  void add_to(const value& owner, const value& part, const position& at) { paths_.add(part, at, owner.table, to_); }

  void change(const value& there, const value& wanted, const position& at, const model::object_table* owner) {
    if (there.same_as(wanted)) return;
    if (there.is == wanted.is) {
      switch (wanted.is) {
        case form::object:
          // One with nothing in it says something by being there.
          if (!wanted.parts.empty() || there.optional) return parts(there, wanted, at);
          break;
        case form::map:
          return parts(there, wanted, at);
        case form::list:
          if (list(there, wanted, at)) return;
          break;
        case form::json:
          if (there.open == wanted.open && wanted.open == open_type::object && are_plain(there) && are_plain(wanted))
            return parts(there, wanted, at);
          if (there.is_scalar() && wanted.is_scalar()) return paths_.add(wanted, at, owner, to_);
          break;
        default:
          return paths_.add(wanted, at, owner, to_);
      }
    }
    unset(at);
    paths_.add(wanted, at, owner, to_);
  }

  /// Whether paths lead to all parts of an open object.
  static bool are_plain(const value& open) {
    return !open.parts.empty() && std::all_of(open.parts.begin(), open.parts.end(), [](const value& each) {
      return !each.name.empty() && each.name.find('"') == std::string::npos;
    });
  }

  /// False where the list is better written anew.
  bool list(const value& there, const value& wanted, const position& at) {
    if (there.parts.empty() || wanted.parts.empty()) return false;
    if (!there.merge_key.empty() && are_told_apart(there) && are_told_apart(wanted)) return by_key(there, wanted, at);
    // Numbers in brackets are keys there.
    if (there.merges_by_number) return false;
    const std::size_t shared = std::min(there.parts.size(), wanted.parts.size());
    std::size_t different = 0;
    for (std::size_t i = 0; i < shared; ++i) different += there.parts[i].same_as(wanted.parts[i]) ? 0 : 1;
    const bool is_longer = wanted.parts.size() >= there.parts.size();
    if (!is_longer || (different != 0 && there.parts.size() != wanted.parts.size()) || 2 * different > shared + 1)
      return false;
    for (std::size_t i = 0; i < shared; ++i) {
      const position inner{fmt::format("{}[{}]", at.path, i), fmt::format("{}[{}]", at.member, i)};
      change(there.parts[i], wanted.parts[i], inner, nullptr);
    }
    for (std::size_t i = shared; i < wanted.parts.size(); ++i) paths_.append(wanted.parts[i], wanted, at, i, to_);
    return true;
  }

  static std::string_view key_of(const value& list, const value& element) { return element.text_at(list.merge_key); }

  static bool are_told_apart(const value& list) {
    std::vector<std::string_view> seen;
    for (const value& each : list.parts) {
      const std::string_view key = key_of(list, each);
      const bool is_number = !key.empty() && key.find_first_not_of("0123456789") == std::string_view::npos;
      if (key.empty() || is_number != list.merges_by_number || key == "*" ||
          std::find(seen.begin(), seen.end(), key) != seen.end())
        return false;
      seen.push_back(key);
    }
    return true;
  }

  bool by_key(const value& there, const value& wanted, const position& at) {
    const auto index_in = [](const value& list, std::string_view key) {
      for (std::size_t i = 0; i < list.parts.size(); ++i)
        if (key_of(list, list.parts[i]) == key) return i;
      return list.parts.size();
    };
    // As far as the order is that of before, elements are changed; from there on they are put behind it anew.
    std::size_t kept = 0, behind = 0;
    for (const value& each : wanted.parts) {
      const std::size_t index = index_in(there, key_of(wanted, each));
      if (index == there.parts.size() || index < behind) break;
      behind = index + 1;
      ++kept;
    }
    if (kept == 0) return false;
    for (std::size_t i = 0; i < there.parts.size(); ++i)
      if (index_in(wanted, key_of(there, there.parts[i])) >= kept) unset(part_of(at, there, there.parts[i], i));
    for (std::size_t i = 0; i < wanted.parts.size(); ++i) {
      const value& each = wanted.parts[i];
      if (i >= kept) paths_.append(each, wanted, at, i, to_);
      else change(there.parts[index_in(there, key_of(wanted, each))], each, part_of(at, wanted, each, i), nullptr);
    }
    return true;
  }

  path_writer& paths_;
  expression& to_;
};

}  // namespace

void add_difference(const value& there, const value& wanted, path_writer& paths, expression& to) {
  difference_writer(paths, to).parts(there, wanted, {});
  paths.add_edit(to);
}

}  // namespace dovetail::cli::convert
