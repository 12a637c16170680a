/// A text by lines, and the places in it as the protocol counts them.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli::lsp {

/// What a place's `character` counts: the editor and the server agree on it as they begin.
enum class encoding { utf8, utf16 };

/// Both from 0.
struct position {
  std::size_t line = 0;
  std::size_t character = 0;

  friend auto operator<=>(const position&, const position&) = default;
};

struct range {
  position begin{};
  position end{};

  friend bool operator==(const range&, const range&) = default;
};

/// Bytes of a text, from `begin` to before `end`.
struct span {
  std::size_t begin = 0;
  std::size_t end = 0;

  bool empty() const { return begin == end; }
  /// A cursor behind the last character counts.
  bool touches(std::size_t offset) const { return begin <= offset && offset <= end; }
  friend bool operator==(const span&, const span&) = default;
};

class text {
 public:
  explicit text(std::string characters = {});

  const std::string& characters() const { return characters_; }
  std::string_view in(span part) const;

  std::size_t line_count() const { return begins_.size(); }
  /// Without its line end. Empty where there is no such line.
  std::string_view line(std::size_t number) const;
  std::size_t line_begin(std::size_t number) const;

  /// What is behind the end of a line, or of the text, is that end.
  std::size_t offset_of(position at, encoding counted) const;
  position position_of(std::size_t offset, encoding counted) const;
  range range_of(span part, encoding counted) const;
  span span_of(const range& part, encoding counted) const;
  /// A place as findings have it: both from 1, a column counts characters; 0: the line's first one that is no blank.
  std::size_t offset_at(std::uint32_t line, std::uint32_t column) const;

  void replace(const range& part, std::string_view by, encoding counted);

 private:
  void find_lines();

  std::string characters_;
  std::vector<std::size_t> begins_{};
};

}  // namespace dovetail::cli::lsp
