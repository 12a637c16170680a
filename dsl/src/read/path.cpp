#include "path.hpp"

#include <algorithm>
#include <iterator>
#include <vector>

namespace dovetail::read::detail {
namespace {

bool is_word(std::string_view key) {
  const auto is_word_character = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' ||
           c == '$';
  };
  return !key.empty() && std::all_of(key.begin(), key.end(), is_word_character);
}

void append_name(std::string& path, std::string_view name) {
  if (!is_word(name)) {
    path += "[\"" + shown(name) + "\"]";
    return;
  }
  if (!path.empty()) path += '.';
  path += shown(name);
}

}  // namespace

std::string shown(std::string_view text) {
  constexpr std::size_t longest = 60;
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    // Not within a character.
    if (i >= longest && (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return result + "...";
    const auto c = static_cast<unsigned char>(text[i]);
    if (c == '\n') result += "\\n";
    else if (c == '\t') result += "\\t";
    else if (c < 0x20 || c == 0x7F) (result += "\\x") += {"0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]};
    else result += text[i];
  }
  return result;
}

std::string path_of(const step& last) {
  std::vector<const step*> steps;
  for (const step* s = &last; s != nullptr; s = s->up) steps.push_back(s);
  std::string path;
  for (auto s = steps.rbegin(); s != steps.rend(); ++s) {
    if ((*s)->is == step::form::index) path += "[" + std::to_string((*s)->index) + "]";
    else if ((*s)->is != step::form::root) append_name(path, (*s)->name);
  }
  return path;
}

}  // namespace dovetail::read::detail
