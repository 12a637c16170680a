#include "cli/lsp/symbols.hpp"

#include <algorithm>

namespace dovetail::cli::lsp {
namespace {

using part = mention::part;

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool has_in_order(std::string_view text, std::string_view wanted) {
  std::size_t at = 0;
  for (const char c : text)
    if (at < wanted.size() && lower(c) == lower(wanted[at])) ++at;
  return at == wanted.size();
}

/// Where the name of an object stands; its beginning where it has none.
span name_of(const outline& all, const outline_object& each) {
  const std::size_t name = all.at(each.root, {"metadata", "name"});
  if (name != outline::none && all[name].is == outline_node::form::scalar) return all[name].value_at;
  const std::size_t begin = all[each.root].whole.begin;
  return {begin, begin};
}

}  // namespace

std::vector<symbol> symbols_of(workspace& in, const source& file) {
  std::vector<symbol> all;
  const outline& outline = file.outline();
  const std::vector<mention>& mentions = in.mentions(file);
  for (const outline_object& each : outline.objects()) {
    if (each.kind.empty()) continue;
    symbol made;
    made.name = std::string(each.kind) + (each.name.empty() ? "" : " " + std::string(each.name));
    made.detail = each.name_space;
    made.in = &file;
    made.whole = outline[each.root].whole;
    made.at = name_of(outline, each);
    for (const mention& part_of : mentions) {
      const bool is_in = part_of.at.begin >= made.whole.begin && part_of.at.end <= made.whole.end;
      if (!is_in || !part_of.defines || part_of.is == part::object || part_of.is == part::pods || part_of.is_number())
        continue;
      const outline_node& node = outline[part_of.node];
      made.children.push_back({part_of.what, "", part_of.is, &file, node.whole, part_of.at, {}});
    }
    all.push_back(std::move(made));
  }
  return all;
}

std::vector<symbol> symbols_like(workspace& in, std::string_view characters) {
  std::vector<symbol> all;
  in.each([&](const source& file) {
    const outline& outline = file.outline();
    for (const outline_object& each : outline.objects()) {
      if (each.kind.empty() || each.name.empty()) continue;
      std::string name = std::string(each.kind) + " " + std::string(each.name);
      if (!has_in_order(name, characters)) continue;
      all.push_back({std::move(name),
                     std::string(each.name_space),
                     part::object,
                     &file,
                     outline[each.root].whole,
                     name_of(outline, each),
                     {}});
    }
  });
  return all;
}

}  // namespace dovetail::cli::lsp
