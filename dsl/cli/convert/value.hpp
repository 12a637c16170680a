/// An object as a tree of what is set in it, which its conversion takes apart: a part that a call says is taken out, and what is left
/// is said by paths.
#pragma once

#include "dovetail/model/field_walk.hpp"
#include "dovetail/model/reflection.hpp"
#include "dovetail/read/yaml.hpp"
#include "dovetail/text/place.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::convert {

struct value {
  using form = model::type::form;

  /// The field's name, or the key in a map.
  std::string name{};
  /// Of an open value `json`, whose own form `open` says.
  form is = form::object;
  model::json::type open = model::json::type::absent;
  /// A scalar's characters. Of an int_or_string, whether it is the number.
  std::string text{};
  bool is_number = false;
  /// Of an object: its fields, as paths know them; null for what no path leads to.
  const model::object_table* table = nullptr;
  /// Of an object of a custom kind: its type in C++.
  std::string type{};
  /// Of a list of objects: the field by which paths know its elements, and whether that is a number. Empty: by their positions.
  std::string merge_key{};
  bool merges_by_number = false;
  /// Of a field: how paths know it.
  const model::field_entry* field = nullptr;
  /// Of a custom resource: what the API server takes where the field is missing, as the kind's schema says it, in JSON; empty where it
  /// says nothing. Its characters are the schema's.
  std::string_view schema_default{};
  /// Where a scalar was written, with the name of its file that whoever has read it owns.
  place written{};
  /// An object that may be absent, so that it says something by being there.
  bool optional = false;
  /// A call has made it: it need not be said that it is there.
  bool is_said = false;
  /// An object's fields, a map's values, a list's elements; an open value's.
  std::vector<value> parts{};
  /// The comment above it, lines with '\n' between them.
  std::string comment{};

  bool is_scalar() const;
  bool holds_anything() const { return is_scalar() || is == form::json || (optional && !is_said) || !parts.empty(); }

  value* find(std::string_view name);
  const value* find(std::string_view name) const;
  /// By names with points between them, none of which has one: `spec.template.spec`.
  value* at(std::string_view path);
  const value* at(std::string_view path) const;
  /// The characters of the scalar at a path; empty where there is none.
  std::string_view text_at(std::string_view path) const;
  /// Takes the part at a path out; whether it was there.
  bool remove(std::string_view path);
  /// Of a whole object that has metadata: the namespace, whether it has one or not.
  void set_namespace(const std::string& name);
  /// Takes out what has nothing left in it and need not be there, all the way down.
  void remove_empty();
  /// Whether it says the same, whatever the comments and the order of a map.
  bool same_as(const value& other) const;
  /// Whether it has these parts and no others.
  bool has_only(std::initializer_list<std::string_view> names) const;
};

/// Of a value that is open, all the way down.
value value_of(const model::json& open);
/// The same, the other way round: its texts are views of the value's.
model::json json_of(const value& given);
/// Of an object that was read: by its kind's fields, or open where the library has no type of it.
value value_of(const read::document& made);
/// Of an object of the kind that `table` has the fields of.
value value_of(const read::object& object, const model::object_table& table);

}  // namespace dovetail::cli::convert
