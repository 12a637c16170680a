/// Who names what, as an editor has to know it: the table of references, and beside it what of an object a field names
/// that rules find by code of their own.
#pragma once

#include "schema/references.hpp"

#include <string_view>
#include <vector>

namespace dovetail::cli::lsp {

/// The rows of objects of a kind.
std::vector<const schema::reference_row*> rows_of_kind(std::string_view group, std::string_view kind);
/// The rows of a type, wherever it stands.
const std::vector<const schema::reference_row*>& rows_of_type(std::string_view type);

/// A field with the name of something that its object makes.
struct making_field {
  std::string_view group;
  std::string_view kind;
  std::string_view made;
  schema::reference_path name;
  /// With the names of keys of what is made; those of a mapping that end with `*` are its keys.
  std::vector<schema::reference_path> keys;
};
const std::vector<making_field>& making_fields();

/// `spec.data[*].name`
schema::reference_path path_of(std::string_view written);

}  // namespace dovetail::cli::lsp
