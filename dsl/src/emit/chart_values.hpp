/// The files of a Helm chart that are about its values: values.yaml, a file for each environment, and the schema that Helm
/// holds values against.
#pragma once

#include "dovetail/declared/value.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit::detail {

/// The items of a list that is written with commas, as views of it.
std::vector<std::string_view> items_of(std::string_view list);

/// All values with their defaults, each under the sentence that describes it. `header` is what the file begins with. Throws
/// std::invalid_argument where a value's name goes on where another one's ends (`image` and `image.tag`).
std::string values_yaml(std::string_view header, std::span<const value_declaration* const> values);

/// What an environment sets, in the order of the values.
std::string environment_values_yaml(std::string_view header, std::span<const value_declaration* const> values,
                                    std::span<const value_setting> settings);

/// JSON Schema (draft 7): the type of each value, its grammar as far as a regular expression says it, and no other names.
/// `comment` stands in the first line.
std::string values_schema(std::string_view comment, std::span<const value_declaration* const> values);

/// The values as a table in Markdown.
std::string values_table(std::span<const value_declaration* const> values);

}  // namespace dovetail::emit::detail
