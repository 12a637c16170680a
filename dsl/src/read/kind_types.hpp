/// Kinds by the type of their objects, and the nearest of them.
#pragma once

#include "dovetail/read/kinds.hpp"

#include <span>
#include <string>
#include <string_view>

namespace dovetail::read::detail {

/// The kind whose objects are of a type; null where none is.
const kind* kind_of_type(const model::type& type, std::span<const kind> more);

/// The kind of this name, in `more` or else in the library; null where there is none.
const kind* find_kind(std::string_view api_version, std::string_view name, std::span<const kind> more);

/// The group of `apps/v1`; empty for `v1`.
std::string_view group_of(std::string_view api_version);

/// What is said of a kind that is not registered. `minor`: the version of Kubernetes that is wanted.
std::string words_for_unknown_kind(std::string_view api_version, std::string_view name, std::span<const kind> more,
                                   int minor);

}  // namespace dovetail::read::detail
