/// What a field that is set by its path takes, by what it holds: an argument, which refuses the rest on the line of the call.
#pragma once

#include "dovetail/build/field_path.hpp"
#include "dovetail/build/handle.hpp"
#include "dovetail/build/parameter.hpp"
#include "dovetail/wiring/references.hpp"

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace dovetail::detail {

/// What a field takes.
enum class field_kind : std::uint8_t {
  text,
  /// A text in a map or in a list, for which a number's digits may stand.
  entry,
  word,
  whole_number,
  seconds,
  decimal,
  truth,
  cpu,
  bytes,
  amount,
  number_or_text,
  open,
  /// An object, which has no scalar.
  item,
  /// A map, whose entries are set one by one.
  table,
  /// Nothing: the path is wrong. What is given is not looked at, so that one mistake is one error.
  nothing,
// The name of an object, for which its handle may stand.
#define DOVETAIL_EACH(word, kind) word,
  DOVETAIL_NAMED_KINDS(DOVETAIL_EACH)
#undef DOVETAIL_EACH
};

/// Whether a text that is put together may stand there.
constexpr bool takes_expression(field_kind kind) {
  using enum field_kind;
  return kind == text || kind == entry || kind == number_or_text || kind == open || kind >= nothing;
}

/// A word of a closed set of the API: `volume_binding_mode::WaitForFirstConsumer`.
template <class T>
concept a_word = std::is_enum_v<T> && requires(T word) {
  { spelling(word) } -> std::same_as<std::string_view>;
};
template <class T>
concept a_setting_that_is_one = std::same_as<T, plain_value>;
template <class T>
concept a_whole_value = a_whole_number<T> || std::same_as<T, plain_value>;

template <field_kind Kind, class T>
constexpr auto is_taken() {
  using enum field_kind;
  constexpr bool is_text = a_text<T> || std::same_as<T, plain_value> || std::same_as<T, choice_of_words>;
  if constexpr (Kind == text) return is_text;
  else if constexpr (Kind == entry) return parameter::text::takes<T>;
  else if constexpr (Kind == word) return is_text || a_word<T>;
  else if constexpr (Kind == whole_number) return a_whole_value<T>;
  else if constexpr (Kind == seconds) return a_whole_value<T> || a_span_of_seconds<T>;
  else if constexpr (Kind == decimal) return a_whole_value<T> || std::floating_point<T>;
  else if constexpr (Kind == truth) return std::same_as<T, bool> || std::same_as<T, switch_value>;
  else if constexpr (Kind == cpu)
    return a_text<T> || std::same_as<T, dovetail::amount<dimension::cpu>> || std::same_as<T, plain_value>;
  else if constexpr (Kind == bytes)
    return a_text<T> || std::same_as<T, dovetail::amount<dimension::bytes>> || std::same_as<T, plain_value>;
  else if constexpr (Kind == amount) return a_text<T> || an_amount<T> || a_whole_value<T>;
  else if constexpr (Kind == number_or_text) return is_text || a_whole_number<T>;
  else if constexpr (Kind == open)
    return is_text || a_whole_number<T> || std::floating_point<T> || std::same_as<T, bool> ||
           std::same_as<T, switch_value>;
  else return false;
}

/// A value whose texts are no numbers.
constexpr bool is_any_text_value(const value_declaration& value) {
  return value.type == value_type::text || value.type == value_type::choice;
}
constexpr bool is_any_number_value(const value_declaration& value) { return value.type == value_type::number; }

/// Whether what is of a type that the field takes fits it as far as the field alone can tell: the schema's bounds, words and
/// patterns are held against it with the stack.
template <field_kind Kind, class T>
constexpr auto fits(const T& given) {
  using enum field_kind;
  if constexpr (std::same_as<T, plain_value>) {
    if constexpr (Kind == text || Kind == word) return is_any_text_value(given);
    else if constexpr (Kind == whole_number || Kind == seconds || Kind == decimal) return is_any_number_value(given);
    else if constexpr (Kind == cpu) return is_amount_value(given, dimension::cpu);
    else if constexpr (Kind == bytes) return is_amount_value(given, dimension::bytes);
    else if constexpr (Kind == amount) return given.form.accepts == is_quantity || is_any_number_value(given);
    else return is_any_text_value(given) || is_any_number_value(given);
  } else if constexpr (a_text<T>) {
    if constexpr (Kind == cpu) return dovetail::is_quantity(given) && has_unit_of(given, dimension::cpu);
    else if constexpr (Kind == bytes) return dovetail::is_quantity(given) && !is_bare_number(given);
    else if constexpr (Kind == amount) return dovetail::is_quantity(given);
    else return true;
  } else {
    return true;
  }
}

/// A resource, a container, a port: what has a name and is none.
template <class T>
concept a_named_thing = requires(const T& thing) { thing.name; } && !an_argument<T> &&
                        !std::derived_from<T, value_declaration> && !a_text<T>;
/// Whether the name of one would do.
template <field_kind Kind, class T>
constexpr bool wants_name_of() {
  using enum field_kind;
  return (Kind == text || Kind == entry || Kind == number_or_text || Kind == open) && a_named_thing<T>;
}

template <field_kind Kind, class T>
constexpr argument argument_of(const T& given, place at) {
  if constexpr (std::derived_from<T, argument>) return given;
  else if constexpr (a_text<T>) return argument::literal_at(given, at);
  else if constexpr (a_word<T>) return argument::literal_at(spelling(given), at);
  else if constexpr (std::same_as<T, bool>) return argument::truth_at(given, at);
  else if constexpr (a_whole_number<T>) return argument::number_at(static_cast<std::int64_t>(given), at);
  else if constexpr (std::floating_point<T>) return argument::decimal_at(static_cast<double>(given), at);
  else if constexpr (an_amount<T>) return argument::amount_at(given, at);
  else if constexpr (std::same_as<T, joined_items>) return argument::items_at(given, at);
  else if constexpr (std::derived_from<T, value_declaration>) return argument::value_at(given, at);
  else return argument::number_at(count_of(given), at);
}

/// Of what a handle gave, and of an argument that goes on.
template <field_kind Kind>
constexpr auto fits_argument(const argument& given) {
  using enum field_kind;
  using form = argument::form;
  if (given.is == form::absent || given.is == form::refused) return true;
  const bool is_text = given.is == form::literal || given.is == form::name_space ||
                       (given.is == form::value && !is_any_number_value(*given.value));
  const bool is_number = given.is == form::number || (given.is == form::value && is_any_number_value(*given.value));
  if constexpr (Kind == text || Kind == word) return is_text;
  else if constexpr (Kind == whole_number || Kind == seconds || Kind == decimal) return is_number;
  else if constexpr (Kind == truth || Kind == item) return false;
  else return is_text || is_number;
}

}  // namespace dovetail::detail

namespace dovetail::parameter {

template <detail::field_kind Kind>
struct field;

#define DOVETAIL_FIELD_PARAMETER(kind, words)                                                                 \
  template <>                                                                                                 \
  struct field<detail::field_kind::kind> : base {                                                             \
    template <class T>                                                                                        \
    static constexpr bool takes = detail::is_taken<detail::field_kind::kind, T>();                            \
                                                                                                              \
    constexpr field() = default;                                                                              \
    template <class T>                                                                                        \
      requires(takes<T> && !detail::an_argument<T>)                                                           \
    consteval field(const T& given, place written = place{__builtin_FILE(), __builtin_LINE()})                \
        DOVETAIL_REFUSED_IF((!detail::fits<detail::field_kind::kind>(given)), words)                          \
        : base(detail::argument_of<detail::field_kind::kind>(given, written)) {                               \
      if (!detail::fits<detail::field_kind::kind>(given)) refuse(words);                                      \
    }                                                                                                         \
    template <detail::an_argument T>                                                                          \
    constexpr field(const T& given) : base(given) {                                                           \
      if (!detail::fits_argument<detail::field_kind::kind>(given)) mark(words);                               \
    }                                                                                                         \
    template <class T>                                                                                        \
      requires(!takes<T> && !detail::an_argument<T> && !detail::wants_name_of<detail::field_kind::kind, T>()) \
    DOVETAIL_REFUSED(words)                                                                                   \
    constexpr field(const T&) {}                                                                              \
    template <class T>                                                                                        \
      requires(!takes<T> && detail::wants_name_of<detail::field_kind::kind, T>())                             \
    DOVETAIL_REFUSED(                                                                                         \
        "this field takes a name and no handle: write the handle's name, `handle.name`, or a text in quotes") \
    constexpr field(const T&) {}                                                                              \
  };

DOVETAIL_FIELD_PARAMETER(text, "this field is a text: a literal in quotes, or a value that is a text, belongs here")
DOVETAIL_FIELD_PARAMETER(entry, "a text belongs here: a literal in quotes, a whole number for its digits, or a value")
DOVETAIL_FIELD_PARAMETER(
    word, "this field is one of a few words: the word in quotes, its enumerator, or a value belongs here")
DOVETAIL_FIELD_PARAMETER(whole_number,
                         "this field is a whole number: a number without quotes, or a value that is one, belongs here")
DOVETAIL_FIELD_PARAMETER(seconds,
                         "this field is a number of seconds: 30s, 30, or a value that is a whole number belongs here")
DOVETAIL_FIELD_PARAMETER(decimal, "this field is a number: one without quotes, or a value that is one, belongs here")
DOVETAIL_FIELD_PARAMETER(truth, "this field is true or false: one of them without quotes, or a switch, belongs here")
DOVETAIL_FIELD_PARAMETER(
    cpu, "an amount of a processor belongs here: 100_m, 2_cpu, \"100m\" or a value of grammars::quantity")
DOVETAIL_FIELD_PARAMETER(
    bytes, "an amount of bytes belongs here: 64_Mi, 2_Gi, \"64Mi\" or a value of grammars::quantity such as \"64Mi\"")
DOVETAIL_FIELD_PARAMETER(
    amount, "this field is an amount: 100_m, 2_Gi, \"1500m\" or a value of grammars::quantity belongs here")
DOVETAIL_FIELD_PARAMETER(
    number_or_text, "this field is a whole number or a text: 3, \"25%\", or a value that is one of both belongs here")
DOVETAIL_FIELD_PARAMETER(open, "a text, a number, true or false, or a value belongs here")
DOVETAIL_FIELD_PARAMETER(
    item,
    "this field is an object: object_of<api::...>() with its own set<...>(...) belongs here, or the path of a field in it")
DOVETAIL_FIELD_PARAMETER(
    table,
    "this field is a map: its entries are set one by one, with the key in brackets: set<\"metadata.labels[team]\">(\"a\")")
#undef DOVETAIL_FIELD_PARAMETER

template <>
struct field<detail::field_kind::nothing> : base {
  constexpr field() = default;
  template <class T>
  constexpr field(const T&) {}
};

}  // namespace dovetail::parameter

namespace dovetail::detail {

template <field_kind Kind>
struct parameter_of {
  using type = parameter::field<Kind>;
};
#define DOVETAIL_EACH(word, kind)           \
  template <>                               \
  struct parameter_of<field_kind::word> {   \
    using type = dovetail::parameter::word; \
  };
DOVETAIL_NAMED_KINDS(DOVETAIL_EACH)
#undef DOVETAIL_EACH

constexpr field_kind kind_of_name(wiring::named kind) {
  switch (kind) {
    case wiring::named::nothing:
      return field_kind::text;
#define DOVETAIL_EACH(word, of) \
  case wiring::named::word:     \
    return field_kind::word;
      DOVETAIL_NAMED_KINDS(DOVETAIL_EACH)
#undef DOVETAIL_EACH
  }
  return field_kind::text;
}

constexpr bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && model::same(text.substr(text.size() - end.size()), end);
}
constexpr field_kind kind_of_amount(std::string_view name) {
  if (model::same(name, "cpu")) return field_kind::cpu;
  for (const std::string_view of_bytes : {"memory", "storage", "ephemeral-storage", "sizeLimit"})
    if (model::same(name, of_bytes)) return field_kind::bytes;
  return field_kind::amount;
}

/// What the field takes that a path ends at; for a list, its elements.
constexpr field_kind kind_of_field(const path_facts& path, std::string_view all) {
  const std::string_view name = all.substr(path.last_begin, path.last_end - path.last_begin);
  const bool is_list = path.holds == field_form::list;
  if (is_list && path.field->element == nullptr) return field_kind::item;
  const field_form form = is_list ? path.field->element->is : path.holds;
  switch (form) {
    case field_form::text:
      if (path.is_element || is_list) return field_kind::entry;
      return kind_of_name(wiring::kind_named_by(path.owner, path.field->name));
    case field_form::bytes:
    case field_form::time:
      return path.is_element || is_list ? field_kind::entry : field_kind::text;
    case field_form::choice:
      return field_kind::word;
    case field_form::integer:
      return ends_with(name, "Seconds") ? field_kind::seconds : field_kind::whole_number;
    case field_form::number:
      return field_kind::decimal;
    case field_form::boolean:
      return field_kind::truth;
    case field_form::quantity:
      return kind_of_amount(name);
    case field_form::int_or_string:
      return field_kind::number_or_text;
    case field_form::json:
      return field_kind::open;
    case field_form::map:
      return field_kind::table;
    case field_form::object:
    case field_form::list:
      break;
  }
  return field_kind::item;
}

/// What a path's field takes. A path that leads nowhere is no error yet: a function that had it in its parameter's type would
/// not be found.
template <const object_table& Root, fixed_path Path, path_use Use>
inline constexpr field_kind kind_at =
    path_in<Root, Path, Use>.fault == path_fault::none ? kind_of_field(path_in<Root, Path, Use>, Path.view())
                                                       : field_kind::nothing;
template <const object_table& Root, fixed_path Path, path_use Use>
using field_parameter = typename parameter_of<kind_at<Root, Path, Use>>::type;

/// A path in a type, and what stands there; an error in the words of path_problem where there is no such way.
template <const object_table& Root, fixed_path Path, path_use Use,
          bool = path_in<Root, Path, Use>.fault == path_fault::none>
struct field_at {
  static constexpr const auto& path = path_in<Root, Path, Use>;
  static constexpr std::string_view text{Path.characters, sizeof Path.characters - 1};
  static constexpr std::string_view code() { return {bytes_in<Root, Path, Use>.all, path.code_size}; }
  static constexpr field_kind kind = kind_at<Root, Path, Use>;
};
template <const object_table& Root, fixed_path Path, path_use Use>
struct field_at<Root, Path, Use, false> : refusal<path_problem<Root, Path, Use>> {
  static constexpr const auto& path = path_in<Root, "", path_use::any>;
  static constexpr std::string_view code() { return {}; }
  static constexpr field_kind kind = field_kind::nothing;
};

}  // namespace dovetail::detail
