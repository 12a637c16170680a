#include "problem.hpp"

#include <fmt/core.h>

namespace dovetail::schema {

std::string to_string(const position& where) {
  if (where.line == 0) return where.file;
  if (where.column == 0) return fmt::format("{}:{}", where.file, where.line);
  return fmt::format("{}:{}:{}", where.file, where.line, where.column);
}

namespace {

// A file's own characters stand in some messages; what is none to show must not reach a terminal.
std::string printable(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = '?';
  return text;
}

}  // namespace

problem::problem(const position& where, const std::string& fault, const std::string& mend)
    : std::runtime_error(printable(mend.empty() ? fmt::format("{}: {}", to_string(where), fault)
                                                : fmt::format("{}: {}; {}", to_string(where), fault, mend))),
      where_(where),
      fault_(printable(fault)) {}

}  // namespace dovetail::schema
