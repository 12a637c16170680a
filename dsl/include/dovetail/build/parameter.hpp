/// What the functions of builders take: each parameter is of its field's type, and refuses the rest on the line of the call.
///
/// A parameter is an argument with a constructor for everything that a user may write there. What is of a wrong type has a
/// constructor that is refused, and whose words say what to write; what is of the right type and does not fit (70000 for a
/// port, a value of another grammar) is refused when it is evaluated. Inside of a user's own function it is evaluated with the
/// function: the argument then goes on as one that is refused, and lowering makes a finding of it.
#pragma once

#include "dovetail/build/argument.hpp"
#include "dovetail/text/cron.hpp"
#include "dovetail/text/duration.hpp"
#include "dovetail/text/port.hpp"
#include "dovetail/text/refused.hpp"

#include <concepts>
#include <cstdint>
#include <string_view>
#include <type_traits>
#include <utility>

namespace dovetail {

namespace detail {

/// "50%"
DOVETAIL_PREDICATE bool is_percentage(std::string_view text) {
  if (text.size() < 2 || text.back() != '%') return false;
  for (const char c : text.substr(0, text.size() - 1))
    if (!is_digit(c)) return false;
  return true;
}

}  // namespace detail

namespace grammars {

inline constexpr grammar percentage{"percentage", "a whole number with `%` after it", detail::is_percentage,
                                    "^[0-9]+%$"};

}  // namespace grammars

namespace detail {

template <class T>
inline constexpr bool is_fixed_string = false;
template <std::size_t N>
inline constexpr bool is_fixed_string<fixed_string<N>> = true;
/// A text that is no array: a view, or a template's parameter. Of the latter only a reference may be taken.
template <class T>
concept a_view = std::same_as<T, std::string_view> || is_fixed_string<T>;
template <class T>
concept a_text = std::convertible_to<const T&, const char*> || a_view<T>;
/// An argument that a handle gave: a Service's name, its port.
template <class T>
concept an_argument = std::derived_from<T, argument>;
template <class T>
concept an_amount = requires(const T& a) {
  a.number;
  a.suffix;
};
template <class T>
concept a_string = requires(const T& s) { s.c_str(); };
/// What no text and no number is made of: a truth, a duration, a resource.
template <class T>
concept another_thing =
    !a_whole_number<T> && !std::floating_point<T> && !a_text<T> && !an_argument<T> && !an_amount<T> && !a_string<T> &&
    !std::derived_from<T, value_declaration> && !std::same_as<T, joined_items>;

constexpr bool is_within(std::int64_t number, number_kind kind) {
  return number >= bounds_of(kind).least && number <= bounds_of(kind).most;
}
/// Before it looks at what a constructor is for, clang asks of anything else, too.
template <class T>
constexpr auto is_outside(const T& number, number_kind kind) {
  if constexpr (a_whole_number<T>)
    return std::cmp_less(number, bounds_of(kind).least) || std::cmp_greater(number, bounds_of(kind).most);
  else return false;
}
constexpr std::int64_t number_in(std::string_view digits) {
  std::int64_t number = 0;
  for (const char c : digits) number = number * 10 + (c - '0');
  return number;
}
/// A number whose default the field takes; what it is set to is looked at in lowering.
constexpr bool is_number_value(const value_declaration& value, number_kind kind) {
  return value.type == value_type::number && is_within(number_in(value.default_text()), kind);
}
/// A value each of whose texts is one of the field's.
constexpr bool is_text_value(const value_declaration& value, const grammar& form) {
  if (value.type == value_type::choice) {
    for (std::size_t i = 0; i < value.word_count; ++i)
      if (!form.accepts(value.words[i])) return false;
    return true;
  }
  if (value.type != value_type::text && value.type != value_type::list) return false;
  return form.accepts == grammars::is_line || is_part_of(value.form, form);
}
template <class T>
constexpr auto is_misfit(const T& handle, const grammar& form) {
  if constexpr (std::derived_from<T, value_declaration>) return !is_text_value(handle, form);
  else return false;
}
constexpr bool has_unit_of(std::string_view quantity, dimension of) {
  std::size_t number = 0;
  while (number < quantity.size() && (is_digit(quantity[number]) || quantity[number] == '.')) ++number;
  const std::string_view unit = quantity.substr(number);
  if (of == dimension::cpu) return unit.empty() || unit == "m";
  return unit.size() == 2 || (unit.size() == 1 && contains("kMGTPE", unit.front()));
}
/// A quantity whose default is an amount of this dimension.
constexpr bool is_amount_value(const value_declaration& value, dimension of) {
  return value.form.accepts == is_quantity && has_unit_of(value.default_text(), of);
}

/// "10": nobody means ten bytes.
template <class T>
constexpr auto is_bare_number(const T& given) {
  if constexpr (a_text<T>) {
    const std::string_view text(given);
    for (const char c : text)
      if (!is_digit(c) && c != '.') return false;
    return !text.empty();
  } else {
    return false;
  }
}

template <class T>
constexpr auto is_no_percentage(const T& text) {
  if constexpr (a_text<T>) return !is_percentage(text);
  else return false;
}

template <class T>
concept a_span_of_seconds = std::convertible_to<const T&, std::chrono::seconds>;
template <class T>
constexpr std::int64_t count_of(const T& span) {
  if constexpr (a_span_of_seconds<T>) return std::chrono::seconds(span).count();
  else return 0;
}

}  // namespace detail

namespace error {
void a_value_among_these_words_is_of_another_grammar_than_they_are(std::string_view value, std::string_view grammar);
void a_word_of_this_list_is_empty_or_of_another_grammar(std::string_view word);
}  // namespace error

namespace parameter {

/// An argument, and what there is to object to it.
struct base : detail::objection, argument {
  constexpr base() : argument{} {}
  constexpr explicit base(const argument& a) : argument(a) {}

  /// An argument that goes on as one that is refused.
  constexpr void mark(const char* words) {
    is = form::refused;
    refers = reference::none;
    characters = words;
  }
  /// The same, and an error where the compiler evaluates the argument by itself.
  consteval void refuse(const char* words) {
    mark(words);
    object(words);
  }
};

/// Which literals a parameter of a grammar takes on the line of the call. What it takes and the grammar refuses is found with the
/// stack, where a rule knows more of it.
enum class literals : std::uint8_t {
  any,
  /// All but the empty one.
  given,
  /// Those of the grammar.
  fitting,
};
constexpr bool is_taken(std::string_view literal, const grammar& form, literals taken) {
  return taken == literals::any || (taken == literals::given ? !literal.empty() : form.accepts(literal));
}

// Of what a handle gave.
constexpr void check_number(base& given, number_kind kind, const char* words) {
  using form = argument::form;
  if (given.is == form::absent || given.is == form::refused) return;
  if (given.is == form::value) given.kind = kind;
  const bool fits = given.is == form::value
                        ? detail::is_number_value(*given.value, kind)
                        : given.is == form::number &&
                              (given.characters.empty() || given.refers == argument::reference::port) &&
                              detail::is_within(given.number, kind);
  if (!fits) given.mark(words);
}
constexpr void check_text(base& given, const grammar& form, literals taken, const char* words) {
  using kind = argument::form;
  if (given.is == kind::number || (given.is == kind::value && !detail::is_text_value(*given.value, form)) ||
      (given.is == kind::literal && !is_taken(given.characters, form, taken)))
    given.mark(words);
}
constexpr void check_amount(base& given, dimension of, const char* words) {
  using form = argument::form;
  const bool fits = given.is == form::absent || given.is == form::refused ||
                    (given.is == form::value && detail::is_amount_value(*given.value, of)) ||
                    (given.is == form::number && detail::has_unit_of(given.characters, of)) ||
                    (given.is == form::literal && is_quantity(given.characters));
  if (!fits) given.mark(words);
}

/// A whole number of one kind, a value that is one, or what a handle gave for one.
#define DOVETAIL_NUMBER_PARAMETER(name, least, most, words)                                              \
  struct name : base {                                                                                   \
    constexpr name() = default;                                                                          \
    template <detail::a_whole_number T>                                                                  \
    consteval name(T n, place written = place{__builtin_FILE(), __builtin_LINE()})                       \
        DOVETAIL_REFUSED_IF(detail::is_outside(n, number_kind::name), words)                             \
        : base(argument::number_at(static_cast<std::int64_t>(n), written)) {                             \
      if (detail::is_outside(n, number_kind::name)) refuse(words);                                       \
    }                                                                                                    \
    consteval name(const plain_value& handle, place written = place{__builtin_FILE(), __builtin_LINE()}) \
        DOVETAIL_REFUSED_IF(!detail::is_number_value(handle, number_kind::name), words)                  \
        : base(argument::value_at(handle, written)) {                                                    \
      kind = number_kind::name;                                                                          \
      if (!detail::is_number_value(handle, kind)) refuse(words);                                         \
    }                                                                                                    \
    template <detail::an_argument T>                                                                     \
    constexpr name(const T& given) : base(given) {                                                       \
      check_number(*this, number_kind::name, words);                                                     \
    }                                                                                                    \
    template <detail::a_text T>                                                                          \
    DOVETAIL_REFUSED("a number is written without quotes; " words)                                       \
    constexpr name(const T&) {}                                                                          \
    template <std::floating_point T>                                                                     \
    DOVETAIL_REFUSED("this number has a fraction; " words)                                               \
    constexpr name(T) {}                                                                                 \
    template <class T>                                                                                   \
      requires(detail::another_thing<T> || detail::an_amount<T> || detail::a_string<T> ||                \
               std::same_as<T, joined_items> ||                                                          \
               (std::derived_from<T, value_declaration> && !std::same_as<T, plain_value>))               \
    DOVETAIL_REFUSED(words)                                                                              \
    constexpr name(const T&) {}                                                                          \
  };

DOVETAIL_KINDS_OF_NUMBERS(DOVETAIL_NUMBER_PARAMETER)

/// A text that is a value of its own for whoever reads it, a variable's or a label's: a literal, a number in digits, any value but
/// a secret or a list.
struct text : base {
  template <class T>
  static constexpr bool takes =
      detail::a_text<T> || detail::a_whole_number<T> || detail::an_argument<T> || std::same_as<T, joined_items> ||
      std::same_as<T, plain_value> || std::same_as<T, switch_value> || std::same_as<T, choice_of_words>;

  constexpr text() = default;
  consteval text(const char* literal, place written = place{__builtin_FILE(), __builtin_LINE()})
      : base(argument::literal_at(literal, written)) {}
  template <class T>
    requires(takes<T> && !detail::an_argument<T> && !std::convertible_to<const T&, const char*>)
  consteval text(const T& given, place written = place{__builtin_FILE(), __builtin_LINE()})
      : base(of(given, written)) {}
  template <detail::an_argument T>
  constexpr text(const T& given) : base(given) {}

  template <std::same_as<bool> T>
  DOVETAIL_REFUSED("a text belongs here: write \"true\" or \"false\", in quotes")
  constexpr text(T) {}
  template <std::floating_point T>
  DOVETAIL_REFUSED("a text belongs here: write the number in quotes, as whoever reads it takes it")
  constexpr text(T) {}
  template <std::same_as<char> T>
  DOVETAIL_REFUSED("a text belongs here: write it between double quotes")
  constexpr text(T) {}
  template <detail::an_amount T>
  DOVETAIL_REFUSED("a text belongs here: write the amount in quotes, such as \"10Gi\"")
  constexpr text(const T&) {}
  template <detail::a_string T>
  DOVETAIL_REFUSED(
      "a text is a literal or a constexpr std::string_view; a std::string is gone once the stack is compiled")
  constexpr text(const T&) {}
  template <std::same_as<given_secret> T>
  DOVETAIL_REFUSED("a secret stands in a Secret alone: GivenSecret<\"name\">{}.withKey(\"KEY\", secret)")
  constexpr text(const T&) {}
  template <std::same_as<list_of_texts> T>
  DOVETAIL_REFUSED("a list is no text: join its items, concat(list.joined(\",\"))")
  constexpr text(const T&) {}
  template <class T>
    requires(detail::another_thing<T> && !std::same_as<T, bool> && !std::same_as<T, char>)
  DOVETAIL_REFUSED("a text, a whole number or the handle of a value belongs here")
  constexpr text(const T&) {}

  /// A further word of a list of arguments, or a piece of a text that is put together: it counts as written at `at`.
  template <class T>
    requires takes<T>
  static constexpr auto of(const T& given, place at) {
    if constexpr (detail::an_argument<T>) return given;
    else if constexpr (detail::a_text<T>) return argument::literal_at(given, at);
    else if constexpr (std::same_as<T, joined_items>) return argument::items_at(given, at);
    else if constexpr (detail::a_whole_number<T>) return argument::number_at(static_cast<std::int64_t>(given), at);
    else return argument::value_at(given, at);
  }
};

/// A text of a grammar: a literal, or a value all of whose texts are of it. `taken` are the literals that it
/// takes; `listed` is whether a list's items may stand for it.
#define DOVETAIL_TEXT_PARAMETER(type, grammar_of_it, taken, listed, words)                                        \
  struct type : base {                                                                                            \
    static constexpr const grammar& of_grammar = grammar_of_it;                                                   \
    static constexpr literals takes_literals = literals::taken;                                                   \
    template <class T>                                                                                            \
    static constexpr bool takes = detail::a_text<T> || detail::an_argument<T> || std::same_as<T, plain_value> ||  \
                                  std::same_as<T, choice_of_words> || (listed && std::same_as<T, list_of_texts>); \
                                                                                                                  \
    constexpr type() = default;                                                                                   \
    consteval type(const char* literal, place written = place{__builtin_FILE(), __builtin_LINE()})                \
        DOVETAIL_REFUSED_IF(!is_taken(literal, grammar_of_it, takes_literals), words)                             \
        : base(argument::literal_at(literal, written)) {                                                          \
      if (!is_taken(literal, grammar_of_it, takes_literals)) refuse(words);                                       \
    }                                                                                                             \
    template <detail::a_view T>                                                                                   \
    consteval type(const T& literal, place written = place{__builtin_FILE(), __builtin_LINE()})                   \
        : base(argument::literal_at(literal, written)) {                                                          \
      if (!is_taken(literal, grammar_of_it, takes_literals)) refuse(words);                                       \
    }                                                                                                             \
    template <class T>                                                                                            \
      requires(takes<T> && std::derived_from<T, value_declaration>)                                               \
    consteval type(const T& handle, place written = place{__builtin_FILE(), __builtin_LINE()})                    \
        DOVETAIL_REFUSED_IF(detail::is_misfit(handle, grammar_of_it), words)                                      \
        : base(argument::value_at(handle, written)) {                                                             \
      if (!detail::is_text_value(handle, grammar_of_it)) refuse(words);                                           \
    }                                                                                                             \
    template <detail::an_argument T>                                                                              \
    constexpr type(const T& given) : base(given) {                                                                \
      check_text(*this, grammar_of_it, takes_literals, words);                                                    \
    }                                                                                                             \
    template <class T>                                                                                            \
      requires(detail::a_whole_number<T> || std::floating_point<T>)                                               \
    DOVETAIL_REFUSED("a number belongs elsewhere; " words)                                                        \
    constexpr type(T) {}                                                                                          \
    template <class T>                                                                                            \
      requires(!takes<T> && !detail::a_whole_number<T> && !std::floating_point<T> && !detail::a_string<T>)        \
    DOVETAIL_REFUSED(words)                                                                                       \
    constexpr type(const T&) {}                                                                                   \
    template <detail::a_string T>                                                                                 \
    DOVETAIL_REFUSED(                                                                                             \
        "a text is a literal or a constexpr std::string_view; a std::string is gone once the stack is compiled")  \
    constexpr type(const T&) {}                                                                                   \
                                                                                                                  \
    template <class T>                                                                                            \
      requires takes<T>                                                                                           \
    static constexpr auto of(const T& given, place at) {                                                          \
      if constexpr (detail::an_argument<T>) return type(given);                                                   \
      else if constexpr (detail::a_text<T>) {                                                                     \
        if (!is_taken(given, grammar_of_it, takes_literals))                                                      \
          error::a_word_of_this_list_is_empty_or_of_another_grammar(given);                                       \
        return type(argument::literal_at(given, at));                                                             \
      } else {                                                                                                    \
        if (!detail::is_text_value(given, grammar_of_it))                                                         \
          error::a_value_among_these_words_is_of_another_grammar_than_they_are(given.name, given.form.name);      \
        return argument::value_at(given, at);                                                                     \
      }                                                                                                           \
    }                                                                                                             \
  };

DOVETAIL_TEXT_PARAMETER(line, grammars::line_of_text, any, false, "a text, or a value that is one, belongs here")
DOVETAIL_TEXT_PARAMETER(object_name, grammars::dns_subdomain, given, false,
                        "a name, a text or a value of grammars::dns_subdomain, belongs here")
// An empty one says that none is to be provisioned.
DOVETAIL_TEXT_PARAMETER(storage_class_name, grammars::dns_subdomain, any, false,
                        "a name, a text or a value of grammars::dns_subdomain, belongs here")
DOVETAIL_TEXT_PARAMETER(label_name, grammars::dns_label, given, false,
                        "a name, a text or a value of grammars::dns_label, belongs here")
DOVETAIL_TEXT_PARAMETER(namespace_name, grammars::dns_label, fitting, false,
                        "the name of a namespace belongs here: at most 63 of a-z, 0-9 and `-`, or a value of "
                        "grammars::dns_label")
DOVETAIL_TEXT_PARAMETER(host, grammars::host, given, false,
                        "a host name, a text or a value of grammars::host, belongs here")
DOVETAIL_TEXT_PARAMETER(hosts, grammars::host, given, true,
                        "host names, texts or values and lists of grammars::host, belong here")
DOVETAIL_TEXT_PARAMETER(variable_name, grammars::env_name, given, false,
                        "a variable's name, a text or a value of grammars::env_name, belongs here")
DOVETAIL_TEXT_PARAMETER(key, grammars::config_key, given, false,
                        "a key, a text or a value of grammars::config_key, belongs here")
DOVETAIL_TEXT_PARAMETER(label_key, grammars::label_key, given, false,
                        "a label's key, a text or a value of grammars::label_key, belongs here")
DOVETAIL_TEXT_PARAMETER(annotation_key, grammars::annotation_key, given, false,
                        "an annotation's key, a text or a value of grammars::annotation_key, belongs here")
DOVETAIL_TEXT_PARAMETER(port_name, grammars::port_name, given, false,
                        "a port's name, a text or a value of grammars::port_name, belongs here")
DOVETAIL_TEXT_PARAMETER(schedule, grammars::cron_schedule, fitting, false,
                        "a schedule belongs here: minute, hour, day, month and weekday such as \"0 3 * * *\", a word "
                        "such as \"@daily\", or a value of grammars::cron_schedule")
DOVETAIL_TEXT_PARAMETER(
    duration, grammars::duration, fitting, false,
    "a duration belongs here: numbers with a unit such as \"1h30m\", or a value of grammars::duration")

/// Words for people, which a value cannot be.
struct words : base {
  constexpr words() = default;
  consteval words(const char* literal, place written = place{__builtin_FILE(), __builtin_LINE()})
      : base(argument::literal_at(literal, written)) {}
  template <detail::a_view T>
  consteval words(const T& literal, place written = place{__builtin_FILE(), __builtin_LINE()})
      : base(argument::literal_at(literal, written)) {}
  template <class T>
    requires(!detail::a_text<T> && !std::same_as<T, words>)
  DOVETAIL_REFUSED("words for people belong here: a literal between quotes")
  constexpr words(const T&) {}
};

/// An amount of one dimension, or a value of grammars::quantity whose default is one.
#define DOVETAIL_AMOUNT_PARAMETER(name, of_dimension, with_texts, says_text, words)                       \
  struct name : base {                                                                                    \
    constexpr name() = default;                                                                           \
    consteval name(amount<of_dimension> given, place written = place{__builtin_FILE(), __builtin_LINE()}) \
        : base(argument::amount_at(given, written)) {}                                                    \
    consteval name(const plain_value& handle, place written = place{__builtin_FILE(), __builtin_LINE()})  \
        DOVETAIL_REFUSED_IF(!detail::is_amount_value(handle, of_dimension), words)                        \
        : base(argument::value_at(handle, written)) {                                                     \
      if (!detail::is_amount_value(handle, of_dimension)) refuse(words);                                  \
    }                                                                                                     \
    template <detail::an_argument T>                                                                      \
    constexpr name(const T& given) : base(given) {                                                        \
      check_amount(*this, of_dimension, words);                                                           \
    }                                                                                                     \
    template <detail::a_text T>                                                                           \
      requires(with_texts)                                                                                \
    consteval name(const T& literal, place written = place{__builtin_FILE(), __builtin_LINE()})           \
        DOVETAIL_REFUSED_IF(detail::is_bare_number(literal), words)                                       \
        : base(argument::literal_at(literal, written)) {                                                  \
      if (detail::is_bare_number(literal)) refuse(words);                                                 \
    }                                                                                                     \
    template <detail::a_text T>                                                                           \
      requires(!with_texts)                                                                               \
    DOVETAIL_REFUSED(says_text)                                                                           \
    constexpr name(const T&) {}                                                                           \
    template <class T>                                                                                    \
      requires(!detail::a_text<T> && !detail::an_argument<T> && !std::same_as<T, plain_value> &&          \
               !std::same_as<T, amount<of_dimension>>)                                                    \
    DOVETAIL_REFUSED(words)                                                                               \
    constexpr name(const T&) {}                                                                           \
  };

DOVETAIL_AMOUNT_PARAMETER(
    cpu, dimension::cpu, false, "an amount is written without quotes: 100_m or 2_cpu of a processor",
    "an amount of a processor belongs here: 100_m, 2_cpu or a value of grammars::quantity such as "
    "\"100m\"")
DOVETAIL_AMOUNT_PARAMETER(
    memory, dimension::bytes, false, "an amount is written without quotes: 64_Mi or 2_Gi of memory",
    "an amount of bytes belongs here: 64_Mi, 2_Gi or a value of grammars::quantity such as \"64Mi\"")
DOVETAIL_AMOUNT_PARAMETER(
    storage_size, dimension::bytes, true, "",
    "an amount of bytes belongs here: 512_Mi, 10_Gi or a value of grammars::quantity such as \"10Gi\"")

/// A part of an image: its repository, its tag.
struct image_piece : base {
  template <class T>
  static constexpr bool takes = detail::a_text<T> || detail::a_whole_number<T> || detail::an_argument<T> ||
                                std::same_as<T, plain_value> || std::same_as<T, choice_of_words>;

  constexpr image_piece() = default;
  consteval image_piece(const char* literal, place written = place{__builtin_FILE(), __builtin_LINE()})
      : base(argument::literal_at(literal, written)) {}
  template <class T>
    requires(takes<T> && !detail::an_argument<T> && !std::convertible_to<const T&, const char*>)
  consteval image_piece(const T& given, place written = place{__builtin_FILE(), __builtin_LINE()})
      : base(text::of(given, written)) {}
  template <detail::an_argument T>
  constexpr image_piece(const T& given) : base(given) {}
  template <class T>
    requires(!takes<T>)
  DOVETAIL_REFUSED("an image is made of texts and values: image(\"registry.example.com/app\", tag)")
  constexpr image_piece(const T&) {}

  template <class T>
    requires takes<T>
  static constexpr auto of(const T& given, place at) {
    return text::of(given, at);
  }
};

/// A number of pods, or a percentage of them as text.
#define DOVETAIL_WORDS "a number of pods, 0 or more, or a percentage of them such as \"50%\" belongs here"
struct budget : base {
  constexpr budget() = default;
  template <detail::a_whole_number T>
  consteval budget(T n, place written = place{__builtin_FILE(), __builtin_LINE()})
      DOVETAIL_REFUSED_IF(detail::is_outside(n, number_kind::count), DOVETAIL_WORDS)
      : base(argument::number_at(static_cast<std::int64_t>(n), written)) {
    if (detail::is_outside(n, number_kind::count)) refuse(DOVETAIL_WORDS);
  }
  template <detail::a_text T>
  consteval budget(const T& percentage, place written = place{__builtin_FILE(), __builtin_LINE()})
      DOVETAIL_REFUSED_IF(detail::is_no_percentage(percentage), DOVETAIL_WORDS)
      : base(argument::literal_at(percentage, written)) {
    if (!detail::is_percentage(percentage)) refuse(DOVETAIL_WORDS);
  }
  consteval budget(const plain_value& handle, place written = place{__builtin_FILE(), __builtin_LINE()})
      DOVETAIL_REFUSED_IF(!is_budget(handle), DOVETAIL_WORDS)
      : base(argument::value_at(handle, written)) {
    kind = number_kind::count;
    if (!is_budget(handle)) refuse(DOVETAIL_WORDS);
  }
  template <detail::an_argument T>
  constexpr budget(const T& given) : base(given) {
    if (is != form::absent && is != form::number && !(is == form::value && is_budget(*value)) &&
        !(is == form::literal && detail::is_percentage(characters)))
      mark(DOVETAIL_WORDS);
  }
  template <class T>
    requires(!detail::a_whole_number<T> && !detail::a_text<T> && !detail::an_argument<T> &&
             !std::same_as<T, plain_value>)
  DOVETAIL_REFUSED(DOVETAIL_WORDS)
  constexpr budget(const T&) {}

  static constexpr bool is_budget(const value_declaration& value) {
    return detail::is_number_value(value, number_kind::count) || detail::is_text_value(value, grammars::percentage);
  }
};
#undef DOVETAIL_WORDS

/// A span of time for a field that takes whole seconds.
#define DOVETAIL_SECONDS_PARAMETER(name, kind_of_it, words)                                               \
  struct name : base {                                                                                    \
    constexpr name() = default;                                                                           \
    template <detail::a_span_of_seconds T>                                                                \
    consteval name(T span, place written = place{__builtin_FILE(), __builtin_LINE()})                     \
        DOVETAIL_REFUSED_IF(detail::is_outside(detail::count_of(span), number_kind::kind_of_it), words)   \
        : base(argument::number_at(detail::count_of(span), written)) {                                    \
      if (detail::is_outside(detail::count_of(span), number_kind::kind_of_it)) refuse(words);             \
    }                                                                                                     \
    consteval name(const plain_value& handle, place written = place{__builtin_FILE(), __builtin_LINE()})  \
        DOVETAIL_REFUSED_IF(!detail::is_number_value(handle, number_kind::kind_of_it), words)             \
        : base(argument::value_at(handle, written)) {                                                     \
      kind = number_kind::kind_of_it;                                                                     \
      if (!detail::is_number_value(handle, kind)) refuse(words);                                          \
    }                                                                                                     \
    template <detail::an_argument T>                                                                      \
    constexpr name(const T& given) : base(given) {                                                        \
      check_number(*this, number_kind::kind_of_it, words);                                                \
    }                                                                                                     \
    template <class T>                                                                                    \
      requires(!detail::a_span_of_seconds<T> && !detail::an_argument<T> && !std::same_as<T, plain_value>) \
    DOVETAIL_REFUSED(words)                                                                               \
    constexpr name(const T&) {}                                                                           \
  };

DOVETAIL_SECONDS_PARAMETER(
    seconds, count, "a span of whole seconds belongs here, with its unit: 30s, 5min, or a value that is a number")
DOVETAIL_SECONDS_PARAMETER(
    positive_seconds, positive_count,
    "a span of at least a second belongs here, with its unit: 30s, 5min, or a value that is a number")

/// A port by its number, or by the name that a container gives it.
#define DOVETAIL_WORDS \
  "a port belongs here: a whole number from 1 to 65535, the name of a container's port, or a value of grammars::port_number or port_name"
struct port_reference : base {
  constexpr port_reference() = default;
  template <detail::a_whole_number T>
  consteval port_reference(T n, place written = place{__builtin_FILE(), __builtin_LINE()})
      DOVETAIL_REFUSED_IF(detail::is_outside(n, number_kind::port_number), DOVETAIL_WORDS)
      : base(argument::number_at(static_cast<std::int64_t>(n), written)) {
    if (detail::is_outside(n, number_kind::port_number)) refuse(DOVETAIL_WORDS);
  }
  template <detail::a_text T>
  consteval port_reference(const T& name, place written = place{__builtin_FILE(), __builtin_LINE()})
      : base(argument::literal_at(name, written)) {}
  consteval port_reference(const plain_value& handle, place written = place{__builtin_FILE(), __builtin_LINE()})
      DOVETAIL_REFUSED_IF(!is_port(handle), DOVETAIL_WORDS)
      : base(argument::value_at(handle, written)) {
    kind = number_kind::port_number;
    if (!is_port(handle)) refuse(DOVETAIL_WORDS);
  }
  template <detail::an_argument T>
  constexpr port_reference(const T& given) : base(given) {
    if (is == form::value) kind = number_kind::port_number;
    if ((is == form::number && !detail::is_within(number, number_kind::port_number)) ||
        (is == form::value && !is_port(*value)))
      mark(DOVETAIL_WORDS);
  }
  template <class T>
    requires(!detail::a_whole_number<T> && !detail::a_text<T> && !detail::an_argument<T> &&
             !std::same_as<T, plain_value>)
  DOVETAIL_REFUSED(DOVETAIL_WORDS)
  constexpr port_reference(const T&) {}

  static constexpr bool is_port(const value_declaration& value) {
    return detail::is_number_value(value, number_kind::port_number) ||
           detail::is_text_value(value, grammars::port_name);
  }
};
#undef DOVETAIL_WORDS

}  // namespace parameter

/// After a function that takes words of a parameter's type, as many as one likes: the call with something else among them.
#define DOVETAIL_REFUSED_WORDS(function, type, words)                                           \
  template <class... Rest>                                                                      \
    requires(!(type::takes<Rest> && ...))                                                       \
  DOVETAIL_REFUSED(words)                                                                       \
  constexpr auto function(type, const Rest&...) const -> std::remove_cvref_t<decltype(*this)> { \
    return *this;                                                                               \
  }

/// A name and its value, for calls that take many: `.withEnv({{"LOG_LEVEL", "info"}, {"WORKERS", 4}})`. Each call of a builder
/// costs some compile time, and one for a table costs no more than one for a line.
struct named_argument {
  parameter::line name;
  parameter::text value;
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
template <class T>
inline constexpr bool is_piece = parameter::text::takes<T>;
template <std::size_t N>
inline constexpr bool is_piece<text_expression<N>> = true;

template <std::size_t Total, class Part>
constexpr auto append_part(text_expression<Total>& all, std::size_t& at, const Part& part) {
  all.parts[at++] = parameter::text::of(part, {});
}
template <std::size_t Total, std::size_t N>
constexpr auto append_part(text_expression<Total>& all, std::size_t& at, const text_expression<N>& part) {
  for (const argument& a : part.parts) all.parts[at++] = a;
}

}  // namespace detail

template <class... Parts>
  requires(detail::is_piece<Parts> && ...)
constexpr auto concat(const Parts&... parts) {
  text_expression<(detail::part_count<Parts> + ... + 0)> all{};
  std::size_t at = 0;
  (detail::append_part(all, at, parts), ...);
  return all;
}
template <class... Parts>
  requires(!(detail::is_piece<Parts> && ...))
DOVETAIL_REFUSED(
    "a text is put together from texts, whole numbers and values; true is \"true\", and a list is list.joined(\",\")")
constexpr text_expression<1> concat(const Parts&...) {
  return {};
}

}  // namespace dovetail
