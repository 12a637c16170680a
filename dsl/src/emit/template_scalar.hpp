/// Scalars of a chart's templates: text with markers (build/symbol.hpp), in a form that is YAML once each marker has become
/// what its value is.
#pragma once

#include "string_scalar.hpp"

#include "dovetail/build/symbol.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace dovetail::emit::detail {

/// Where a marker stands in the YAML: behind its opening character in what the writer writes.
namespace marker_place {
/// It is the whole value, and is written with quotes of its own.
inline constexpr char whole = 'w';
/// Between double quotes.
inline constexpr char quoted = 'q';
/// In a block of lines, or where no text can need quotes: a number, a key.
inline constexpr char bare = 'b';
/// In a block of lines, where blanks before it would change how the block is read: at its beginning, or where lines are folded.
inline constexpr char line_start = 's';
}  // namespace marker_place

constexpr bool has_marker(std::string_view text) { return text.find(marker::begin) != text.npos; }

/// Whether the text is one marker and nothing else.
bool is_marker(std::string_view text);

/// `place` is one of marker_place.
std::string placed_marker(std::string_view marker, char place);

/// A value with markers, as it stands in the template. Throws as value_form() does.
std::string_view template_form(std::string_view text, value_place at, std::string& scratch);

/// A map's key with markers.
std::string template_key(std::string_view text);

/// A number that stands for a value.
std::string number_marker(std::int64_t number);

/// Whether a number stands for a value: none that a manifest can have does.
constexpr bool is_number_marker(std::int64_t number) { return marker::position_of(number, std::size_t{1} << 16) >= 0; }

}  // namespace dovetail::emit::detail
