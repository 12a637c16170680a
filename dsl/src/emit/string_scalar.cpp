#include "string_scalar.hpp"

#include "characters.hpp"

#include "dovetail/emit/yaml.hpp"

#include <stdexcept>

namespace dovetail::emit::detail {
namespace {

/// What decides on the forms that a string can take.
struct appearance {
  bool all_shown = true;  // line feeds and tabs excepted
  bool has_space = false;
  bool has_tab = false;
  bool has_line_feed = false;
  bool space_before_line_feed = false;
  bool over_two_empty_lines = false;  // yamllint's empty-lines
};

appearance look_at(std::string_view text) {
  appearance seen;
  std::size_t line_feeds = 0;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t start = i;
    const char32_t c = next_code_point(text, i);
    if (c == not_utf8)
      throw std::invalid_argument("is not UTF-8 (byte " + std::to_string(start) + "), which no YAML file can hold");
    line_feeds = c == '\n' ? line_feeds + 1 : 0;
    if (c == '\n') {
      seen.has_line_feed = true;
      seen.space_before_line_feed |= start > 0 && (text[start - 1] == ' ' || text[start - 1] == '\t');
      seen.over_two_empty_lines |= line_feeds > 3;
    } else if (c == '\t') {
      seen.has_tab = true;
    } else {
      seen.has_space |= c == ' ';
      seen.all_shown &= is_shown(c);
    }
  }
  return seen;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool fits(std::size_t before, std::string_view line) {
  return before + line.size() <= most_columns || before + columns(line) <= most_columns;
}

// ---- double quotes

/// Appends the character at `text[at]` as it stands between double quotes, and moves `at` behind it. yaml-cpp's own
/// writer leaves DEL, U+2028 and U+2029 as they are, which PyYAML refuses or reads as line breaks.
void append_quoted_character(std::string& out, std::string_view text, std::size_t& at) {
  const std::size_t start = at;
  const char32_t c = next_code_point(text, at);
  if (c == '"' || c == '\\') {
    out += {'\\', static_cast<char>(c)};
  } else if (is_shown(c)) {
    out += text.substr(start, at - start);
  } else if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else if (c == '\r') {
    out += "\\r";
  } else {
    append_escape(out, c);
  }
}

void write_quoted_line(std::string& out, std::string_view text) {
  out = '"';
  for (std::size_t i = 0; i < text.size();) append_quoted_character(out, text, i);
  out += '"';
}

/// Double quotes over several lines, each but the last with a backslash at its end, which joins it to the next one: a line
/// for each line of the text, broken after spaces where it is too long.
class quoted_lines {
 public:
  quoted_lines(std::string& out, value_place at) : out_(out), indent_(at.indent), column_(at.column + 1) { out_ = '"'; }

  void write(std::string_view text, bool has_line_feed) {
    if (has_line_feed) break_line();
    for (std::size_t i = 0; i < text.size();) {
      std::string word;
      const bool starts_with_space = text[i] == ' ';
      char last;
      do {
        last = text[i];
        append_quoted_character(word, text, i);
      } while (i < text.size() && last != ' ' && last != '\n');
      write_word(word, starts_with_space, last == ' ');
      if (last == '\n' && i < text.size()) break_line();
    }
    out_ += '"';
  }

 private:
  void write_word(std::string_view word, bool starts_with_space, bool ends_with_space) {
    // One column is for the backslash or the closing quote.
    const auto too_long = [&] { return !fits(column_ + 1, word); };
    if (too_long() && (first_line_ || !line_is_empty_)) break_line();
    if (line_is_empty_ && !first_line_ && starts_with_space)
      append("\\");  // leading spaces are the file's, not the text's
    if (too_long() && ends_with_space && word.size() > 1) {
      // A line without a space in it may be as long as it must be, so the space begins the next one.
      append(word.substr(0, word.size() - 1));
      break_line();
      append("\\ ");
    } else {
      append(word);
    }
  }
  void append(std::string_view characters) {
    out_ += characters;
    column_ += columns(characters);
    line_is_empty_ = false;
  }
  void break_line() {
    out_ += "\\\n";
    out_.append(indent_, ' ');
    column_ = indent_;
    line_is_empty_ = true;
    first_line_ = false;
  }

  std::string& out_;
  std::size_t indent_;
  std::size_t column_;
  bool line_is_empty_ = true;
  bool first_line_ = true;
};

// ---- blocks

/// Whether every line fits, or has no space to break it at.
bool lines_fit(std::string_view text, std::size_t indent) {
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (!fits(indent, line) && line.find(' ') != std::string_view::npos) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return true;
}

/// Whether a literal block holds the text as every reader and yamllint want it: no blanks at the ends of lines, and no
/// need to tell where the indentation ends or how many line feeds there are at the end.
bool is_literal(std::string_view text, const appearance& seen, std::size_t indent) {
  if (!seen.has_line_feed || !seen.all_shown || seen.space_before_line_feed || seen.over_two_empty_lines) return false;
  if (is_blank(text.front()) || text.front() == '\n' || is_blank(text.back()) || text.ends_with("\n\n")) return false;
  return lines_fit(text, indent);
}

void write_literal(std::string& out, std::string_view text, std::size_t indent) {
  const bool ends_with_line_feed = text.back() == '\n';
  out = ends_with_line_feed ? "|" : "|-";
  if (ends_with_line_feed) text.remove_suffix(1);
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    out += '\n';
    if (end > at) out.append(indent, ' ').append(text.substr(at, end - at));
    at = end + 1;
  }
}

/// Writes the text as a folded block, broken at single spaces: elsewhere a break would not be read back as one space.
/// False where that cannot be done, or would leave a line that is too long and has spaces.
bool write_folded(std::string& out, std::string_view text, std::size_t indent) {
  if (is_blank(text.front()) || is_blank(text.back())) return false;
  out = ">-";
  std::size_t column = most_columns;  // so that the first piece begins a line
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find(' ', at);
    while (end != std::string_view::npos && text[end + 1] == ' ')
      end = text.find(' ', text.find_first_not_of(' ', end));
    const std::string_view piece = text.substr(at, std::min(end, text.size()) - at);
    if (at > 0 && fits(column + 1, piece)) {
      out += ' ';
      ++column;
    } else {
      if (!fits(indent, piece) && piece.find(' ') != std::string_view::npos) return false;
      out += '\n';
      out.append(indent, ' ');
      column = indent;
    }
    out += piece;
    column += columns(piece);
    at += piece.size() + 1;
  }
  return true;
}

}  // namespace

std::string_view value_form(std::string_view text, value_place at, std::string& scratch) {
  const bool plain =
      is_plain_safe(text) && !(at.quotes_words && text.find(' ') != text.npos && fits(at.column + 2, text));
  if (plain && (fits(at.column, text) || text.find(' ') == std::string_view::npos)) return text;

  const appearance seen = look_at(text);
  if (is_literal(text, seen, at.indent)) {
    write_literal(scratch, text, at.indent);
    return scratch;
  }
  if (!plain) {
    write_quoted_line(scratch, text);
    if (fits(at.column, scratch) || (!seen.has_space && !seen.has_line_feed)) return scratch;
  }
  const bool one_line = seen.all_shown && !seen.has_line_feed && !seen.has_tab;
  if (one_line && write_folded(scratch, text, at.indent)) return scratch;
  quoted_lines(scratch, at).write(text, seen.has_line_feed);
  return scratch;
}

std::string_view key_form(std::string_view text, std::string& scratch) {
  if (is_plain_safe(text)) return text;
  look_at(text);  // throws where it is not UTF-8
  write_quoted_line(scratch, text);
  return scratch;
}

std::string word_form(std::string_view text) {
  std::string scratch;
  return std::string(key_form(text, scratch));
}

}  // namespace dovetail::emit::detail
