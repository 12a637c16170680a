#include "template_file.hpp"

#include <algorithm>

namespace dovetail::emit::detail {

std::vector<template_file> template_files(const runtime_stack& stack) {
  std::vector<template_file> files;
  for (const runtime_entry& e : stack.resources) {
    std::string path = path_of(e, e.name.characters);
    std::replace(path.begin(), path.end(), '/', '-');
    path = "templates/" + path;
    const auto found = std::find_if(files.begin(), files.end(), [&](const auto& each) { return each.path == path; });
    const bool is_new = found == files.end();
    template_file& into = is_new ? files.emplace_back() : *found;
    if (is_new) {
      into.path = path;
      into.source = e.at.file == nullptr ? stack.source : e.at.file;
    }
    into.entries.push_back(&e);
  }
  return files;
}

}  // namespace dovetail::emit::detail
