/// What a builder's function takes: a literal, a number or a value's handle, with the line that it stands on.
#pragma once

#include "dovetail/build/value.hpp"
#include "dovetail/text/place.hpp"
#include "dovetail/text/quantity.hpp"

#include <concepts>
#include <cstdint>
#include <string_view>

namespace dovetail {

/// One piece of text or a number that is known when the stack is lowered.
struct argument {
  enum class form : std::uint8_t {
    absent,
    literal,
    number,
    value,
    /// The namespace that the stack is deployed to.
    name_space,
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

  form is = form::absent;
  reference refers = reference::none;
  /// A literal's characters, what follows a number's digits, or what stands between a list's items.
  std::string_view characters{};
  std::int64_t number = 0;
  const value_declaration* value = nullptr;
  place at{};

  constexpr argument() = default;
  consteval argument(const char* literal, place written = place{__builtin_FILE(), __builtin_LINE()})
      : is(form::literal), characters(literal), at(written) {}
  template <std::integral T>
    requires(!std::same_as<T, bool>)
  consteval argument(T n, place written = place{__builtin_FILE(), __builtin_LINE()})
      : is(form::number), number(n), at(written) {}
  consteval argument(const value_declaration& handle, place written = place{__builtin_FILE(), __builtin_LINE()})
      : is(form::value), value(&handle), at(written) {}

  /// A literal that was written elsewhere: a handle's name where the handle is used.
  static constexpr argument literal_at(std::string_view text, place written) {
    argument a;
    a.is = form::literal;
    a.characters = text;
    a.at = written;
    return a;
  }
  static constexpr argument number_at(std::int64_t n, place written) {
    argument a;
    a.is = form::number;
    a.number = n;
    a.at = written;
    return a;
  }
  static constexpr argument name_space_at(place written) {
    argument a;
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
    argument a;
    a.is = form::value;
    a.value = items.list;
    a.characters = items.separator;
    a.at = written;
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

namespace detail {

/// Further words of a list of arguments: they count as written where the first one is.
constexpr argument word_at(std::string_view text, place at) { return argument::literal_at(text, at); }
constexpr argument word_at(const value_declaration& handle, place at) {
  argument a;
  a.is = argument::form::value;
  a.value = &handle;
  a.at = at;
  return a;
}
constexpr argument word_at(const joined_items& items, place at) { return argument::items_at(items, at); }
template <std::integral T>
  requires(!std::same_as<T, bool>)
constexpr argument word_at(T number, place at) {
  return argument::number_at(number, at);
}
/// What another handle gave: a Service's name, its port.
template <std::same_as<argument> T>
constexpr argument word_at(const T& given, place) {
  return given;
}

}  // namespace detail

/// An amount of one dimension, or a value of `grammars::quantity`.
template <dimension Of>
struct amount_argument {
  argument given;

  constexpr amount_argument(amount<Of> a) : given(argument::amount_at(a, {})) {}
  constexpr amount_argument(const plain_value& handle) : given(detail::word_at(handle, {})) {}
};

/// A name and its value, for calls that take many: `.withEnv({{"LOG_LEVEL", "info"}, {"WORKERS", 4}})`. Each call of a builder
/// costs some compile time, and one for a table costs no more than one for a line.
struct named_argument {
  argument name;
  argument value;
};

/// A text that is put together when the stack is lowered: `concat("redis://", redis.host(), ":", 6379)`.
template <std::size_t N>
struct text_expression {
  argument parts[N];
};

namespace detail {

template <class T>
inline constexpr std::size_t part_count = 1;
template <std::size_t N>
inline constexpr std::size_t part_count<text_expression<N>> = N;

template <std::size_t Total, class Part>
constexpr void append_part(text_expression<Total>& all, std::size_t& at, const Part& part) {
  all.parts[at++] = word_at(part, {});
}
template <std::size_t Total, std::size_t N>
constexpr void append_part(text_expression<Total>& all, std::size_t& at, const text_expression<N>& part) {
  for (const argument& a : part.parts) all.parts[at++] = a;
}

}  // namespace detail

template <class... Parts>
constexpr auto concat(const Parts&... parts) {
  text_expression<(detail::part_count<Parts> + ... + 0)> all{};
  std::size_t at = 0;
  (detail::append_part(all, at, parts), ...);
  return all;
}

}  // namespace dovetail
