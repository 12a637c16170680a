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

/// A file, and its CustomResourceDefinitions, or those of them that are taken.
struct crd_file {
  explicit crd_file(std::shared_ptr<const schema::document_set> of);

  std::shared_ptr<const schema::document_set> file;
  std::vector<const schema::node*> definitions{};
};

class custom_kinds {
 public:
  /// What is wrong with a CustomResourceDefinition is told where it is checked: here it is none.
  void add(const crd_file& given);
  /// Null where there is none.
  const custom_kind* find(std::string_view api_version, std::string_view kind) const;
  /// All versions of a kind.
  std::vector<const custom_kind*> versions_of(std::string_view group, std::string_view kind) const;
  bool empty() const { return all_.empty(); }
  /// Calls `visit(kind)` for each version of each kind.
  template <class Visit>
  void each(Visit visit) const {
    for (const custom_kind& one : all_) visit(one);
  }

 private:
  void add(const schema::document_set& file, const schema::node& definition);

  std::vector<std::shared_ptr<const schema::document_set>> files_{};
  std::vector<custom_kind> all_{};
};

/// One value that a schema refuses; `path` is its way from the object's root.
using custom_fault = std::function<void(const schema::node& where, const std::string& path, const std::string& words)>;

/// Holds an object against a schema: unknown and missing fields, types, enumerations, bounds and sizes, patterns, what is there twice in
/// a set or a map, combinations (anyOf, oneOf, allOf, not), and the formats ipv4, ipv6, cidr, uuid and date. Other formats are not
/// looked at; rules in CEL are asked by check_custom_rules().
void check_custom(const schema::node& object, const schema::node& schema, const custom_fault& report);

}  // namespace dovetail::cli
