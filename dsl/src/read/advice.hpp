/// What to write instead of a field or a word that is not there.
#pragma once

#include "path.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace dovetail::read::detail {

/// What is said of a field that an object's type does not have: the nearest name, or where in the whole object the
/// field belongs, or else which fields there are. `object` is the way to the object, with its type.
std::string words_for_unknown_field(std::string_view name, const step& object);

/// The nearest object that has a field of this name: `spec.template.spec`; "" is the root. Nothing where none is near.
std::optional<std::string> home_of(std::string_view name, const step& object);

/// ` is not one of A, B or C; did you mean "B"?`
std::string words_for_unknown_word(std::string_view word, std::span<const std::string_view> words);

}  // namespace dovetail::read::detail
