#include "message.hpp"

#include <algorithm>
#include <array>

namespace dovetail::launcher {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_octal(char c) { return c >= '0' && c <= '7'; }

/// The string literal that begins behind the quote at `begin`, as its characters; `begin` is behind its end then.
std::string read_literal(std::string_view text, std::size_t& begin) {
  std::string made;
  std::size_t i = begin;
  for (; i < text.size() && text[i] != '"'; ++i) {
    if (text[i] != '\\' || i + 1 >= text.size()) {
      made += text[i];
      continue;
    }
    ++i;
    if (is_octal(text[i])) {
      unsigned code = 0;
      std::size_t digits = 0;
      for (; digits < 3 && i < text.size() && is_octal(text[i]); ++i, ++digits)
        code = code * 8 + static_cast<unsigned>(text[i] - '0');
      --i;
      if (code != 0) made += static_cast<char>(code);
    } else {
      made += text[i] == 'n' ? '\n' : text[i] == 't' ? '\t' : text[i];
    }
  }
  begin = std::min(i + 1, text.size());
  return made;
}

/// `stack/web.hpp:12: Ingress …`: the place, and the rest as words.
finding with_place(std::string words) {
  finding made;
  // A place has neither spaces nor quotes, and words begin with one or the other before long.
  const std::size_t end = words.find(": ");
  const std::size_t colon = end == std::string::npos ? end : words.rfind(':', end - 1);
  if (end == std::string::npos || end == 0 || colon == std::string::npos || colon == 0 || colon + 1 == end) {
    made.words = std::move(words);
    return made;
  }
  const std::string_view digits = std::string_view(words).substr(colon + 1, end - colon - 1);
  const std::string_view file = std::string_view(words).substr(0, colon);
  if (digits.size() > 9 || !std::all_of(digits.begin(), digits.end(), is_digit) ||
      file.find('`') != std::string_view::npos) {
    made.words = std::move(words);
    return made;
  }
  made.at.file = file;
  for (const char c : digits) made.at.line = made.at.line * 10 + static_cast<std::size_t>(c - '0');
  made.words = words.substr(end + 2);
  return made;
}

/// Behind the bracket that closes the one at `begin`; texts in quotes are skipped.
std::size_t behind_bracket(std::string_view text, std::size_t begin) {
  std::size_t depth = 0;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '"') {
      ++i;
      read_literal(text, i);
      --i;
    } else if (c == '(' || c == '{' || c == '<' || c == '[') {
      ++depth;
    } else if (c == ')' || c == '}' || c == ']' || (c == '>' && i > 0 && text[i - 1] != '-')) {
      if (--depth == 0) return i + 1;
    }
  }
  return text.size();
}

}  // namespace

std::optional<finding> finding_of(std::string_view message) {
  if (message.starts_with("no type named 'must_be_mended'")) {
    const std::size_t begin = message.find("finding<");
    if (begin == std::string_view::npos) return {};
    std::string words;
    for (std::size_t at = message.find("{\"", begin); at != std::string_view::npos; at = message.find("{\"", at)) {
      at += 2;
      words += read_literal(message, at);
    }
    if (words.empty()) return {};
    return with_place(std::move(words));
  }
  const std::size_t requirement = message.find("'never<dovetail::detail::");
  if (requirement == std::string_view::npos) return {};
  std::optional<std::string> words = assertion_of(message);
  if (!words) return {};
  return with_place(std::move(*words));
}

std::optional<std::string> assertion_of(std::string_view message) {
  constexpr std::string_view plain = "static assertion failed: ";
  constexpr std::string_view required = "static assertion failed due to requirement '";
  if (message.starts_with(plain)) {
    message.remove_prefix(plain.size());
  } else if (message.starts_with(required)) {
    const std::size_t end = message.find("': ", required.size());
    if (end == std::string_view::npos) return {};
    message.remove_prefix(end + 3);
  } else {
    return {};
  }
  // Clang before 17 shows the message as a literal.
  if (message.size() >= 2 && message.front() == '"' && message.back() == '"') {
    std::size_t begin = 1;
    return read_literal(message, begin);
  }
  if (message.empty()) return {};
  return std::string(message);
}

std::optional<std::string> local_error_of(std::string_view message) {
  constexpr std::string_view space = "dovetail::error::";
  std::size_t begin = std::string_view::npos;
  const bool is_gcc = message.starts_with("call to non-'constexpr' function '");
  if (is_gcc) {
    begin = message.find(space);
    if (begin != std::string_view::npos) begin += space.size();
  } else if (constexpr std::string_view clang = "non-constexpr function '"; message.starts_with(clang)) {
    begin = clang.size();
  }
  if (begin == std::string_view::npos) return {};
  std::size_t end = begin;
  while (end < message.size() && is_name_character(message[end])) ++end;
  const std::string_view name = message.substr(begin, end - begin);
  // Clang does not say the namespace, and what has the name of a sentence is of ours.
  if (name.empty() || (!is_gcc && std::count(name.begin(), name.end(), '_') < 2)) return {};
  return std::string(name);
}

std::string sentence_of(std::string_view function) {
  std::string made(function);
  std::replace(made.begin(), made.end(), '_', ' ');
  return made;
}

std::string_view quoted(std::string_view message) {
  const std::size_t begin = message.find('\'');
  const std::size_t end = message.rfind('\'');
  if (begin == std::string_view::npos || end <= begin) return {};
  return message.substr(begin + 1, end - begin - 1);
}

std::string_view called_function(std::string_view call) {
  std::string_view found;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < call.size();) {
    const char c = call[i];
    if (is_name_character(c)) {
      begin = i;
      while (i < call.size() && is_name_character(call[i])) ++i;
      std::size_t next = i;
      if (next < call.size() && call[next] == '<') next = behind_bracket(call, next);
      if (next < call.size() && call[next] == '(') found = call.substr(begin, i - begin);
      i = next;
    } else if (c == '(' || c == '{' || c == '<' || c == '[') {
      i = behind_bracket(call, i);
    } else {
      ++i;
    }
  }
  return found;
}

std::vector<std::string> literals_of(std::string_view call) {
  // The arguments of the last call in it.
  const std::string_view name = called_function(call);
  if (name.empty()) return {};
  std::size_t begin = static_cast<std::size_t>(name.data() - call.data()) + name.size();
  if (begin < call.size() && call[begin] == '<') begin = behind_bracket(call, begin);
  const std::size_t end = behind_bracket(call, begin);
  const std::string_view arguments = call.substr(begin, end - begin);
  std::vector<std::string> texts, numbers;
  // In braces are the members of a class, of which only texts say something.
  const bool has_members = arguments.find('{') != std::string_view::npos;
  for (std::size_t i = 0; i < arguments.size();) {
    if (arguments[i] == '"') {
      ++i;
      std::string text = read_literal(arguments, i);
      const bool is_file =
          text.ends_with(".hpp") || text.ends_with(".cpp") || text.ends_with(".h") || text.ends_with(".cc");
      if (!is_file) texts.push_back(std::move(text));
    } else if (is_name_character(arguments[i])) {
      const std::size_t first = i;
      while (i < arguments.size() && (is_name_character(arguments[i]) || arguments[i] == '.')) ++i;
      const bool is_negative = first > 0 && arguments[first - 1] == '-';
      if (is_digit(arguments[first]) && !has_members)
        numbers.push_back((is_negative ? "-" : "") + std::string(arguments.substr(first, i - first)));
      // Of a template's arguments there is nothing to say.
      if (i < arguments.size() && arguments[i] == '<') i = behind_bracket(arguments, i);
    } else {
      ++i;
    }
  }
  return texts.empty() ? numbers : texts;
}

}  // namespace dovetail::launcher
