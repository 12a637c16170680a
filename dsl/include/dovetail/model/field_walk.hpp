/// The way to a field of an API object: by its path, in constant evaluation too.
///
/// The importer writes for each type a table of its fields, which a path is held against while a stack compiles, and a function
/// that goes on to the field at a position. A step of a stack holds the positions; nothing is instantiated for a path.
#pragma once

#include "dovetail/model/json.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

/// Before the function that goes on to a type's fields. In a stack it is for constant evaluation only; a stack's program has its
/// code from the library, where the source with the type's description has it. (`gnu_inline`: a body to evaluate, never to emit;
/// g++ and clang both have it; clang warns of a member function, which cannot have the `extern` that it would like to see.)
// An optimizer puts what is `gnu_inline` inline whatever its size, and would go round for minutes in types that hold each other.
#if defined(DOVETAIL_COMPILES_WALKS) || defined(__OPTIMIZE__)
#define DOVETAIL_WALK inline constexpr
#elif defined(__clang__)
// Its warning is about `extern`, which no member function can have.
#define DOVETAIL_WALK                                                                                      \
  _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wgnu-inline-cpp-without-extern\"") \
      __attribute__((gnu_inline)) _Pragma("clang diagnostic pop") inline constexpr
#else
#define DOVETAIL_WALK __attribute__((gnu_inline)) inline constexpr
#endif

namespace dovetail::model {

/// What a field holds.
enum class field_form : std::uint8_t {
  text,
  quantity,
  time,
  bytes,
  choice,
  integer,
  number,
  boolean,
  int_or_string,
  json,
  object,
  list,
  map,
};

struct object_table;

/// The start of a name's hash, and what a character makes of it (FNV-1a, 64 bits): a path's names are looked for by them, since
/// constant evaluation takes as long for one character as for one hash.
inline constexpr std::uint64_t hash_of_nothing = 0xcbf29ce484222325;
constexpr std::uint64_t hash_with(std::uint64_t hash, char c) {
  return (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
}

/// A field, as a path knows it.
struct field_entry {
  std::uint64_t hash;
  /// The schema's name; empty for an element.
  const char* name;
  field_form is;
  /// An object's type, or that of a list's or a map's elements.
  const object_table* of = nullptr;
  /// What a list or a map holds, where that is no object.
  const field_entry* element = nullptr;
  /// The field by which a list's elements are told apart; empty where they are by their position.
  const char* merge_key = "";
};

/// The fields of a type that a stack can set, in the order of their positions.
struct object_table {
  const char* name;
  const field_entry* fields = nullptr;
  std::size_t count = 0;

  constexpr explicit object_table(const char* its_name) : name(its_name) {}
  template <std::size_t N>
  constexpr object_table(const char* its_name, const field_entry (&its_fields)[N])
      : name(its_name), fields(its_fields), count(N) {}

  constexpr const field_entry* begin() const { return fields; }
  constexpr const field_entry* end() const { return fields + count; }
};

/// The element of a list or a map of scalars.
template <field_form Is>
inline constexpr field_entry element_of{hash_of_nothing, "", Is};

/// A path as a step holds it. For each field a byte, its position from `first_field` on; behind that of a list or a map, where an element
/// is meant, `by_key`, the key's length in two bytes and its characters, or `by_position` and the position in two bytes. An open value's
/// fields are keys.
namespace path_code {
inline constexpr char by_key = 1;
inline constexpr char by_position = 2;
inline constexpr int first_field = 3;
/// What stands before a key's characters: `by_key` and their number. An annotation's key may have 317.
inline constexpr std::size_t size_of_opening = 3;
inline constexpr std::size_t longest_key = 65535;
/// The number in the two bytes behind `code`.
constexpr std::size_t number_behind(const char* code) {
  return static_cast<unsigned char>(code[1]) * std::size_t{256} + static_cast<unsigned char>(code[2]);
}
/// Such two bytes.
constexpr char high_byte(std::size_t number) { return static_cast<char>(number / 256); }
constexpr char low_byte(std::size_t number) { return static_cast<char>(number % 256); }
inline constexpr std::size_t most_positions = 65535;
}  // namespace path_code

/// Goes along a path through one object: makes the parts that are not there yet, and ends at a field. What is to be done there
/// is the caller's, but for what removes.
class field_walk {
 public:
  enum class task : std::uint8_t {
    /// Ends at the field.
    set,
    /// Ends at a new element of a list.
    append,
    /// Takes the field, the element or the entry away.
    unset,
    /// Makes nothing: ends nowhere where a part is not there.
    find,
  };

  constexpr field_walk(std::string_view code, task what)
      : next_(code.data()), end_(code.data() + code.size()), task_(what) {}
  /// Ends at the entry of this key, where the code's end is a map or an open value.
  constexpr void go_on_to(std::string_view key) {
    last_key_ = key;
    has_last_key_ = true;
  }

  /// Where it ended; at most one is not null.
  text* text_field = nullptr;
  integer* integer_field = nullptr;
  number* number_field = nullptr;
  boolean* boolean_field = nullptr;
  int_or_string* int_or_string_field = nullptr;
  json* json_field = nullptr;
  /// A whole object.
  const void* object = nullptr;

  /// An element that is not there: how many there are, and for one by its key the names that are.
  bool is_missing = false;
  bool is_missing_key = false;
  std::size_t size_of_list = 0;
  list<text> keys_of_list{};
  /// The parts that were taken away: what was noted on them is to be forgotten.
  list<const void*> removed_parts{};
  /// The position of the element that was made.
  std::size_t made_at = 0;

  /// The address of what it ended at, or null.
  constexpr const void* place_of_field() const {
    if (text_field != nullptr) return text_field;
    if (integer_field != nullptr) return integer_field;
    if (number_field != nullptr) return number_field;
    if (boolean_field != nullptr) return boolean_field;
    if (int_or_string_field != nullptr) return int_or_string_field;
    if (json_field != nullptr) return json_field;
    return object;
  }
  /// How much of the code it has gone by.
  constexpr std::size_t gone_by(std::string_view code) const { return static_cast<std::size_t>(next_ - code.data()); }

  // For the functions that the importer writes.

  /// The position of the next field, or -1 at the path's end.
  constexpr int next() { return is_at_end() ? -1 : static_cast<unsigned char>(*next_++) - path_code::first_field; }
  constexpr void leaf(text& field) {
    if (removes()) field.reset();
    else text_field = &field;
  }
  constexpr void leaf(integer& field) {
    if (removes()) field.reset();
    else integer_field = &field;
  }
  constexpr void leaf(number& field) {
    if (removes()) field.reset();
    else number_field = &field;
  }
  constexpr void leaf(boolean& field) {
    if (removes()) field.reset();
    else boolean_field = &field;
  }
  constexpr void leaf(int_or_string& field) {
    if (removes()) field.reset();
    else int_or_string_field = &field;
  }
  constexpr void leaf(json& field);
  constexpr void end_at(const void* whole) { object = whole; }
  // Each of these is instantiated for hundreds of types: what depends on no type is in functions of its own.

  /// The object in `field`; null where it was taken away.
  template <class T>
  constexpr auto part(optional<T>& field) {
    if (removes()) {
      removed_parts.push_back(field.value_);
      delete field.value_;
      field.value_ = nullptr;
    } else if (field.value_ == nullptr && task_ != task::find) {
      field.value_ = new T{};
    }
    return field.value_;
  }
  /// The element that the path means, or a new one; null where there is none, or it was taken away.
  template <class T>
  constexpr auto item(list<T>& all) {
    T* element = nullptr;
    const std::uint32_t size = all.size_;
    if (!finds(size, &all)) return element;
    if (at_ == size) {
      if (size == all.capacity_) all.grow();
      all.items_[all.size_++] = new T{};
    }
    if (removed_ == 0) return all.items_[at_];
    for (std::uint32_t i = at_; i < size; ++i) {
      if (i < at_ + removed_) {
        removed_parts.push_back(all.items_[i]);
        delete all.items_[i];
      } else all.items_[i - removed_] = all.items_[i];
    }
    all.size_ -= removed_;
    return element;
  }
  template <class T, class Key>
  constexpr auto item(list<T>& all, Key T::* key) {
    if (is_by_key())
      for (std::uint32_t i = 0; i < all.size_ && !is_key(all.items_[i]->*key, i); ++i) {
      }
    return item(all);
  }
  template <class T>
  constexpr auto item(map<T>& all) {
    T* none = nullptr;
    if (is_at_end() && !has_last_key_) {
      end_at(&all);
      if (task_ == task::unset) all.clear();
      return none;
    }
    const std::string_view key = take_key();
    if (!removes() && (task_ != task::find || all.contains(key))) return &all[text(key)];
    if (task_ == task::find) return none;
    if (!all.contains(key)) note_missing_key(all.size());
    all.erase(key);
    return none;
  }

 private:
  constexpr bool is_at_end() const { return next_ == end_; }
  constexpr bool removes() const { return is_at_end() && task_ == task::unset; }
  constexpr bool is_by_key() const { return !is_at_end() && *next_ == path_code::by_key; }
  constexpr std::string_view key_ahead() const {
    return {next_ + path_code::size_of_opening, path_code::number_behind(next_)};
  }
  constexpr std::string_view take_key() {
    if (is_at_end()) {
      has_last_key_ = false;
      return last_key_;
    }
    const std::string_view key = key_ahead();
    next_ += path_code::size_of_opening + key.size();
    return key;
  }
  constexpr std::size_t position(std::size_t size) {
    const std::size_t at = path_code::number_behind(next_);
    next_ += 3;
    if (at >= size) note_missing(size);
    return at;
  }
  constexpr void note_missing(std::size_t size) {
    is_missing = true;
    size_of_list = size;
  }
  constexpr void note_missing_key(std::size_t size) {
    is_missing_key = true;
    note_missing(size);
  }
  /// Whether this is the key that the path has next: then `at_` is its position.
  constexpr bool is_key(const text& key, std::uint32_t at) {
    const std::string_view wanted = key_ahead();
    at_ = at;
    if (same(key.view(), wanted)) return is_found_ = true;
    keys_of_list.push_back(key);
    return false;
  }
  constexpr bool is_key(const integer& key, std::uint32_t at) {
    std::int64_t wanted = 0;
    // No field of Kubernetes' has as many digits.
    if (key_ahead().size() > 18) return false;
    for (const char c : key_ahead()) wanted = wanted * 10 + (c - '0');
    at_ = at;
    return is_found_ = key.value() == wanted;
  }
  /// Which element is meant, by `at_`; the list's size for a new one. How many are to be taken away from there, by `removed_`.
  constexpr bool finds(std::uint32_t size, const void* whole) {
    removed_ = 0;
    if (is_at_end()) {
      end_at(whole);
      at_ = task_ == task::unset ? 0 : size;
      made_at = at_;
      has_appended_ = task_ == task::append;
      if (task_ == task::unset) removed_ = size;
      return task_ == task::append || removed_ != 0;
    }
    if (is_by_key()) {
      take_key();
      if (!is_found_) note_missing_key(size);
      is_found_ = false;
    } else {
      at_ = static_cast<std::uint32_t>(position(size));
    }
    removed_ = removes() ? 1 : 0;
    return !is_missing;
  }

  const char* next_;
  const char* end_;
  std::string_view last_key_{};
  task task_;
  bool is_found_ = false;
  bool has_appended_ = false;
  bool has_last_key_ = false;
  std::uint32_t at_ = 0;
  std::uint32_t removed_ = 0;
};

constexpr void field_walk::leaf(json& field) {
  json* at = &field;
  while (!is_at_end() || has_last_key_) {
    if (is_at_end() || is_by_key()) {
      const std::string_view key = take_key();
      std::size_t i = 0;
      while (i < at->names.size() && !same(at->names[i].view(), key)) ++i;
      if (removes()) {
        if (i == at->names.size()) return note_missing(i);
        at->names.erase(i);
        return at->items.erase(i);
      }
      at->is = json::type::object;
      if (i == at->names.size()) {
        at->names.push_back(text(key));
        at->items.emplace_back();
      }
      at = &at->items[i];
    } else {
      const std::size_t i = position(at->items.size());
      if (is_missing) return;
      if (removes()) return at->items.erase(i);
      at = &at->items[i];
    }
  }
  if (task_ == task::unset) return at->reset();
  // The new element of a list is where it ends, and no list itself.
  if (task_ == task::append && !has_appended_) {
    at->is = json::type::array;
    made_at = at->items.size();
    at = &at->items.emplace_back();
  }
  json_field = at;
}

}  // namespace dovetail::model
