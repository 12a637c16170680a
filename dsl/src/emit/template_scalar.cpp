#include "template_scalar.hpp"

#include <fmt/core.h>

#include <vector>

namespace dovetail::emit::detail {
namespace {

/// Calls `text(piece)` and `marked(marker)` for the pieces of a text, in their order.
template <class Text, class Marked>
void each_piece(std::string_view all, Text text, Marked marked) {
  while (!all.empty()) {
    const std::size_t begin = all.find(marker::begin);
    if (begin == all.npos) return text(all);
    if (begin > 0) text(all.substr(0, begin));
    const std::size_t end = all.find(marker::end, begin);
    marked(all.substr(begin, end - begin + 1));
    all.remove_prefix(end + 1);
  }
}

/// A word that stands for the i-th marker while the form is decided. It is as plain as a value can be.
std::string stand_in(std::size_t i) { return fmt::format("dovetailMARKER{}x", i); }

}  // namespace

bool is_marker(std::string_view text) {
  return text.size() > 2 && text.front() == marker::begin && text.find(marker::end) == text.size() - 1;
}

std::string placed_marker(std::string_view marker, char place) {
  std::string made(marker);
  made.insert(1, 1, place);
  return made;
}

std::string_view template_form(std::string_view text, value_place at, std::string& scratch) {
  if (is_marker(text)) return scratch = placed_marker(text, marker_place::whole);

  std::string plain;
  std::vector<std::string_view> markers;
  each_piece(
      text, [&](std::string_view piece) { plain += piece; },
      [&](std::string_view marked) {
        plain += stand_in(markers.size());
        markers.push_back(marked);
      });
  std::string form(value_form(plain, at, scratch));
  const bool block = form.front() == '|' || form.front() == '>';
  // A value may be one that would need quotes.
  if (!block && form.front() != '"') {
    form = '"';
    for (const char c : plain) form += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
    form += '"';
  }
  std::size_t from = 0;
  for (std::size_t i = 0; i < markers.size(); ++i) {
    const std::string word = stand_in(i);
    const std::size_t found = form.find(word, from);
    const bool starts = form.front() == '>' || plain.starts_with(word);
    const std::string placed = placed_marker(markers[i], !block   ? marker_place::quoted
                                                         : starts ? marker_place::line_start
                                                                  : marker_place::bare);
    form.replace(found, word.size(), placed);
    from = found + placed.size();
  }
  return scratch = form;
}

std::string template_key(std::string_view text) {
  std::string made;
  each_piece(
      text, [&](std::string_view piece) { made += piece; },
      [&](std::string_view marked) { made += placed_marker(marked, marker_place::bare); });
  return made;
}

std::string number_marker(std::int64_t number) {
  return fmt::format("{}{}#{}{}", marker::begin, marker_place::bare, marker::position_of(number, std::size_t{1} << 16),
                     marker::end);
}

}  // namespace dovetail::emit::detail
