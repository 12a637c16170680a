/// What the types of Kubernetes, and the schemas of CustomResourceDefinitions, say of a place in an object.
#pragma once

#include "cli/custom.hpp"
#include "cli/lsp/outline.hpp"
#include "dovetail/model/field_walk.hpp"
#include "dovetail/model/reflection.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::lsp {

/// A value of an object: of a type of the library, or of a schema.
struct field_place {
  /// Null: of a schema.
  const model::type* type = nullptr;
  const schema::node* schema = nullptr;
  /// The field, and the type that has it; null for elements of lists and maps, and for whole objects.
  const model::field* field = nullptr;
  const model::type* holder = nullptr;
  const model::constraints* limits = nullptr;
  /// The first version that has all on the way to it; 0: all have.
  int since = 0;
  bool is_required = false;
  std::string name{};

  bool is_object() const;
  bool is_list() const;
  bool is_map() const;
};

struct known_field {
  std::string name;
  field_place at;
};

class fields {
 public:
  /// `custom` outlives this.
  explicit fields(const custom_kinds& custom) : custom_(&custom) {}

  /// An object as a whole: nothing where its kind is not known; of every object, metadata is.
  std::optional<field_place> object(std::string_view api_version, std::string_view kind) const;
  /// Nothing where there is no such field, or nobody knows.
  std::optional<field_place> below(const field_place& from, const outline_step& step) const;
  std::optional<field_place> at(std::string_view api_version, std::string_view kind,
                                const std::vector<outline_step>& path) const;

  /// The fields of an object; none where it is none.
  std::vector<known_field> of(const field_place& object) const;
  /// The words of an enumeration; `true` and `false`.
  std::vector<std::string> words_of(const field_place& at) const;

  struct kind_name {
    std::string api_version;
    std::string kind;
  };
  /// All that are known, of the library and of CustomResourceDefinitions.
  std::vector<kind_name> kinds() const;

 private:
  const custom_kinds* custom_;
};

/// "list of Container", "one of Always, IfNotPresent, Never"
std::string type_words(const field_place& at);
/// What the API server takes where nothing is given; empty where nothing is known.
std::string default_of(const field_place& at);
/// What a CustomResourceDefinition says of it; the library's types say nothing.
std::string description_of(const field_place& at);
/// "until Kubernetes 1.33", of a field that the newest version has no more; empty: no version has it.
std::string words_for_gone(const field_place& holder, std::string_view field);

}  // namespace dovetail::cli::lsp
