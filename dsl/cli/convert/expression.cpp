#include "cli/convert/expression.hpp"

#include "cli/escaped.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::cli::convert {
namespace {

constexpr std::size_t most_columns = 120;
/// How many lines of a text may stand in one literal.
constexpr std::size_t most_breaks = 1;

/// As it stands in a literal.
std::string written(std::string_view text) {
  return escaped(text, [](std::string& all, char c) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7f) all += fmt::format("\\{:03o}", byte);
    else all += c;
  });
}

/// The columns of UTF-8: its characters, of which those that go on with another one count nothing.
std::size_t columns_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string flat(const expression& e) {
  std::string all = e.is_text ? literal_of(e.text) : e.head;
  for (std::size_t i = 0; i < e.arguments.size(); ++i) all += (i == 0 ? "" : ", ") + flat(e.arguments[i]);
  all += e.tail;
  for (const expression& each : e.calls) all += flat(each);
  return all;
}

/// Whether something in it asks for lines of its own: a text of several lines.
bool wants_lines(const expression& e) {
  if (e.breaks_each && e.arguments.size() > 1) return true;
  if (e.head.find('\n') != std::string::npos) return true;
  if (e.is_text && std::count(e.text.begin(), e.text.end(), '\n') > static_cast<std::ptrdiff_t>(most_breaks))
    return true;
  return std::any_of(e.arguments.begin(), e.arguments.end(), wants_lines) ||
         std::any_of(e.calls.begin(), e.calls.end(), wants_lines);
}

/// A text in pieces that fit: one for each of its lines, which are broken at blanks, and where there is none, anywhere.
std::vector<std::string> pieces_of(std::string_view text, std::size_t width) {
  std::vector<std::string> all;
  while (!text.empty()) {
    std::string_view line = text.substr(0, std::min(text.find('\n'), text.size() - 1) + 1);
    text.remove_prefix(line.size());
    while (!line.empty()) {
      std::size_t size = line.size();
      if (columns_of(written(line)) > width) {
        size = std::max<std::size_t>(width / 2, 1);
        while (size < line.size() && columns_of(written(line.substr(0, size + 1))) <= width) ++size;
        const std::size_t blank = line.rfind(' ', size - 1);
        if (blank != std::string_view::npos && blank + 1 > width / 3) size = blank + 1;
        // Not within a character.
        while (size > 1 && size < line.size() && (static_cast<unsigned char>(line[size]) & 0xc0) == 0x80) --size;
      }
      all.push_back(literal_of(line.substr(0, size)));
      line.remove_prefix(size);
    }
  }
  if (all.empty()) all.emplace_back("\"\"");
  return all;
}

class printer {
 public:
  /// Where the next character stands, and what all further lines are indented by.
  void print(const expression& e, std::size_t indent, std::size_t behind) {
    const std::string on_one_line = flat(e);
    if (!wants_lines(e) && column_ + columns_of(on_one_line) + behind <= most_columns) return put(on_one_line);
    const std::size_t behind_head = e.calls.empty() ? behind : 0;
    if (e.is_text) print_text(e.text, indent, behind_head);
    else print_call(e, indent, behind_head);
    for (std::size_t i = 0; i < e.calls.size(); ++i) {
      new_line(indent + 4);
      print(e.calls[i], indent + 4, i + 1 == e.calls.size() ? behind : 0);
    }
  }
  void put(std::string_view text) {
    all_ += text;
    column_ += columns_of(text);
  }
  void new_line(std::size_t indent) {
    all_ += '\n';
    all_.append(indent, ' ');
    column_ = indent;
  }
  std::string take() { return std::move(all_); }

 private:
  void print_text(std::string_view text, std::size_t indent, std::size_t behind) {
    const std::size_t room = most_columns - std::min(most_columns - 30, column_ + behind + 2);
    const std::vector<std::string> pieces = pieces_of(text, room);
    const std::size_t at = column_;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      if (i != 0) new_line(at);
      put(pieces[i]);
    }
    static_cast<void>(indent);
  }
  /// A path that is too long for a line, in pieces.
  void put_head(std::string_view head, std::size_t indent) {
    while (column_ + columns_of(head) > most_columns) {
      const std::size_t begin = head.find("<\"");
      if (begin == std::string_view::npos) break;
      const std::size_t point = head.rfind('.', most_columns - std::min(most_columns - 10, column_ + 2));
      if (point == std::string_view::npos || point < begin + 3) break;
      put(head.substr(0, point));
      put("\"");
      new_line(indent + 4);
      rest_ = "\"" + std::string(head.substr(point));
      head = rest_;
      break;
    }
    put(head);
  }
  void print_call(const expression& e, std::size_t indent, std::size_t behind) {
    put_head(e.head, indent);
    if (e.arguments.empty()) return put(e.tail);
    const std::size_t close = columns_of(e.tail) + behind;
    // One argument with calls of its own goes on where it stands.
    if (e.arguments.size() == 1 && !e.arguments[0].is_text) {
      print(e.arguments[0], indent + 4, close);
      return put(e.tail);
    }
    const std::size_t begin = indent + 4;
    bool is_first = true;
    for (std::size_t i = 0; i < e.arguments.size(); ++i) {
      const expression& each = e.arguments[i];
      const std::size_t after = i + 1 == e.arguments.size() ? close : 1;
      const std::size_t width = columns_of(flat(each));
      const bool fits = !wants_lines(each) && column_ + (is_first ? 0 : 1) + width + after <= most_columns;
      if (!is_first && e.breaks_each) {
        put("  //");
        new_line(begin);
      } else if (!fits && (!is_first || each.is_text)) new_line(begin);
      else if (!is_first) put(" ");
      print(each, begin, after);
      if (i + 1 != e.arguments.size()) put(",");
      is_first = false;
    }
    put(e.tail);
  }

  std::string all_{};
  std::string rest_{};
  std::size_t column_ = 0;
};

}  // namespace

std::string literal_of(std::string_view text) { return fmt::format("\"{}\"", written(text)); }

std::size_t steps_of(const expression& is) {
  std::size_t count = 1;
  for (const expression& each : is.arguments) count += steps_of(each);
  for (const expression& each : is.calls) count += steps_of(each);
  return count;
}

std::string on_one_line(const expression& is) { return flat(is); }

expression text_literal(std::string_view text) {
  expression made;
  made.is_text = true;
  made.text = text;
  return made;
}

std::string comment_of(std::string_view words) {
  std::string all, line = "//";
  while (!words.empty()) {
    const std::size_t end = std::min(words.find_first_of(" \n"), words.size());
    const std::string_view word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (columns_of(line) + 1 + columns_of(word) > most_columns && line != "//") {
      all += line + "\n";
      line = "//";
    }
    line += " " + std::string(word);
  }
  // A backslash at its end would take the next line into the comment.
  if (line.ends_with('\\')) line += '.';
  return all + line + "\n";
}

std::string definition_of(std::string_view name, const expression& is) {
  const std::string begin = fmt::format("inline constexpr auto {} =", name);
  if (!wants_lines(is) && columns_of(begin) + columns_of(flat(is)) + 2 <= most_columns)
    return fmt::format("{} {};\n", begin, flat(is));
  printer made;
  made.put(begin);
  made.new_line(4);
  made.print(is, 4, 1);
  made.put(";\n");
  return made.take();
}

std::string statement_of(const expression& is, std::size_t indent) {
  printer made;
  made.new_line(indent);
  made.print(is, indent, 1);
  made.put(";\n");
  return made.take().substr(1);
}

}  // namespace dovetail::cli::convert
