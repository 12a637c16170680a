/// The files of a chart's templates/.
#pragma once

#include "lowered_stack.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit::detail {

/// All of them are in one folder.
struct template_file {
  std::string path;
  std::string_view source;
  /// In the order in which they stand in it, with a line `---` between two.
  std::vector<const runtime_entry*> entries;
};

/// In the stack's order.
std::vector<template_file> template_files(const runtime_stack& stack);

}  // namespace dovetail::emit::detail
