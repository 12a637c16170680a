#include "dovetail/read/problem.hpp"

#include <string>

namespace dovetail::read {

std::string to_text(const problem& what) {
  std::string line = what.at.file == nullptr ? "" : what.at.file;
  if (what.at.line != 0) line += ":" + std::to_string(what.at.line);
  if (what.at.line != 0 && what.at.column != 0) line += ":" + std::to_string(what.at.column);
  if (!line.empty()) line += ": ";
  if (!what.path.empty()) line += what.path + ": ";
  return line + what.text;
}

}  // namespace dovetail::read
