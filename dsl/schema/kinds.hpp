/// What Kubernetes' schema does not say: which definitions are types of the model.
#pragma once

#include "types.hpp"

#include <optional>
#include <string_view>

namespace dovetail::schema {

/// The model's type for a definition that is one (IntOrString, Quantity, RawExtension), or nothing.
std::optional<type_use::form> model_type_of(std::string_view definition);

}  // namespace dovetail::schema
