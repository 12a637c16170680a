/// What Kubernetes' schema does not say: which kinds belong to no namespace, which definitions are types of the model.
#pragma once

#include "types.hpp"

#include <optional>
#include <string_view>

namespace dovetail::schema {

/// Whether a kind of Kubernetes' own, or the list of such a kind, belongs to no namespace.
/// Source: `kubectl api-resources --namespaced=false` of v1.36.
bool is_cluster_scoped(const group_version_kind& kind);

/// The model's type for a definition that is one (IntOrString, Quantity, RawExtension), or nothing.
std::optional<type_use::form> model_type_of(std::string_view definition);

}  // namespace dovetail::schema
