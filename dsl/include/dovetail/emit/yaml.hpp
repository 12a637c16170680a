/// YAML text of an API object, by Kubernetes' conventions.
#pragma once

#include "dovetail/emit/files.hpp"
#include "dovetail/model/reflection.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit {

/// A comment, written above the field, list item, map value or object that stands at `part` (the address of a member of the
/// object that is written, or of the object itself). Lines are separated by '\n'; long ones are broken.
///
/// An object has the address of its first field. A comment there stands at the head of the document, above a list item's
/// dash, or above the object's first field. A comment on a field that is left out stands where the field would, and names
/// it; one on what is no part of the object stands at the head of the document, so none is lost.
struct comment {
  const void* part;
  std::string_view words;
};

/// One Kubernetes object to be written. `object` is of the type that `type` describes.
struct document {
  std::string_view api_version;
  std::string_view kind;
  const model::type* type;
  const void* object;
  std::vector<comment> comments{};
  /// Texts and numbers have the markers of build/symbol.hpp, which are left for whoever makes a template of it.
  bool is_template = false;
};

/// The document as block-style YAML, ending in a newline, without a header and without a `---` line: apiVersion, kind, then
/// the fields in the model's order; unset fields are left out; strings are quoted wherever YAML 1.1 or 1.2 could read
/// something else, and a map's values of several words (`"30 nodelay"`) where they fit on their line. Lines are at most 120
/// columns wide unless a word is wider.
///
/// Lists and maps that are empty and objects with nothing in them are left out too, but for required ones (`[]`, `{}`) and
/// optional ones that are present (`{}`). A quantity is a string, as in the API's schema: `cpu: "1"`, as kubectl prints it;
/// unquoted, `1e3` or `010` is another number to some readers, and a schema that says int-or-string refuses `0.5`.
///
/// Throws std::invalid_argument for what no YAML file and no JSON document can hold (a string that is not UTF-8, a number
/// that is not finite, a json number that is none), with the path to it: `Service: spec.ports[0].name is not UTF-8 …`.
std::string to_yaml(const document& what);

/// The same; adds to `lines` where the values on its lines were written, in the order of the lines.
std::string to_yaml(const document& what, std::vector<source_line>& lines);

/// The value as block-style YAML, by the same rules. Throws std::invalid_argument as well.
std::string to_yaml(const model::json& value);

/// Whether a plain (unquoted) scalar of these characters would be read back as this very string by every YAML 1.1 and 1.2
/// reader.
bool is_plain_safe(std::string_view characters);

}  // namespace dovetail::emit
