/// One schema (a property, an element, a definition) as a type of the generated model.
#pragma once

#include "document.hpp"
#include "types.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>

namespace dovetail::schema {

/// Turns the schemas of one document into types; objects without a name of their own become structs named by their path.
class shape_reader {
 public:
  /// What a `$ref` names; throws where it names nothing.
  using resolver = std::function<type_use(const node& reference)>;

  shape_reader(catalog& types, const document_set& document, resolver resolve)
      : types_(types), document_(document), resolve_(std::move(resolve)) {}

  /// The type of `schema`; `path` names a struct that has to be made for it (`VaultAuthSpec`), `shown` is the path in
  /// the schema's own words, for remarks.
  type_use use_of(const node& schema, module& home, const std::string& path, const std::string& shown);

  /// Fills `made` from a schema with properties. A kind's `apiVersion` and `kind` are constants, not fields.
  void fill(object& made, const node& schema, const std::string& shown);

  /// Whether a field that is required and has a default may be left out: the server fills it in before it looks. Not so in
  /// Kubernetes' own documents, where `default` is what Go makes of a field that nobody sets.
  bool defaults_come_first = false;

  /// A scalar that a definition as a whole stands for (Quantity, Time, an alias of a string), or nothing for an object.
  static std::optional<type_use> scalar_of(const node& schema);

 private:
  type_use made_object(const node& schema, module& home, const std::string& path, const std::string& shown);
  object& make(module& home, const std::string& path, const std::string& shown);
  void note_alternatives(const node& schema, const std::string& shown);
  void take_validations(object& made, const std::string& shown, const std::string& name);
  void note_validations(object* holder, const node& schema, const std::string& shown);

  catalog& types_;
  const document_set& document_;
  resolver resolve_;
  std::map<const module*, std::set<std::string>> names_;
  /// Rules on values that are no structs (a text, a list), for the struct around.
  std::vector<validation> pending_validations_;
  int depth_ = 0;
};

}  // namespace dovetail::schema
