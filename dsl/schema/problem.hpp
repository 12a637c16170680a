/// What is wrong with the importer's input or output, in the words its user sees.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace dovetail::schema {

/// Where in an input something stands; lines and columns count from 1, and 0 means unknown.
struct position {
  std::string file;
  int line = 0;
  int column = 0;
};

/// `file:line:column`, without what is not known.
std::string to_string(const position& where);

/// One fault: what it is, where it is, and how to mend it.
class problem : public std::runtime_error {
 public:
  problem(const position& where, const std::string& fault, const std::string& mend);

  const position& where() const { return where_; }
  /// What it is, without its place and how to mend it.
  const std::string& fault() const { return fault_; }

 private:
  position where_;
  std::string fault_;
};

}  // namespace dovetail::schema
