/// An object with all that its type has.
#pragma once

#include "dovetail/model/field_walk.hpp"
#include "dovetail/text/arena.hpp"

#include <cstddef>
#include <string_view>

namespace dovetail::model {

namespace detail {

/// Sets the fields of an object of the API type T, going by its table.
template <class T>
class field_setter {
 public:
  constexpr field_setter(T& object, arena& keys) : object_(&object), keys_(&keys) {}
  constexpr void set_all() { set_fields_of(T::field_table, 0, 0); }

 private:
  static constexpr std::size_t deepest = 24;
  static constexpr std::size_t longest_code = deepest * (1 + path_code::size_of_opening);

  constexpr void set_fields_of(const object_table& type, std::size_t size, std::size_t depth) {
    for (std::size_t i = 0; i < depth; ++i)
      if (around_[i] == &type) return;
    if (depth == deepest) return;
    around_[depth] = &type;
    for (std::size_t i = 0; i < type.count; ++i) {
      code_[size] = static_cast<char>(path_code::first_field + static_cast<int>(i));
      set(type.fields[i], size + 1, depth + 1);
    }
  }
  constexpr void set(const field_entry& field, std::size_t size, std::size_t depth) {
    switch (field.is) {
      case field_form::object:
        go(size, field_walk::task::set);
        return set_fields_of(*field.of, size, depth);
      case field_form::list:
        go(size, field_walk::task::append);
        return set_element(field, put(path_code::by_position, 0, size), depth);
      case field_form::map:
        size = put(path_code::by_key, 1, size);
        code_[size++] = 'a';
        return set_element(field, size, depth);
      default:
        return go(size, field_walk::task::set);
    }
  }
  constexpr void set_element(const field_entry& field, std::size_t size, std::size_t depth) {
    if (field.element != nullptr) return set(*field.element, size, depth);
    go(size, field_walk::task::set);
    set_fields_of(*field.of, size, depth);
  }
  /// A position, or what stands before a key's characters.
  constexpr std::size_t put(char what, std::size_t number, std::size_t size) {
    code_[size] = what;
    code_[size + 1] = path_code::high_byte(number);
    code_[size + 2] = path_code::low_byte(number);
    return size + path_code::size_of_opening;
  }
  constexpr void go(std::size_t size, field_walk::task what) {
    // A map's key refers to the code.
    char* const kept = keys_->allocate(size);
    for (std::size_t i = 0; i < size; ++i) kept[i] = code_[i];
    field_walk walk({kept, size}, what);
    T::walk_fields(*object_, walk);
    if (walk.text_field != nullptr) *walk.text_field = "a";
    if (walk.integer_field != nullptr) *walk.integer_field = 1;
    if (walk.boolean_field != nullptr) *walk.boolean_field = true;
    if (walk.number_field != nullptr) *walk.number_field = 1.0;
    if (walk.int_or_string_field != nullptr) *walk.int_or_string_field = 1;
  }

  T* object_;
  arena* keys_;
  char code_[longest_code]{};
  const object_table* around_[deepest]{};
};

}  // namespace detail

/// Sets each field of an object of the API type T, down to types that hold themselves; each list and each map has one element then.
/// The keys of the maps are in `keys`.
template <class T>
constexpr auto set_every_field(T& object, arena& keys) {
  detail::field_setter<T> setter(object, keys);
  setter.set_all();
}

}  // namespace dovetail::model
