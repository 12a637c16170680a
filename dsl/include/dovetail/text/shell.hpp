/// Command lines of the POSIX shell: what a text of one line holds beside plain words.
#pragma once

#include "dovetail/text/grammar.hpp"

#include <cstddef>
#include <string_view>

namespace dovetail {

/// Reads a command character by character, as the shell would: in which quotes and brackets each one stands. Source: POSIX.1,
/// Shell Command Language, 2.2 and 2.3.
class shell_scan {
 public:
  constexpr explicit shell_scan(std::string_view command) {
    for (std::size_t i = 0; i < command.size(); ++i) i = step(command, i);
    unfinished_ = unfinished_ || depth_ != 0;
  }
  /// What words are separated by.
  static constexpr bool is_blank(char c) { return c == ' ' || c == '\t'; }

  /// A quote, a bracket or a backslash stands open at the end: what follows would belong to it.
  constexpr bool unfinished() const { return unfinished_; }
  /// It ends in a comment, which would take with it what follows.
  constexpr bool has_comment() const { return comment_; }
  /// It reads a document that would have to follow on lines of its own.
  constexpr bool has_heredoc() const { return heredoc_; }
  /// It is a list of commands, joined by `;`, `&` or `||`: not one command to the `&&` before or after it.
  constexpr bool is_list() const { return list_; }

  /// Where to break a command into lines of `width` columns: at the last blank between two words that fits, or at the first
  /// one; the command's size where it fits or has none.
  static constexpr std::size_t break_before(std::string_view command, std::size_t width) {
    if (command.size() <= width) return command.size();
    shell_scan scan;
    std::size_t best = 0;
    for (std::size_t i = 0; i < command.size() && (i <= width || best == 0); ++i) {
      // A line that starts with `#` would be a comment to Docker.
      const bool between = scan.depth_ == 0 && i != 0 && is_blank(command[i]) && i + 1 < command.size() &&
                           !is_blank(command[i + 1]) && command[i + 1] != '#';
      if (between && (i <= width || best == 0)) best = i;
      i = scan.step(command, i);
    }
    return best == 0 ? command.size() : best;
  }

 private:
  enum class inside : unsigned char { quotes, bracket, arithmetic, backticks };
  static constexpr std::size_t deepest = 32;

  constexpr shell_scan() = default;

  constexpr bool is_inside(inside what) const { return depth_ != 0 && stack_[depth_ - 1] == what; }
  constexpr void open(inside what) {
    if (depth_ < deepest) stack_[depth_++] = what;
    else unfinished_ = true;
  }
  constexpr bool word_starts_at(std::string_view command, std::size_t i) const {
    return i == 0 || detail::contains(" \t;&|()`", command[i - 1]);
  }

  /// Reads what starts at `command[i]`; returns where its last character stands.
  constexpr std::size_t step(std::string_view command, std::size_t i) {
    const char c = command[i];
    const char next = i + 1 < command.size() ? command[i + 1] : '\0';
    if (c == '\\') {
      if (i + 1 == command.size()) unfinished_ = true;
      return i + 1;
    }
    if (c == '"') {
      if (is_inside(inside::quotes)) --depth_;
      else open(inside::quotes);
      return i;
    }
    if (c == '`') {
      if (is_inside(inside::backticks)) --depth_;
      else open(inside::backticks);
      return i;
    }
    if (c == '$' && next == '(') {
      open(i + 2 < command.size() && command[i + 2] == '(' ? inside::arithmetic : inside::bracket);
      return i + 1;
    }
    if (is_inside(inside::quotes)) return i;
    if (c == '\'') {
      const std::size_t end = detail::position(command.substr(i + 1), '\'');
      if (end == std::string_view::npos) unfinished_ = true;
      return end == std::string_view::npos ? command.size() : i + 1 + end;
    }
    if (c == '(') open(is_inside(inside::arithmetic) ? inside::arithmetic : inside::bracket);
    // A pattern of `case` ends in a bracket that nothing opened.
    if (c == ')' && (is_inside(inside::bracket) || is_inside(inside::arithmetic))) --depth_;
    if (is_inside(inside::arithmetic)) return i;
    if (c == '#' && word_starts_at(command, i)) comment_ = true;
    if (c == '<' && next == '<') {
      const bool here_string = i + 2 < command.size() && command[i + 2] == '<';
      if (!here_string) heredoc_ = true;
      return i + (here_string ? 2 : 1);
    }
    if (c == ';') list_ = true;
    if (c == '|' && next == '|') list_ = true;
    if (c == '&' && next == '&') return i + 1;
    // `2>&1` and `&>file` are redirections.
    if (c == '&' && next != '>' && (i == 0 || command[i - 1] != '>')) list_ = true;
    return i;
  }

  inside stack_[deepest]{};
  std::size_t depth_ = 0;
  bool unfinished_ = false;
  bool comment_ = false;
  bool heredoc_ = false;
  bool list_ = false;
};

}  // namespace dovetail
