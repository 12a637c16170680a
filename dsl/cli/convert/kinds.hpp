/// An object as source: the builder of its kind with the calls that say it, and paths for the rest.
#pragma once

#include "cli/convert/paths.hpp"

#include <string>
#include <string_view>

namespace dovetail::cli::convert {

struct described_object {
  std::string_view api_version;
  std::string_view kind;
  std::string_view name;
  /// Where its kind is in one.
  bool namespaced = true;
  /// The namespace that the stack gives it; empty: none.
  std::string_view given_name_space{};
  /// The namespace that its type is in: `api::apps::v1`.
  std::string name_space_of_type{};
};

/// The object as an expression. Throws nothing: what no builder says, a path or an edit does.
expression source_of(const described_object& what, value object, scope& names);

/// Why no resource of a stack can have this name; empty where it can.
std::string objection_to_name(std::string_view kind, std::string_view name);

}  // namespace dovetail::cli::convert
