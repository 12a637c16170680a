/// What objects name whose kinds the library has no types for, by the rows of the table of references: Dovetail's own, and those of
/// .dovetail.yaml.
#pragma once

#include "cli/custom.hpp"
#include "cli/settings.hpp"
#include "dovetail/check/finding.hpp"
#include "dovetail/read/yaml.hpp"
#include "schema/references.hpp"

#include <vector>

namespace dovetail::cli {

class custom_references {
 public:
  explicit custom_references(const settings& asked) : asked_(asked) {}

  /// Holds the project's own rows against the CustomResourceDefinitions that are known; throws usage_error for a row whose
  /// field no version of its kind has.
  void check_rows(const custom_kinds& kinds) const;
  /// Whether there are rows about the kind. What names objects of namespaces is in one itself, where no CustomResourceDefinition says
  /// otherwise.
  bool has_rows(const read::document& made) const { return !rows_of(made).empty(); }
  void add(const read::document& made, const check::resource& owner);
  /// Once all objects are in: notes what they name for the rules.
  void settle(check::inventory& all) const;
  /// Tells of what the rules cannot: selectors, and names of other namespaces that no ReferenceGrant allows.
  void check(const check::inventory& all, check::report& into) const;

 private:
  struct object {
    const read::document* made;
    const check::resource* owner;
  };
  std::vector<const schema::reference_row*> rows_of(const read::document& made) const;

  const settings& asked_;
  std::vector<object> objects_{};
};

}  // namespace dovetail::cli
