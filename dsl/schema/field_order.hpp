/// The order in which a reviewer expects an object's fields: the order of the members, and so of the YAML.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::schema {

/// A number that sorts `field` among the fields of `type`; fields with the same number stand in alphabetical order.
int rank_of(std::string_view type, std::string_view field);

}  // namespace dovetail::schema
