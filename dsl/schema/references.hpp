/// The table of references: which field of which kind names an object, and of which kind that is. Dovetail's own rows are in
/// references.yaml; a project has more in its `.dovetail.yaml`, written in the same way.
#pragma once

#include "document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::schema {

/// A way through an object's fields: `spec.rules[*].backendRefs[*].name`, `metadata.annotations[example.com/secret]`.
struct reference_path {
  struct step {
    /// A field, or a map's key; empty: each item of a list, each value of a map.
    std::string name{};
    bool is_key = false;

    bool is_each() const { return name.empty(); }
    friend bool operator==(const step&, const step&) = default;
  };
  std::vector<step> steps{};
  /// As it is written.
  std::string text{};
  position where{};

  bool empty() const { return steps.empty(); }
};

/// A row: an object of this kind names another one.
struct reference_row {
  std::string group{};
  std::string kind{};
  /// The field that has the name.
  reference_path field{};
  /// In the place of a field: one that picks objects by their labels, and the one that says in which namespaces.
  reference_path selector{};
  reference_path namespaces{};
  /// The kind that is named. Where a field of the object says it, that field, and the kind where the field is not there.
  std::string names{};
  reference_path names_field{};
  /// Fields that say more of the same object: its namespace, a key or a port of it, and whether it may be missing.
  reference_path name_space{};
  reference_path key{};
  reference_path port{};
  reference_path optional{};
  /// What must hold, or must not, for the field to name such an object.
  struct condition {
    reference_path path{};
    std::vector<std::string> words{};
    bool or_absent = false;
    bool negated = false;
  };
  std::vector<condition> conditions{};
  /// What a person calls the field; and the rule that a name of nothing breaks, where it is not the one of all custom resources.
  std::string said{};
  std::string rule{};
  /// An object of another namespace is only named by leave of a ReferenceGrant there.
  bool by_grant = false;
  position where{};
};

/// The rows of a list of them; throws a `problem` at the place of what is wrong.
std::vector<reference_row> read_references(const document_set& file, const node& list);

/// Whether a document has a list of rows: `references: […]`, among whatever else.
bool has_references(const node& document);

/// What a person calls the field of a row: `spec.rules.backendRefs.name`.
std::string said_of(const reference_row& row);

/// Dovetail's own.
const std::vector<reference_row>& known_references();
/// Those of kinds of one name, without reading all: who checks a file of ten lines waits for no table.
const std::vector<reference_row>& known_references(const std::string& kind);

}  // namespace dovetail::schema
