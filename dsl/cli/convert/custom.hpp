/// Custom resources of kinds that the library has no types for. What the documents of a kind have in them is its schema, as far as they
/// tell: a CustomResourceDefinition of it stands beside the stack, for dovetail_import() to make types of.
#pragma once

#include "cli/convert/value.hpp"
#include "schema/inputs.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::convert {

/// What is known of a value by those that were seen.
struct seen_schema {
  enum class form { nothing, text, integer, number, boolean, either, object, map, list, open };

  form is = form::nothing;
  std::vector<std::pair<std::string, seen_schema>> fields{};
  /// Of a map's values, of a list's elements.
  std::shared_ptr<seen_schema> element{};

  /// One more value.
  void see(const model::json& given);
};

class custom_kinds {
 public:
  /// A text that may be a kind's own CustomResourceDefinition: it stands for what the documents tell, where all of them are as it says.
  void give(std::string_view text);
  /// One more object of a kind; the document outlives this.
  void see(const read::document& made);
  /// Once all were seen: asks the importer what types it will make of the kinds.
  void settle();
  /// An object of a kind that was seen, as what the importer's types make of it.
  value value_of(const read::document& made) const;
  /// The namespace that an object says to be in.
  static std::string_view name_space_of(const read::document& made);
  /// `crd::monitoring_coreos_com::v1`
  static std::string namespace_of(std::string_view api_version);

  struct definition {
    std::string file;
    std::string text;
  };
  /// The CustomResourceDefinitions of all kinds, by group and kind.
  std::vector<definition> definitions() const;
  /// A kind's own CustomResourceDefinition as it was given, whether there are documents of the kind or not; null where it was not, or not
  /// by itself.
  const definition* given(std::string_view group, std::string_view kind) const;
  bool empty() const { return kinds_.empty(); }

 private:
  struct one_kind {
    std::string group;
    std::string kind;
    std::map<std::string, seen_schema> versions{};
    std::vector<const read::document*> documents{};
    /// Its own definition, where there is one that fits.
    definition own{};
  };
  /// Whether the importer's types have room for all that the kind's documents say.
  bool has_room_for(const one_kind& kind) const;
  void import();

  std::map<std::string, one_kind> kinds_{};
  /// By group and kind.
  std::map<std::string, definition> given_{};
  std::vector<std::unique_ptr<schema::document_set>> files_{};
  schema::import_result types_{};
};

/// Why no stack takes this document of a kind without a type; empty where one does.
std::string objection_to_custom(const read::document& made);

}  // namespace dovetail::cli::convert
