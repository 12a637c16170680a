/// Texts between quotes, as JSON and C++ both write them.
#pragma once

#include <string>
#include <string_view>

namespace dovetail::cli {

/// A text with quotes, backslashes, line breaks and tabs escaped; `put(all, c)` appends each other character.
template <class Put>
std::string escaped(std::string_view text, Put put) {
  std::string all;
  for (const char c : text) {
    switch (c) {
      case '"':
      case '\\':
        all += '\\';
        all += c;
        break;
      case '\n':
        all += "\\n";
        break;
      case '\t':
        all += "\\t";
        break;
      default:
        put(all, c);
    }
  }
  return all;
}

}  // namespace dovetail::cli
