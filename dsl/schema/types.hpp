/// What the importer knows of the types it writes: modules (a header each), objects, fields, and how a field uses a type.
#pragma once

#include "problem.hpp"
#include "references.hpp"

#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace dovetail::schema {

struct object;

/// The type of a field, an element or a value: `model::list<model::choice<...>>` as a tree.
struct type_use {
  enum class form {
    text,
    integer,
    number,
    boolean,
    bytes,
    time,
    quantity,
    int_or_string,
    json,
    choice,
    object,
    list,
    map,
  };

  form is = form::text;
  /// choice: the words that the schema has, in its order.
  std::vector<std::string> words{};
  /// object: what is meant; owned by the catalog.
  object* target = nullptr;
  /// list and map: one element.
  std::vector<type_use> element{};
  /// list: the field of its elements by which Kubernetes merges them; empty where it does not.
  std::string merge_key{};

  bool holds_many() const { return is == form::list || is == form::map; }
  /// The innermost type of lists of maps of lists.
  const type_use& innermost() const { return holds_many() ? element.front().innermost() : *this; }
  type_use& innermost() { return holds_many() ? element.front().innermost() : *this; }
};

/// What a schema says of a value beyond its type.
struct limits {
  std::string pattern{};
  /// A format that is no type of the model.
  std::string format{};
  std::optional<double> minimum{};
  std::optional<double> maximum{};
  bool exclusive_minimum = false;
  bool exclusive_maximum = false;
  std::optional<std::size_t> minimum_size{};
  std::optional<std::size_t> maximum_size{};
  /// JSON on one line.
  std::string default_value{};
  /// What nothing looks at, as the report says it: `nullable`, `multipleOf: 5`.
  std::vector<std::string> others{};
  /// What holds for a list's elements or a map's values: none or one.
  std::vector<limits> element{};

  bool has_element() const { return !element.empty() && element.front().any(); }

  bool any() const {
    return !pattern.empty() || !format.empty() || minimum || maximum || minimum_size || maximum_size ||
           !default_value.empty() || has_element();
  }
  friend bool operator==(const limits&, const limits&) = default;
};

struct field {
  std::string name;
  type_use use{};
  bool required = false;
  /// The first minor version that has the field, or 0 where the oldest one known has it.
  int since = 0;
  limits facts{};

  // What `lay_out` finds.
  std::string member{};
  std::string enumeration{};
  bool inlined = false;
};

/// A rule in CEL (x-kubernetes-validations), with where it stands.
struct validation {
  std::string path;
  std::string rule;
  std::string message;
  /// The field whose value the rule is about, with `[]` for each list and `{}` for each map that it is an element of; empty
  /// where the rule is about the struct.
  std::string field{};
  /// What `find_checks` makes of it: a condition in C++ that is true where the rule is broken, about the value `$self`;
  /// empty where the rule is not translated.
  std::string broken{};
};

struct group_version_kind {
  std::string group;
  std::string version;
  std::string kind;

  std::string api_version() const { return group.empty() ? version : group + "/" + version; }
  friend bool operator==(const group_version_kind&, const group_version_kind&) = default;
  friend auto operator<=>(const group_version_kind&, const group_version_kind&) = default;
};

struct module;

/// A field that only older versions have.
struct gone_field {
  std::string name;
  /// The first minor version that had it, or 0 where the oldest one known did.
  int since = 0;
  /// The last one.
  int until = 0;
};

/// A kind that only older versions have.
struct gone_kind {
  group_version_kind kind;
  int since = 0;
  int until = 0;
};

/// A struct of the generated model.
struct object {
  std::string name;
  module* home = nullptr;
  std::vector<field> fields{};
  std::optional<group_version_kind> kind{};
  bool namespaced = true;
  /// x-kubernetes-map-type: atomic.
  bool atomic = false;
  int since = 0;
  /// The OpenAPI definition that it was made for.
  std::string definition{};
  std::vector<gone_field> gone{};
  /// Made for a schema without a name of its own: it stays only where something uses it.
  bool anonymous = false;
  /// The field that an anonymous struct was made for, and the struct that has it.
  std::string made_for{};
  object* made_in = nullptr;
  /// The name that an order of fields is known by, where it is not `name`: what a shared struct stands for first.
  std::string ordered_as{};
  std::vector<validation> validations{};
  position where{};
  /// The rows of the table of references that are about it; its fields are those of the rows.
  std::vector<reference_row> references{};

  // What `find_checks` finds.
  /// A kind that a stack can have: not a list, not an answer of the API server.
  bool is_resource = false;
  /// A stack can set its fields: it is a kind that a stack can have, or below one.
  bool has_paths = false;
  /// Something in it or below it can be wrong whatever the version is.
  bool checked = false;
  /// The newest version that something in it came with, or something below it that is not `checked`; 0 where all is old.
  int newest = 0;
};

/// A header and its table source: one group and version.
struct module {
  /// `api` for Kubernetes' own types, `crd` for all others.
  std::string root;
  std::string group;
  std::string version;
  /// What the types were read from, for the first line.
  std::string origin;
  std::vector<object*> objects{};
  /// Names of structs that were the same as another one, with that one.
  std::map<std::string, const object*> aliases{};

  /// `core`, `secrets_hashicorp_com`: the folder and the namespace.
  std::string folder() const;
  std::string header() const;
  std::string source() const;
  std::string name_space() const;
};

/// Something that the schema says and that the types do not.
struct remark {
  std::string where;
  std::string what;
};

/// Everything that one run reads; it owns the objects.
struct catalog {
  std::deque<object> objects;
  std::map<std::string, module> modules;
  std::vector<remark> remarks;
  /// Kubernetes' minor versions that are known of; 0 where the inputs have no Kubernetes. The types are the newest one's.
  int oldest_version = 0;
  int newest_version = 0;
  std::vector<gone_kind> gone{};

  module& home(const std::string& root, const std::string& group, const std::string& version);
  object& add(module& home, const std::string& name);
};

}  // namespace dovetail::schema
