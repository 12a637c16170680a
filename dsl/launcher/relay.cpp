#include "relay.hpp"

#include "mistake.hpp"

#include <algorithm>
#include <utility>

namespace dovetail::launcher {
namespace {

using sort = judgement::sort;

/// More is not held back: the reader gets it as it is.
constexpr std::size_t most_held = 1 << 20;
constexpr std::size_t longest_line = 1 << 20;

std::size_t count_lines(std::string_view text) {
  return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
}

/// The characters of UTF-8 in a text, as columns of a terminal.
std::size_t width_of(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }));
}

}  // namespace

relay::relay(std::span<const char* const> options, painter paint, std::function<void(std::string_view)> write)
    : files_(options),
      paint_(paint),
      write_(std::move(write)),
      reader_([this](const diagnostic& said) { judge_error(said); }, [this](const output_line& line) { pass(line); }) {}

void relay::add(std::string_view piece) {
  while (!piece.empty()) {
    const std::size_t end = piece.find('\n');
    const bool is_whole = end != std::string_view::npos;
    const std::string_view part = piece.substr(0, is_whole ? end + 1 : piece.size());
    piece.remove_prefix(part.size());
    partial_.append(part);
    if (is_whole || partial_.size() > longest_line) reader_.add(read_line(std::exchange(partial_, {})));
  }
}

void relay::judge_error(const diagnostic& said) {
  const std::optional<judgement> mistake = mistake_of(said, files_);
  judgement made = mistake ? *mistake : judge(said);
  std::string raw = said.raw();
  if (made.what != sort::said) return put(std::move(raw), made.what);
  std::string text = in_words(made, said);
  if (!known_.insert(text).second) return leave_out(raw);
  // The error's own line is said in other words.
  lines_left_out_ += said.lines.size() - 1;
  put(std::move(text), sort::said);
}

void relay::pass(const output_line& line) {
  // Clang counts what it said, and not what is shown.
  if (line.kind == line_kind::summary && lines_left_out_ > 0) return leave_out(line.raw);
  put(line.raw, sort::kept);
}

std::string relay::in_words(const judgement& made, const diagnostic& said) {
  const std::string place = files_.shown_name(made.at.file) + ":" + std::to_string(made.at.line) + ":";
  std::string text;
  if (made.at.known()) text = paint_.strong(place) + " ";
  text += paint_.error("error:") + " " + paint_.strong(made.words) + "\n";
  const std::string line = files_.line(made.at);
  if (line.find_first_not_of(' ') == std::string::npos) return text;
  auto marked_part = made.marks.empty() ? mark_of_words(line, made.words) : mark_of_any(line, made.marks);
  if (!marked_part && made.at == said.error().at) marked_part = underlined(said);
  if (!marked_part || marked_part->begin + marked_part->size > line.size()) marked_part = whole(line);
  const span_of_line mark = *marked_part;
  std::string number = std::to_string(made.at.line);
  if (number.size() < 5) number.insert(0, 5 - number.size(), ' ');
  const std::string_view view = line;
  const std::string_view before = view.substr(0, mark.begin), marked = view.substr(mark.begin, mark.size);
  text += number + " | " + std::string(before) + paint_.error(marked) +
          std::string(view.substr(mark.begin + mark.size)) + "\n";
  text += std::string(number.size(), ' ') + " | " + std::string(width_of(before), ' ') +
          paint_.error("^" + std::string(std::max<std::size_t>(width_of(marked), 1) - 1, '~')) + "\n";
  return text;
}

bool relay::explains(sort what) const {
  return what == sort::follows_what_is_said ? has_said_ : what == sort::follows_any_error && has_error_;
}

void relay::put(std::string text, sort what) {
  if (what == sort::said) has_said_ = has_error_ = true;
  held_size_ += text.size();
  held_.push_back({std::move(text), what});
  write_what_is_clear();
  if (held_size_ > most_held) write_all();
}

void relay::leave_out(std::string_view text) { lines_left_out_ += count_lines(text); }

void relay::write_what_is_clear() {
  while (!held_.empty()) {
    const held_text& first = held_.front();
    const bool may_be_left_out = first.what == sort::follows_what_is_said || first.what == sort::follows_any_error;
    if (may_be_left_out && !explains(first.what)) return;
    if (may_be_left_out) leave_out(first.text);
    else write_(first.text);
    held_size_ -= first.text.size();
    held_.pop_front();
  }
}

void relay::write_all() {
  for (const held_text& one : held_) {
    if (explains(one.what)) leave_out(one.text);
    else write_(one.text);
  }
  held_.clear();
  held_size_ = 0;
}

void relay::finish() {
  if (!partial_.empty()) reader_.add(read_line(std::exchange(partial_, {})));
  reader_.finish();
  write_all();
  if (lines_left_out_ == 0) return;
  write_("dovetail: " + std::to_string(lines_left_out_) + (lines_left_out_ == 1 ? " line" : " lines") +
         " of the compiler left out; with DOVETAIL_RAW_ERRORS=1 it says them\n");
}

}  // namespace dovetail::launcher
