/// Custom resources against the schemas of their CustomResourceDefinitions.
#pragma once

#include "schema/document.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

/// A version of a kind that a CustomResourceDefinition defines.
struct custom_kind {
  std::string api_version;
  std::string name;
  bool namespaced = true;
  /// The openAPIV3Schema; null where there is none.
  const schema::node* schema = nullptr;
};

class custom_kinds {
 public:
  /// Takes the CustomResourceDefinitions that a file has; says how many.
  std::size_t add(std::shared_ptr<const schema::document_set> file);
  /// Null where there is none.
  const custom_kind* find(std::string_view api_version, std::string_view kind) const;
  /// All versions of a kind.
  std::vector<const custom_kind*> versions_of(std::string_view group, std::string_view kind) const;
  bool empty() const { return all_.empty(); }

 private:
  void add(const schema::node& document, std::size_t& count);

  std::vector<std::shared_ptr<const schema::document_set>> files_{};
  std::vector<custom_kind> all_{};
};

/// One value that a schema refuses; `path` is its way from the object's root.
using custom_fault = std::function<void(const schema::node& where, const std::string& path, const std::string& words)>;

/// Holds an object against a schema: unknown and missing fields, types, enumerations, bounds and sizes. Patterns, formats,
/// combinations (anyOf, not, ...) and rules in CEL are not looked at.
void check_custom(const schema::node& object, const schema::node& schema, const custom_fault& report);

}  // namespace dovetail::cli
