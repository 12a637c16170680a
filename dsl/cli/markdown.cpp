#include "cli/markdown.hpp"

namespace dovetail::cli::markdown {

std::string plain(std::string_view text) {
  std::string all;
  bool is_code = false;
  for (const char c : text) {
    if (c == '`') is_code = !is_code;
    else if (!is_code && c == '<') {
      all += "&lt;";
      continue;
    } else if (!is_code && (c == '*' || c == '_' || c == '[' || c == ']' || c == '|' || c == '#')) all += '\\';
    all += c == '\n' ? ' ' : c;
  }
  return all;
}

std::string cell(std::string_view text) {
  std::string all;
  bool is_code = false;
  for (const char c : plain(text)) {
    if (c == '`') is_code = !is_code;
    all += is_code && c == '|' ? "\\|" : std::string(1, c);
  }
  return all;
}

}  // namespace dovetail::cli::markdown
