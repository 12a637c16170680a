/// Values: the settings of a stack that can change without compiling (Helm's word for them).
///
/// A value has a type, a name, a default, a grammar and a sentence, said once; the handle stands wherever a text or a number of
/// its grammar can:
/// `value<"image.tag">(grammars::image_tag, "v1.0.0")`, `value<"replicas">(3)`, `value<"cpu">(grammars::quantity, "250m")`,
/// `value<"ingress.enabled">(true)` (a switch), `choice_value<"storage">("local", "s3")`,
/// `list_value<"hosts">(grammars::host, "a.example.com,b.example.com")`, `secret_value<"secret.appKey">()`.
#pragma once

#include "dovetail/model/scalar.hpp"
#include "dovetail/text/did_you_mean.hpp"
#include "dovetail/text/fixed_string.hpp"
#include "dovetail/text/grammar.hpp"
#include "dovetail/text/image.hpp"
#include "dovetail/text/keys.hpp"
#include "dovetail/text/labels.hpp"
#include "dovetail/text/names.hpp"
#include "dovetail/text/place.hpp"
#include "dovetail/text/port.hpp"
#include "dovetail/text/quantity.hpp"
#include "dovetail/text/refused.hpp"

#include <array>
#include <concepts>
#include <span>
#include <string_view>
#include <utility>

namespace dovetail {

namespace grammars {

DOVETAIL_PREDICATE bool is_any_text(std::string_view) { return true; }
/// Text that YAML, JSON and templates can hold on one line: without what Unicode calls a control character or a separator of
/// lines.
DOVETAIL_PREDICATE bool is_line(std::string_view text) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_control = byte(i) < 0x20 || byte(i) == 0x7f || (byte(i) == 0xc2 && byte(i + 1) < 0xa0);
    if (is_control || (byte(i) == 0xe2 && byte(i + 1) == 0x80 && (byte(i + 2) == 0xa8 || byte(i + 2) == 0xa9)))
      return false;
  }
  return true;
}
/// What JSON, and so a chart, holds without rounding it.
inline constexpr std::int64_t most_of_whole_numbers = 9007199254740991;
DOVETAIL_PREDICATE bool is_whole_number(std::string_view text) {
  if (text.empty() || text.size() > 16) return false;
  std::int64_t number = 0;
  for (const char c : text) {
    if (!detail::is_digit(c)) return false;
    number = number * 10 + (c - '0');
  }
  return number <= most_of_whole_numbers;
}
DOVETAIL_PREDICATE bool is_on_or_off(std::string_view text) {
  return model::same(text, "true") || model::same(text, "false");
}

inline constexpr grammar any_text{"text", "any text", is_any_text};
inline constexpr grammar line_of_text{"line of text", "any text without line breaks and control characters", is_line,
                                      "^[^\\x00-\\x1f\\x7f-\\x9f]*$"};
/// Of any size; the field that takes it may take less.
inline constexpr grammar whole_number{
    "whole number", "0 or more, at most 9007199254740991", is_whole_number, {}, true, 0, most_of_whole_numbers};
inline constexpr grammar on_or_off{"switch", "`true` or `false`", is_on_or_off};

}  // namespace grammars

namespace error {
void a_choice_has_no_such_word(std::string_view word, std::string_view name_of_the_value);
}  // namespace error

enum class value_type : std::uint8_t { text, number, switched, choice, list, secret };

/// A value as a stack declares it, whatever its type. It lives at namespace scope.
struct value_declaration : detail::objection {
  static constexpr std::size_t most_words = 6;

  std::string_view name;
  /// As it was written: "true", the items of a list with commas between them. A secret has none.
  std::string_view default_value;
  /// Of a list: of each item.
  grammar form;
  std::string_view description{};
  place at{};
  value_type type = value_type::text;
  /// Of a choice: what it can be, the default first.
  std::array<std::string_view, most_words> words{};
  std::size_t word_count = 0;
  /// The digits of a default that was written as a number.
  std::array<char, 20> digits{};
  std::size_t digit_count = 0;

  /// The default as text, whatever the type.
  constexpr std::string_view default_text() const {
    return digit_count == 0 ? default_value : std::string_view(digits.data(), digit_count);
  }
  /// What `.when()` can ask of it: a switch or a choice.
  constexpr bool decides() const { return type == value_type::switched || type == value_type::choice; }
  constexpr bool accepts(std::string_view text) const;
};

/// What has to hold for a resource or a part of one to be there: a switch is on, a choice is a word.
struct condition {
  /// Null: it always holds.
  const value_declaration* of = nullptr;
  std::string_view word{"true"};
  bool negated = false;

  constexpr condition operator!() const { return {of, word, !negated}; }
};

/// The conditions of a resource or of an external, which must all hold.
struct conditions {
  static constexpr std::size_t most = 4;

  std::array<condition, most> all{};
  std::size_t count = 0;

  constexpr conditions with(const condition& one) const {
    conditions more = *this;
    more.all[more.count++] = one;
    return more;
  }
  constexpr std::span<const condition> view() const { return {all.data(), count}; }
};

namespace detail {

constexpr bool each_item_accepted(const grammar& form, std::string_view items) {
  return items.empty() || every_part(items, ',', form.accepts);
}
/// Of a number that is written as one; its digits are its text.
template <class T>
constexpr auto is_no_number_of(const grammar& form, T number) {
  if constexpr (a_whole_number<T>) {
    if (form.is_number) return std::cmp_less(number, form.least) || std::cmp_greater(number, form.most);
    char reversed[20]{}, digits[20]{};
    std::size_t count = 0;
    if (number < 0) return true;
    for (T rest = number; rest != 0 || count == 0; rest = static_cast<T>(rest / 10))
      reversed[count++] = static_cast<char>('0' + rest % 10);
    for (std::size_t i = 0; i < count; ++i) digits[i] = reversed[count - 1 - i];
    return !form.accepts({digits, count});
  } else {
    return false;
  }
}
constexpr bool is_word_of(const value_declaration& choice, std::string_view text) {
  for (std::size_t i = 0; i < choice.word_count; ++i)
    if (model::same(choice.words[i], text)) return true;
  return false;
}

template <class Self>
struct described_value : value_declaration {
  /// What it is for: a sentence for --help, and for the comments of a chart's values.
  constexpr Self describedAs(std::string_view sentence) const {
    Self described = static_cast<const Self&>(*this);
    described.description = sentence;
    return described;
  }
};

}  // namespace detail

constexpr bool value_declaration::accepts(std::string_view text) const {
  switch (type) {
    case value_type::list:
      return detail::each_item_accepted(form, text);
    case value_type::choice:
      return detail::is_word_of(*this, text);
    case value_type::text:
    case value_type::number:
    case value_type::switched:
    case value_type::secret:
      break;
  }
  return form.accepts(text);
}

/// A text or a number.
struct plain_value : detail::described_value<plain_value> {};

/// On or off: what `.when(…)` takes.
struct switch_value : detail::described_value<switch_value> {
  constexpr operator condition() const { return {this}; }
  constexpr condition operator!() const { return {this, "true", true}; }
};

/// One of a few words.
struct choice_of_words : detail::described_value<choice_of_words> {
  /// The condition that it is this word; one that it can never be is an error on the caller's line.
  consteval condition is(const char* word) const {
    if (!detail::is_word_of(*this, word)) error::a_choice_has_no_such_word(word, name);
    return {this, word};
  }
};

/// The items of a list, put together to one text.
struct joined_items {
  const value_declaration* list;
  std::string_view separator;
};

/// Several texts of one grammar.
struct list_of_texts : detail::described_value<list_of_texts> {
  /// In a `concat(…)`: the items with `separator` between them.
  constexpr joined_items joined(std::string_view separator) const { return {this, separator}; }
};

/// A text that only a deployment knows: it has no default, stands in no file of values, and lands in Secrets alone.
struct given_secret : detail::described_value<given_secret> {};

namespace detail {

template <class Value, fixed_string Name>
consteval Value named_value(value_type type, const grammar& form, std::string_view default_value, place at) {
  static_assert(is_qualified_name(Name.view()), "a value's name has A-Z, a-z, 0-9, `-`, `_` and `.` only");
  Value made{};
  made.name = kept<Name>.view();
  made.default_value = default_value;
  made.form = form;
  made.at = at;
  made.type = type;
  return made;
}

}  // namespace detail

/// `inline constexpr auto domain = value<"domain">(grammars::host, "reactbin.example.com");`
template <fixed_string Name>
consteval plain_value value(const grammar& form, const char* default_value,
                            place written = place{__builtin_FILE(), __builtin_LINE()})
    DOVETAIL_REFUSED_IF(!form.accepts(default_value), "the default is not of the value's grammar") {
  auto made = detail::named_value<plain_value, Name>(form.is_number ? value_type::number : value_type::text, form,
                                                     default_value, written);
  if (!form.accepts(default_value)) made.object("the default is not of the value's grammar");
  return made;
}
/// A number: `value<"database.port">(grammars::port_number, 3306)`.
template <fixed_string Name, std::integral T>
  requires(!std::same_as<T, bool>)
consteval plain_value value(const grammar& form, T default_value,
                            place written = place{__builtin_FILE(), __builtin_LINE()})
    DOVETAIL_REFUSED_IF(detail::is_no_number_of(form, default_value), "the default is not of the value's grammar") {
  auto made = detail::named_value<plain_value, Name>(value_type::number, form, {}, written);
  std::array<char, 20> reversed{};
  auto rest = default_value;
  do {
    reversed[made.digit_count++] = static_cast<char>('0' + rest % 10);
    rest = static_cast<T>(rest / 10);
  } while (rest != 0);
  for (std::size_t i = 0; i < made.digit_count; ++i) made.digits[i] = reversed[made.digit_count - 1 - i];
  if (detail::is_no_number_of(form, default_value)) made.object("the default is not of the value's grammar");
  return made;
}
/// A whole number: `value<"replicas">(3)`.
template <fixed_string Name, std::integral T>
  requires(!std::same_as<T, bool>)
consteval plain_value value(T default_value, place written = place{__builtin_FILE(), __builtin_LINE()})
    DOVETAIL_REFUSED_IF(detail::is_no_number_of(grammars::whole_number, default_value),
                        "the default is not of the value's grammar: a whole number, 0 or more") {
  return value<Name>(grammars::whole_number, default_value, written);
}
/// A switch: `value<"ingress.enabled">(true)`.
template <fixed_string Name, std::same_as<bool> T>
consteval switch_value value(T is_on, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::named_value<switch_value, Name>(value_type::switched, grammars::on_or_off, is_on ? "true" : "false",
                                                 written);
}
/// One of a few words, the default first: `choice_value<"storage.disk">({"local", "s3"})`.
template <fixed_string Name, std::size_t N>
  requires(N > 1 && N <= value_declaration::most_words)
consteval choice_of_words choice_value(const char* const (&words)[N],
                                       place written = place{__builtin_FILE(), __builtin_LINE()}) {
  auto made = detail::named_value<choice_of_words, Name>(value_type::choice, grammars::line_of_text, words[0], written);
  made.word_count = N;
  for (std::size_t i = 0; i < N; ++i) made.words[i] = words[i];
  return made;
}
/// Several texts, with commas between them as `--set` takes them: `list_value<"hosts">(grammars::host, "a.example,b.example")`.
template <fixed_string Name>
consteval list_of_texts list_value(const grammar& form, const char* default_items,
                                   place written = place{__builtin_FILE(), __builtin_LINE()})
    DOVETAIL_REFUSED_IF(!detail::each_item_accepted(form, default_items),
                        "an item of the default is not of the list's grammar") {
  auto made = detail::named_value<list_of_texts, Name>(value_type::list, form, default_items, written);
  if (!detail::each_item_accepted(form, default_items))
    made.object("an item of the default is not of the list's grammar");
  return made;
}
/// A secret: `secret_value<"secret.appKey">()`.
template <fixed_string Name>
consteval given_secret secret_value(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::named_value<given_secret, Name>(value_type::secret, grammars::any_text, "", written);
}

DOVETAIL_REFUSED(
    "the value's name stands in the angle brackets: value<\"domain\">(grammars::host, \"shop.example.com\")")
consteval plain_value value(...) { return {}; }
template <fixed_string Name>
DOVETAIL_REFUSED(
    "a value takes its grammar and its default, a number or a switch the default alone: "
    "value<\"level\">(grammars::line_of_text, \"info\"), value<\"replicas\">(3), value<\"cache.enabled\">(true)")
consteval plain_value value(...) {
  return {};
}

/// The values that a stack is lowered with: what differs from the defaults.
struct value_setting {
  std::string_view name;
  std::string_view value;
  /// A number that was written as one; `value` is empty then.
  std::int64_t number = -1;
  /// Why a secret stands here in the open; empty for what is none.
  std::string_view reason{};
  /// The line of an environment that sets it.
  place at{};
  /// Of a combination of switches: the declaration itself, which is found sooner than its name.
  const value_declaration* of = nullptr;
};

}  // namespace dovetail
