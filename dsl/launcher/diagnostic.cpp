#include "diagnostic.hpp"

#include <utility>

namespace dovetail::launcher {
namespace {

/// More than this of one error is for nobody to read, nor to be kept in memory.
constexpr std::size_t most_of_one_error = 1 << 20;
/// Of the text of a lambda, say, that a note quotes.
constexpr std::size_t most_lines_of_a_note = 200;

bool leaves_quote_open(std::string_view message) {
  return message.starts_with("in call to '") && !message.ends_with('\'');
}

}  // namespace

std::string diagnostic::raw() const {
  std::string all;
  for (const output_line& line : lines) all += line.raw;
  return all;
}

void diagnostic_reader::add(output_line line) {
  if (is_open_ && size_ > most_of_one_error) end_error();
  size_ += line.raw.size();
  if (is_held_ && release_held(line)) return;
  if (note_may_go_on_ > 0 && continues_note(line)) return append(std::move(line));
  if (line.is_header()) return add_header(std::move(line));
  if (line.kind == line_kind::context) {
    contexts_.push_back(std::move(line));
    expects_source_ = false;
    return;
  }
  add_rest(std::move(line));
}

bool diagnostic_reader::continues_note(const output_line& line) {
  --note_may_go_on_;
  if (line.is_header() || line.kind == line_kind::context) {
    note_may_go_on_ = 0;
    return false;
  }
  if (line.message.ends_with('\'')) note_may_go_on_ = 0;
  return true;
}

void diagnostic_reader::add_header(output_line line) {
  const line_kind kind = line.kind;
  const bool may_go_on = leaves_quote_open(line.message);
  if (kind == line_kind::note && is_open_) {
    for (output_line& context : std::exchange(contexts_, {})) append(std::move(context));
    append(std::move(line));
  } else {
    end_error();
    if (kind == line_kind::error) {
      is_open_ = true;
      open_.lines = std::exchange(contexts_, {});
      open_.error_at = open_.lines.size();
      size_ = line.raw.size();
      append(std::move(line));
    } else {
      pass_contexts();
      passed_(line);
    }
  }
  expects_source_ = true;
  note_may_go_on_ = is_open_ && may_go_on ? most_lines_of_a_note : 0;
}

void diagnostic_reader::add_rest(output_line line) {
  const bool is_of_a_context = !contexts_.empty() && line.kind == line_kind::excerpt;
  if (is_of_a_context) {
    contexts_.push_back(std::move(line));
    return;
  }
  const bool belongs = line.kind == line_kind::excerpt || line.message.starts_with("  ");
  if (is_open_ && contexts_.empty() && belongs) {
    // An error of several lines of source has a line below each.
    if (is_underline(line.message)) expects_source_ = true;
    return append(std::move(line));
  }
  if (is_open_ && contexts_.empty() && expects_source_ && line.kind == line_kind::other) {
    held_ = std::move(line);
    is_held_ = true;
    return;
  }
  end_error();
  pass_contexts();
  passed_(line);
}

bool diagnostic_reader::release_held(output_line& next) {
  is_held_ = false;
  expects_source_ = is_underline(next.message);
  if (expects_source_) {
    append(std::move(held_));
    append(std::move(next));
    return true;
  }
  end_error();
  passed_(held_);
  return false;
}

void diagnostic_reader::append(output_line line) { open_.lines.push_back(std::move(line)); }

void diagnostic_reader::end_error() {
  if (!is_open_) return;
  is_open_ = false;
  error_(open_);
  open_.lines.clear();
}

void diagnostic_reader::pass_contexts() {
  for (const output_line& context : std::exchange(contexts_, {})) passed_(context);
}

void diagnostic_reader::finish() {
  output_line nothing;
  if (is_held_) release_held(nothing);
  end_error();
  pass_contexts();
}

}  // namespace dovetail::launcher
