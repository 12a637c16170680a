/// What was applied of an object that a cluster has, where kubectl wrote it down: what of it is somebody's word, and no default.
#pragma once

#include "cli/convert/value.hpp"
#include "schema/document.hpp"

#include <cstddef>
#include <string_view>

namespace dovetail::cli::convert {

/// What was applied, as far as it is known, at the place of a value.
class place_in_applied {
 public:
  explicit place_in_applied(const schema::node* here) : here_(here), known_(here != nullptr) {}

  /// Whether the field was applied; unknown is no.
  bool has(std::string_view field) const { return here_ != nullptr && here_->find(field) != nullptr; }
  /// Whether it is known that the field was not.
  bool lacks(std::string_view field) const { return known_ && !has(field); }
  /// At a part of a value which is at this place: a field, or the element of that index.
  place_in_applied at(const value& owner, const value& part, std::size_t index) const;
  place_in_applied at(std::string_view field) const;

 private:
  const schema::node* here_;
  bool known_;
};

/// Where a default is an object with nothing in it.
inline constexpr std::string_view nothing = "{}";

/// Takes a field out where it holds this, and nobody applied it.
void drop(value& from, std::string_view field, std::string_view by_default, const place_in_applied& applied);

}  // namespace dovetail::cli::convert
