/// Fields of objects whose kinds the library has no types for.
#pragma once

#include "dovetail/model/json.hpp"

#include <initializer_list>
#include <string_view>

namespace dovetail::cli {

/// The value of a field; null where there is none.
inline const model::json* find_field(const model::json& of, std::string_view name) {
  if (of.is != model::json::type::object) return nullptr;
  for (std::size_t i = 0; i < of.names.size(); ++i)
    if (of.names[i].view() == name) return &of.items[i];
  return nullptr;
}
/// The same for a path: null where a part of it is not there.
inline const model::json* find_field(const model::json& of, std::initializer_list<std::string_view> path) {
  const model::json* found = &of;
  for (const std::string_view name : path)
    if (found != nullptr) found = find_field(*found, name);
  return found;
}

}  // namespace dovetail::cli
