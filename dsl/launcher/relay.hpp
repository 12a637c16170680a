/// From what the compiler says to what the reader sees.
#pragma once

#include "colours.hpp"
#include "diagnostic.hpp"
#include "judgement.hpp"
#include "source.hpp"

#include <cstddef>
#include <deque>
#include <functional>
#include <set>
#include <span>
#include <string>
#include <string_view>

namespace dovetail::launcher {

class relay {
 public:
  /// `write` gets the text for the reader, in pieces; `options` are the compiler's.
  relay(std::span<const char* const> options, painter paint, std::function<void(std::string_view)> write);

  /// What the compiler says, in pieces as they come.
  void add(std::string_view piece);
  /// At the end: all that is still held, and how to see what was left out.
  void finish();

 private:
  struct held_text {
    std::string text;
    judgement::sort what;
  };

  void judge_error(const diagnostic& said);
  void pass(const output_line& line);
  std::string in_words(const judgement& made, const diagnostic& said);
  void put(std::string text, judgement::sort what);
  bool explains(judgement::sort what) const;
  void leave_out(std::string_view text);
  void write_what_is_clear();
  void write_all();

  source_files files_;
  painter paint_;
  std::function<void(std::string_view)> write_;
  diagnostic_reader reader_;
  /// The line that is not yet at its end.
  std::string partial_;
  /// What waits, since the first of it may be left out once a later error explains it.
  std::deque<held_text> held_;
  std::size_t held_size_ = 0;
  bool has_said_ = false;
  bool has_error_ = false;
  std::set<std::string, std::less<>> known_;
  std::size_t lines_left_out_ = 0;
};

}  // namespace dovetail::launcher
