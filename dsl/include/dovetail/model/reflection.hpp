/// What the runtime part of the library knows of the canonical model's types: enough to write and to read any of them.
///
/// Only the library's compiled part includes this. A stack never pays for it.
#pragma once

#include "dovetail/model/json.hpp"

#include <cstddef>
#include <limits>
#include <span>
#include <string_view>
#include <type_traits>

namespace dovetail::model {

struct type;

/// What the schema says of a value beyond its type; a member that has its default says nothing.
struct constraints {
  /// A regular expression in RE2's grammar that matches somewhere in the text.
  std::string_view pattern{};
  /// A format that is no type of the model: int32, uri, duration.
  std::string_view format{};
  double minimum = -std::numeric_limits<double>::infinity();
  double maximum = std::numeric_limits<double>::infinity();
  bool exclusive_minimum = false;
  bool exclusive_maximum = false;
  /// Characters of a text, elements of a list, entries of a map.
  std::size_t minimum_size = 0;
  std::size_t maximum_size = std::numeric_limits<std::size_t>::max();
  /// What the API server takes where nothing is given: JSON on one line.
  std::string_view default_value{};
  /// What holds for each element of a list or each value of a map.
  const constraints* element = nullptr;
};

/// One field of an object. `name` is the schema's, which a C++ keyword may forbid as a member's name.
struct field {
  std::string_view name;
  std::size_t offset;
  const type& (*type_of)();
  /// The schema's `required`: written even when it is empty, and missed when it is not there.
  bool required;
  /// The first Kubernetes minor version that has the field (30 for v1.30); 0 where it has always been there.
  int since;
  /// Null where the schema says no more than the type.
  const constraints* limits = nullptr;
};

/// A type, described once. The function pointers take objects of that type.
struct type {
  enum class form {
    text,
    quantity,
    time,
    bytes,
    choice,
    integer,
    number,
    boolean,
    int_or_string,
    json,  // scalars, and what is open
    object,
    list,
    map,
    optional,
  };

  form is;
  std::string_view name;
  /// As a field's: the first version that has an object's type.
  int since = 0;

  // object
  std::span<const field> fields{};
  // choice: the words that the schema has
  std::span<const std::string_view> words{};
  // list, map, optional
  const type& (*element)() = nullptr;
  std::size_t (*size)(const void*) = nullptr;
  void* (*at)(void*, std::size_t) = nullptr;
  void* (*add)(void*) = nullptr;
  // map
  text& (*key)(void*, std::size_t) = nullptr;
};

/// The description of an object type or of a choice: declared by the importer for each type beside it, defined in the
/// library.
template <class T>
const type& type_of();

namespace detail {

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<list<T>> = true;
template <class T>
inline constexpr bool is_map = false;
template <class T>
inline constexpr bool is_map<map<T>> = true;
template <class T>
inline constexpr bool is_optional = false;
template <class T>
inline constexpr bool is_optional<optional<T>> = true;
template <class T>
inline constexpr bool is_choice = false;
template <class E>
inline constexpr bool is_choice<choice<E>> = true;

template <class T>
const type& list_type() {
  static const type described{
      .is = type::form::list,
      .name = "list",
      .element = &type_of<T>,
      .size = [](const void* object) { return static_cast<const list<T>*>(object)->size(); },
      .at = [](void* object, std::size_t i) -> void* { return &(*static_cast<list<T>*>(object))[i]; },
      .add = [](void* object) -> void* { return &static_cast<list<T>*>(object)->emplace_back(); },
  };
  return described;
}

template <class T>
const type& map_type() {
  static const type described{
      .is = type::form::map,
      .name = "map",
      .element = &type_of<T>,
      .size = [](const void* object) { return static_cast<const map<T>*>(object)->size(); },
      .at = [](void* object, std::size_t i) -> void* { return &static_cast<map<T>*>(object)->at(i).value; },
      .add = [](void* object) -> void* { return &static_cast<map<T>*>(object)->emplace_back().value; },
      .key = [](void* object, std::size_t i) -> text& { return static_cast<map<T>*>(object)->at(i).key; },
  };
  return described;
}

template <class T>
const type& optional_type() {
  static const type described{
      .is = type::form::optional,
      .name = "optional",
      .element = &type_of<T>,
      .size = [](const void* object) -> std::size_t { return static_cast<const optional<T>*>(object)->has_value(); },
      .at = [](void* object, std::size_t) -> void* { return &**static_cast<optional<T>*>(object); },
      .add = [](void* object) -> void* { return &static_cast<optional<T>*>(object)->ensure(); },
  };
  return described;
}

template <class T>
struct element_of;
template <template <class> class Container, class T>
struct element_of<Container<T>> {
  using type = T;
};

/// The description of T, whatever T is; objects and choices by the function that the importer declares.
template <class T>
const type& described() {
  using form = type::form;
  if constexpr (std::is_same_v<T, text>) {
    static constexpr type scalar{.is = form::text, .name = "string"};
    return scalar;
  } else if constexpr (std::is_same_v<T, quantity>) {
    static constexpr type scalar{.is = form::quantity, .name = "quantity"};
    return scalar;
  } else if constexpr (std::is_same_v<T, time>) {
    static constexpr type scalar{.is = form::time, .name = "time"};
    return scalar;
  } else if constexpr (std::is_same_v<T, bytes>) {
    static constexpr type scalar{.is = form::bytes, .name = "base64 bytes"};
    return scalar;
  } else if constexpr (std::is_same_v<T, integer>) {
    static constexpr type scalar{.is = form::integer, .name = "integer"};
    return scalar;
  } else if constexpr (std::is_same_v<T, number>) {
    static constexpr type scalar{.is = form::number, .name = "number"};
    return scalar;
  } else if constexpr (std::is_same_v<T, boolean>) {
    static constexpr type scalar{.is = form::boolean, .name = "boolean"};
    return scalar;
  } else if constexpr (std::is_same_v<T, int_or_string>) {
    static constexpr type scalar{.is = form::int_or_string, .name = "number or string"};
    return scalar;
  } else if constexpr (std::is_same_v<T, json>) {
    static constexpr type scalar{.is = form::json, .name = "any value"};
    return scalar;
  } else if constexpr (is_list<T>) {
    return list_type<typename element_of<T>::type>();
  } else if constexpr (is_map<T>) {
    return map_type<typename element_of<T>::type>();
  } else if constexpr (is_optional<T>) {
    return optional_type<typename element_of<T>::type>();
  } else if constexpr (is_choice<T>) {
    return describe_type(static_cast<typename element_of<T>::type*>(nullptr));
  } else {
    return describe_type(static_cast<T*>(nullptr));
  }
}

}  // namespace detail

template <class T>
const type& type_of() {
  return detail::described<T>();
}

}  // namespace dovetail::model
