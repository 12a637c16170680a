/// What a compiler says about one thing: the error, where it comes from, and the notes on it.
#pragma once

#include "output_line.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace dovetail::launcher {

struct diagnostic {
  /// In the order in which they came: contexts, the error, notes with contexts of theirs; source lines after each.
  std::vector<output_line> lines;
  std::size_t error_at = 0;

  const output_line& error() const { return lines[error_at]; }
  /// Where the error comes from, by g++, outermost include first.
  std::span<const output_line> before() const { return std::span(lines).first(error_at); }
  std::span<const output_line> after() const { return std::span(lines).subspan(error_at + 1); }
  std::string raw() const;
};

/// Puts lines together. An error is given away whole; all else, line by line as it comes.
class diagnostic_reader {
 public:
  diagnostic_reader(std::function<void(const diagnostic&)> error, std::function<void(const output_line&)> passed)
      : error_(std::move(error)), passed_(std::move(passed)) {}

  void add(output_line line);
  /// At the end of the output.
  void finish();

 private:
  void add_header(output_line line);
  void add_rest(output_line line);
  void append(output_line line);
  void end_error();
  void pass_contexts();
  bool continues_note(const output_line& line);

  std::function<void(const diagnostic&)> error_;
  std::function<void(const output_line&)> passed_;
  diagnostic open_;
  bool is_open_ = false;
  /// What came before a line that says what it belongs to.
  std::vector<output_line> contexts_;
  /// Lines for which a note with a line break in its quotes may go on.
  std::size_t note_may_go_on_ = 0;
  /// Clang to version 16 shows source lines without their numbers: what is underlined below is one.
  bool release_held(output_line& next);
  bool expects_source_ = false;
  bool is_held_ = false;
  output_line held_;
  std::size_t size_ = 0;
};

}  // namespace dovetail::launcher
