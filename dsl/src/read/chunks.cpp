#include "chunks.hpp"

#include <algorithm>

namespace dovetail::read::detail {
namespace {

constexpr std::string_view blanks = " \t\r";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string_view without_indentation(std::string_view line) {
  return line.substr(std::min(line.find_first_not_of(blanks), line.size()));
}

bool says_nothing(std::string_view line) {
  const std::string_view rest = without_indentation(line);
  return rest.empty() || rest[0] == '#';
}

bool is_marker(std::string_view line, std::string_view marker) {
  return line.starts_with(marker) &&
         (line.size() == marker.size() || blanks.find(line[marker.size()]) != std::string_view::npos);
}

/// Where an object of JSON ends that a text begins with, behind comments; 0 where there is none.
std::size_t size_of_json(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == '#' || blanks.find(text[at]) != std::string_view::npos || text[at] == '\n'))
    at = text[at] == '#' ? std::min(text.find('\n', at), text.size()) : at + 1;
  if (at == text.size() || text[at] != '{') return 0;
  std::size_t depth = 0;
  for (; at < text.size(); ++at) {
    switch (text[at]) {
      case '{':
      case '[':
        ++depth;
        break;
      case '}':
      case ']':
        if (--depth == 0) return at + 1;
        break;
      case '"':
        for (++at; at < text.size() && text[at] != '"'; ++at)
          if (text[at] == '\\') ++at;
        break;
      default:
        break;
    }
  }
  return 0;
}

class splitter {
 public:
  explicit splitter(std::string_view text) : text_(text) {}

  chunks split() {
    begin(0, 1);
    std::uint32_t number = 0;
    for (std::size_t at = 0; at < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      take(text_.substr(at, end - at), at, ++number, std::min(end + 1, text_.size()));
      at = end + 1;
    }
    finish(text_.size());
    return std::move(found_);
  }

 private:
  void take(std::string_view line, std::size_t at, std::uint32_t number, std::size_t next) {
    if (line.starts_with(byte_order_mark)) {
      if (at != begin_) tell(number, 1, "a byte order mark within the file: remove it");
      else begin_ += byte_order_mark.size();
      line.remove_prefix(byte_order_mark.size());
    }
    if (line.starts_with("---")) return take_separator(line, at, number, next);
    if (ended_) {
      if (!says_nothing(line) && !told_) {
        tell(number, column_of(line, line),
             "text behind `...`, which Kubernetes' reader ignores: begin a document with `---`");
        told_ = true;
      }
      return;
    }
    if (is_marker(line, "...")) {
      has_text_ = has_text_ || !says_nothing(line.substr(3));
      finish(next);
      ended_ = true;
      return;
    }
    if (!says_something_ && line.starts_with('%')) {
      tell(number, 1, "a directive, which Kubernetes' reader refuses: remove the line");
      return begin(next, number + 1);
    }
    says_something_ = says_something_ || !says_nothing(line);
    // Comments are left to the parser too: a line separator ends one, and what follows counts.
    has_text_ = has_text_ || line.find_first_not_of(" \r") != std::string_view::npos;
  }

  void take_separator(std::string_view line, std::size_t at, std::uint32_t number, std::size_t next) {
    const std::string_view rest = line.substr(3);
    if (says_nothing(rest)) {
      finish(at);
      return begin(next, number + 1);
    }
    const bool separates = is_marker(line, "---");
    tell(number, separates ? column_of(line, rest) : 1,
         separates ? "text behind `---`, which Kubernetes' reader refuses: put it in the next line"
                   : "a line that begins with `---`, which Kubernetes' reader refuses: indent or quote it");
    if (separates) {
      finish(at);
      begin(at, number);
    }
    says_something_ = has_text_ = true;
  }

  void tell(std::uint32_t line, std::uint32_t column, std::string_view text) {
    found_.problems.push_back({line, column, text});
  }

  static std::uint32_t column_of(std::string_view line, std::string_view part) {
    return static_cast<std::uint32_t>(without_indentation(part).data() - line.data()) + 1;
  }

  void begin(std::size_t at, std::uint32_t line) {
    begin_ = at;
    line_ = line;
    says_something_ = has_text_ = ended_ = told_ = false;
  }
  void finish(std::size_t end) {
    if (!ended_ && has_text_) add(text_.substr(begin_, end - begin_), line_);
  }

  /// A document, or several of JSON that follow each other, a line or more each.
  void add(std::string_view text, std::uint32_t line) {
    for (;;) {
      const std::size_t size = size_of_json(text);
      const std::size_t next = text.find_first_not_of(" \t\r\n", size);
      const std::size_t line_end = text.find('\n', size);
      if (size == 0 || next == std::string_view::npos || text[next] != '{' || line_end > next) break;
      found_.documents.push_back({text.substr(0, line_end + 1), line});
      line += static_cast<std::uint32_t>(std::count(text.begin(), text.begin() + line_end + 1, '\n'));
      text.remove_prefix(line_end + 1);
    }
    found_.documents.push_back({text, line});
  }

  std::string_view text_;
  chunks found_{};
  std::size_t begin_ = 0;
  std::uint32_t line_ = 1;
  /// Of the document that was begun: whether there is more than comments, and whether there is more than blanks.
  bool says_something_ = false;
  bool has_text_ = false;
  /// Behind a line `...`.
  bool ended_ = false;
  bool told_ = false;
};

}  // namespace

chunks split_documents(std::string_view text) { return splitter(text).split(); }

}  // namespace dovetail::read::detail
