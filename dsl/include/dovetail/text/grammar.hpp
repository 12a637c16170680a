/// A grammar: what a text may look like, as a predicate and in words.
#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string_view>

/// Before the predicate of a grammar: its code is in the library, compiled once. What declares a value has its address in the
/// program's data, and would bring it, with all that it calls, into each of them. (`gnu_inline`: a body to evaluate, never to emit.)
#if defined(DOVETAIL_COMPILES_STEPS)
#define DOVETAIL_PREDICATE [[gnu::used]] inline constexpr
#else
#define DOVETAIL_PREDICATE extern inline __attribute__((gnu_inline)) constexpr
#endif

namespace dovetail {

/// `name` reads after "is no" ("is no DNS label"), `says` after a colon.
struct grammar {
  std::string_view name;
  std::string_view says;
  bool (*accepts)(std::string_view text);
  /// The same as a regular expression of JSON Schema's, as far as one can say it: what it refuses is refused by `accepts`,
  /// too. Empty: any text, or a number.
  std::string_view pattern{};
  /// Its texts are whole numbers from `least` to `most`.
  bool is_number = false;
  std::int64_t least = 0;
  std::int64_t most = 0;
  /// The next wider grammar: each text of this one is one of that.
  const grammar* part_of = nullptr;
};

/// Whether each text of `inner` is one of `outer`, as far as the grammars say so.
constexpr bool is_part_of(const grammar& inner, const grammar& outer) {
  for (const grammar* each = &inner; each != nullptr; each = each->part_of)
    if (each->accepts == outer.accepts) return true;
  return false;
}

namespace detail {

/// A number, and no truth and no character.
template <class T>
concept a_whole_number = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alphanumeric(char c) { return is_lower(c) || is_upper(c) || is_digit(c); }

// Constant evaluation counts each call, and string_view's functions make many: hence the loops below and in the grammars.

/// Where `c` stands first, or npos.
constexpr std::size_t position(std::string_view text, char c) {
  const char* const characters = text.data();
  const std::size_t size = text.size();
  for (std::size_t i = 0; i != size; ++i)
    if (characters[i] == c) return i;
  return std::string_view::npos;
}

constexpr bool contains(std::string_view set, char c) { return position(set, c) != std::string_view::npos; }

/// Whether each part of `text` between the separators is accepted; an empty text has one empty part.
template <class Accepts>
constexpr auto every_part(std::string_view text, char separator, Accepts accepts) {
  while (true) {
    const std::size_t end = position(text, separator);
    if (!accepts(text.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    text.remove_prefix(end + 1);
  }
}

}  // namespace detail
}  // namespace dovetail
