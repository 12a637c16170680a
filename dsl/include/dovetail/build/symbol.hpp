/// Symbols: what stands in a lowered resource for what a chart's reader decides. A text holds a marker, which goes along when
/// texts are put together; a number is one that no field of Kubernetes' has. Emission turns them into template actions.
#pragma once

#include "dovetail/declared/value.hpp"
#include "dovetail/model/collection.hpp"

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>

namespace dovetail {

/// The characters of a marker, none of which a manifest can have: `\1` kind, name, (`\3` separator) `\2`.
namespace marker {

inline constexpr char begin = '\1';
inline constexpr char end = '\2';
inline constexpr char separator = '\3';
/// The kinds.
inline constexpr char value = 'v';
/// A list as items of a list, and not joined.
inline constexpr char items = 'i';
inline constexpr char name_space = 's';
/// The name of a resource of the chart, which all references to it share.
inline constexpr char own_name = 'n';
/// The hash of what an object holds, by its kind, a separator and its name. It stands in what is lowered for no chart, too, until
/// all objects are there.
inline constexpr char checksum = 'h';
/// The name of a ConfigMap that has a hash of what it holds.
inline constexpr char hashed_name = 'c';
/// The key that stands for the labels which all resources of the stack have.
inline constexpr std::string_view all_labels{"\1l\2"};

/// The number that stands for the value at a position of the stack's values.
constexpr std::int64_t number_of(std::size_t position) {
  return std::numeric_limits<std::int64_t>::min() + 1 + static_cast<std::int64_t>(position);
}
/// The position of the value that a number stands for, or -1 where it is just a number.
constexpr std::int64_t position_of(std::int64_t number, std::size_t values) {
  const std::int64_t first = number_of(0);
  return number >= first && number < first + static_cast<std::int64_t>(values) ? number - first : -1;
}

/// The same for a number with a fraction: one of those that are no number.
constexpr std::uint64_t decimal_bits = 0x7ff8'd07e'0000'0000;
constexpr double decimal_of(std::size_t position) { return __builtin_bit_cast(double, decimal_bits | position); }
constexpr std::int64_t position_of_decimal(double number) {
  const auto bits = __builtin_bit_cast(std::uint64_t, number);
  return (bits & ~std::uint64_t{0xffff}) == decimal_bits ? static_cast<std::int64_t>(bits & 0xffff) : -1;
}

}  // namespace marker

/// A condition and what it comes to.
struct decision {
  condition asked{};
  bool holds = false;
};

/// How a stack is lowered for a chart: values are symbols, and conditions are decided one by one.
struct symbols {
  std::span<const decision> decided{};
  /// Names of the chart's own resources that begin with the chart's name.
  std::span<const std::string_view> own_names{};
  /// The first condition that was asked for and that nobody has decided; it was taken not to hold.
  condition undecided{};

  constexpr bool holds(const condition& asked) {
    for (const decision& d : decided) {
      if (d.asked.of != asked.of) continue;
      if (model::same(d.asked.word, asked.word)) return d.holds != asked.negated;
      // One word excludes the others.
      if (d.holds) return asked.negated;
    }
    if (undecided.of == nullptr) undecided = {asked.of, asked.word, false};
    return asked.negated;
  }
  constexpr bool is_own_name(std::string_view text) const {
    for (const std::string_view name : own_names)
      if (model::same(name, text)) return true;
    return false;
  }
};

}  // namespace dovetail
