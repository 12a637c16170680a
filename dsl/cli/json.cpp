#include "cli/json.hpp"

#include "cli/escaped.hpp"
#include "cli/excerpt.hpp"

#include <fmt/core.h>

namespace dovetail::cli {
namespace {

std::string json_string(std::string_view text) {
  return '"' + escaped(text, [](std::string& all, char c) { all += c; }) + '"';
}

/// What is no character of a text stands as `\x1b`, line by line.
std::string characters_of(std::string_view text) {
  std::string all;
  for (;;) {
    const std::size_t end = text.find('\n');
    all += printable(text.substr(0, end));
    if (end == std::string_view::npos) return all;
    all += '\n';
    text.remove_prefix(end + 1);
  }
}

}  // namespace

void json_writer::before_value() {
  if (named_) {
    named_ = false;
    return;
  }
  if (filled_.empty()) return;
  all_ += filled_.back() ? ",\n" : "\n";
  filled_.back() = true;
  all_.append(2 * filled_.size(), ' ');
}

json_writer& json_writer::begin(char bracket) {
  before_value();
  all_ += bracket;
  filled_.push_back(false);
  return *this;
}

json_writer& json_writer::end(char bracket) {
  const bool filled = filled_.back();
  filled_.pop_back();
  if (filled) {
    all_ += '\n';
    all_.append(2 * filled_.size(), ' ');
  }
  all_ += bracket;
  return *this;
}

json_writer& json_writer::name(std::string_view name) {
  before_value();
  all_ += json_string(name) + ": ";
  named_ = true;
  return *this;
}

json_writer& json_writer::text(std::string_view value) {
  before_value();
  all_ += json_string(characters_of(value));
  return *this;
}

json_writer& json_writer::number(std::uint64_t value) {
  before_value();
  all_ += fmt::format("{}", value);
  return *this;
}

json_writer& json_writer::flag(bool value) {
  before_value();
  all_ += value ? "true" : "false";
  return *this;
}

}  // namespace dovetail::cli
