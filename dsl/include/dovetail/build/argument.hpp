/// What the steps of a builder carry: a literal, a number or a value's handle, with the line that it stands on. What a user may
/// write where is in parameter.hpp.
#pragma once

#include "dovetail/declared/value.hpp"
#include "dovetail/text/place.hpp"
#include "dovetail/text/quantity.hpp"

#include <cstdint>
#include <limits>
#include <string_view>

/// The kinds of whole numbers that fields hold: a name, the least, the most, and what a call says that gives another one.
#define DOVETAIL_KINDS_OF_NUMBERS(each)                                                                                \
  each(count, 0, 2147483647, "a whole number from 0 to 2147483647 belongs here") each(                                 \
      positive_count, 1, 2147483647, "a whole number from 1 to 2147483647 belongs here")                               \
      each(signed_number, -2147483648, 2147483647, "a whole number from -2147483648 to 2147483647 belongs here") each( \
          port_number, 1, 65535, "a port, a whole number from 1 to 65535, belongs here")                               \
          each(node_port, 30000, 32767, "a port of the nodes, a whole number from 30000 to 32767, belongs here") each( \
              id, 0, 2147483647, "the id of a user or of a group, a whole number from 0 to 2147483647, belongs here")  \
              each(                                                                                                    \
                  id_but_root, 1, 2147483647,                                                                          \
                  "a user who is not root, a whole number from 1 to 2147483647, belongs here; root() is for one that has to be")

namespace dovetail {

/// What a field of Kubernetes' takes for a whole number.
struct number_bounds {
  std::int64_t least = 0;
  std::int64_t most = 0;
  /// Why another number is refused.
  const char* says = "";
};

enum class number_kind : std::uint8_t {
  any,
#define DOVETAIL_EACH(name, least, most, says) name,
  DOVETAIL_KINDS_OF_NUMBERS(DOVETAIL_EACH)
#undef DOVETAIL_EACH
};

inline constexpr number_bounds bounds_of_numbers[] = {
    {std::numeric_limits<std::int64_t>::min(), std::numeric_limits<std::int64_t>::max(), ""},
#define DOVETAIL_EACH(name, least, most, says) {least, most, says},
    DOVETAIL_KINDS_OF_NUMBERS(DOVETAIL_EACH)
#undef DOVETAIL_EACH
};
constexpr const number_bounds& bounds_of(number_kind kind) { return bounds_of_numbers[static_cast<int>(kind)]; }

/// A text that lives as long as the stack.
struct kept_text {
  const char* begin;
  std::size_t count;

  constexpr kept_text& operator=(std::string_view text) {
    begin = text.data();
    count = text.size();
    return *this;
  }
  constexpr operator std::string_view() const { return {begin, count}; }
  constexpr std::string_view view() const { return {begin, count}; }
  constexpr bool empty() const { return count == 0; }
  friend constexpr bool operator==(const kept_text& a, std::string_view b) { return a.view() == b; }
};

/// One piece of text or a number that is known when the stack is lowered.
struct argument {
  enum class form : std::uint8_t {
    absent,
    literal,
    number,
    value,
    /// True or false: the number is 1 or 0.
    truth,
    /// A number with a fraction: the bits of a double.
    decimal,
    /// The namespace that the stack is deployed to.
    name_space,
    /// What its field does not take; the characters say what it would.
    refused,
  };

  /// What of a Service it is: a reference, which lowering notes and the rules hold against the stack.
  enum class reference : std::uint8_t {
    none,
    /// A literal, the Service's name: a host begins with it.
    host,
    /// A literal after that: the namespace of a Service outside.
    name_space_of_host,
    /// The number of a port of the Service whose name is in `characters`.
    port,
  };

  // Without initial values: see step. `argument{}` is absent.
  form is;
  /// Of a value in the place of a number: what the field takes.
  number_kind kind;
  reference refers;
  /// A literal's characters, what follows a number's digits, what stands between a list's items or before another value.
  kept_text characters;
  std::int64_t number;
  const value_declaration* value;
  kept_place at;

  /// A literal that was written elsewhere: a handle's name where the handle is used.
  static constexpr argument literal_at(std::string_view text, place written) {
    argument a{};
    a.is = form::literal;
    a.characters = text;
    a.at = written;
    return a;
  }
  static constexpr argument number_at(std::int64_t n, place written) {
    argument a{};
    a.is = form::number;
    a.number = n;
    a.at = written;
    return a;
  }
  static constexpr argument truth_at(bool is_so, place written) {
    argument a = number_at(is_so ? 1 : 0, written);
    a.is = form::truth;
    return a;
  }
  static constexpr argument decimal_at(double number, place written) {
    argument a = number_at(__builtin_bit_cast(std::int64_t, number), written);
    a.is = form::decimal;
    return a;
  }
  static constexpr argument value_at(const value_declaration& handle, place written) {
    argument a{};
    a.is = form::value;
    a.value = &handle;
    a.at = written;
    return a;
  }
  static constexpr argument name_space_at(place written) {
    argument a{};
    a.is = form::name_space;
    a.at = written;
    return a;
  }
  template <dimension Of>
  static constexpr argument amount_at(amount<Of> a, place written) {
    argument made = number_at(a.number, written);
    made.characters = a.suffix;
    return made;
  }
  /// A list's items, joined by the separator.
  static constexpr argument items_at(const joined_items& items, place written) {
    argument a = value_at(*items.list, written);
    a.characters = items.separator;
    return a;
  }
  /// The name of a Service, where its host begins.
  static constexpr argument host_at(std::string_view service, place written) {
    argument a = literal_at(service, written);
    a.refers = reference::host;
    return a;
  }
  /// A number, as that of a Service's port.
  constexpr argument as_port_of(std::string_view service, place written) const {
    argument a = moved_to(written);
    a.refers = reference::port;
    a.characters = service;
    return a;
  }
  /// What a handle gives, where the handle is used.
  constexpr argument moved_to(place written) const {
    argument a = *this;
    a.at = at.is_of_handle() ? written.of_handle() : written;
    return a;
  }
  constexpr bool given() const { return is != form::absent; }
};

}  // namespace dovetail
