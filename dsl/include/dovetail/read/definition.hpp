/// CustomResourceDefinitions that stand in a program as text: see build/definition.hpp.
#pragma once

#include "dovetail/api/apiextensions/v1.hpp"

#include <string_view>

namespace dovetail::read {

/// Gives `into` all that the CustomResourceDefinition of this name has in a file's text; labels that it has already stay, where the file
/// does not say others. `text` lives as long as the program and is read once. Throws std::runtime_error, with the file's lines, where the
/// file has no such object or the API server would not take it.
void read_definition(std::string_view text, const char* file, std::string_view name,
                     api::apiextensions::v1::CustomResourceDefinition& into);

}  // namespace dovetail::read
