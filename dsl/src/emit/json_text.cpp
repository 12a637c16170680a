#include "json_text.hpp"

#include <fmt/core.h>

namespace dovetail::emit::detail {

std::string json_text(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    if (static_cast<unsigned char>(c) < 0x20) all += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
    else all += c;
  }
  return all + "\"";
}

}  // namespace dovetail::emit::detail
