/// The templates of a chart, for where what Helm makes of them stands.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

struct template_place {
  std::string file{};
  /// From 1; 0: no line of the template says it.
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

class chart_sources {
 public:
  chart_sources(std::filesystem::path folder, std::string_view rendered);

  /// The template that Helm says a line is from, and the line of it whose text makes this one; nothing where it is of a chart
  /// that is packed, or Helm does not say it.
  std::optional<template_place> find(std::uint32_t line, std::uint32_t column);

 private:
  /// A document, from `# Source:` on.
  struct part {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string file{};
  };
  const std::vector<std::string>& lines_of(const std::string& file);

  std::filesystem::path folder_;
  std::vector<std::string> rendered_{};
  std::vector<part> parts_{};
  std::map<std::string, std::vector<std::string>> templates_{};
};

}  // namespace dovetail::cli
