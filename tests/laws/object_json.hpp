/// An object as JSON, which is YAML, by the field tables alone: nothing of the emitter's. It can be spoilt on purpose.
#pragma once

#include "dovetail/read/kinds.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace laws {

/// What is done to the objects within; `path` is theirs, "" for the root.
struct spoiling {
  /// Whether an object gets a field that its type does not have.
  std::function<bool(const dovetail::model::type&, const std::string& path)> adds_field{};
  /// Whether a field is left out.
  std::function<bool(const dovetail::model::type&, const dovetail::model::field&, const std::string& path)>
      drops_field{};
};

inline constexpr std::string_view added_field = "fieldThatIsNoneAnywhere";

std::string to_json(const dovetail::read::kind& kind, const void* object, const spoiling& how = {});

}  // namespace laws
