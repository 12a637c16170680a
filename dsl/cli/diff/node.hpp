/// An object as a tree to compare: each value knows where it is written, whether it says no more than the server would take by itself,
/// and what it means, however it is written.
#pragma once

#include "cli/convert/value.hpp"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::diff {

/// What is the same for two values that mean the same, and else for none that anybody will see.
struct digest {
  std::uint64_t one = 0;
  std::uint64_t other = 0;

  friend auto operator<=>(const digest&, const digest&) = default;
};

/// How the elements of a list are told apart.
struct element_order {
  /// Paths within an element that say which one it is, with points; none: an element is what it holds.
  std::vector<std::string_view> keys{};
  /// Whether the list says something else in another order.
  bool counts = false;
};

struct node {
  enum class form { scalar, map, list };
  enum class scalar { text, number, truth, quantity, nothing };

  form is = form::map;
  scalar says = scalar::text;
  /// The field's name, or the key in a map of any keys.
  std::string name{};
  /// A scalar's characters.
  std::string text{};
  /// Of an object of the API: its type's name, "Container". Empty for maps and for what is open.
  std::string_view type{};
  /// Its name is a key that somebody has chosen, and no field's.
  bool is_entry = false;
  /// Of a list.
  element_order order{};
  /// Where it was written; of what is no scalar, where the first one in it was.
  place at{};
  /// What the server takes where nothing is said.
  bool is_default = false;
  /// Not to be shown: a Secret's.
  bool is_secret = false;
  digest means{};
  std::vector<node> parts{};

  const node* find(std::string_view wanted) const;
  /// By names with points between them, none of which has one; null where a part of it is not there.
  const node* at_path(std::string_view path) const;
  /// The characters of the scalar at a path; empty where there is none.
  std::string_view text_at(std::string_view path) const;
  /// Whether it has something in it that is no default.
  bool says_anything() const;
};

/// Whether both mean the same; what is null says nothing, as what is a default does.
bool same(const node* one, const node* other);

/// Of an object of `kind`, of which the server's own fields and a status are left out. `whole` is taken apart.
node node_of(convert::value whole, std::string_view kind);

/// Of an object of a cluster: what nobody applied counts as what the server takes by itself.
void forget_unapplied(node& live, const node& applied);

/// What an element is known by: its keys' texts with `/` between them; empty where it has none.
std::string key_of(const node& element, const element_order& order);

}  // namespace dovetail::cli::diff
