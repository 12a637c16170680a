/// Templates of a Helm chart: what a resource is in each combination of the switches that decide on it, merged into one text
/// with `if` blocks. Blocks hold whole lines, so each combination gives back exactly the lines that it was made of.
#pragma once

#include "dovetail/declared/value.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit::detail {

/// A line, or a block that a condition decides.
struct template_node {
  /// As the writer of YAML made it, with markers. A block has none.
  std::string line{};
  /// A line asks for nothing.
  condition asked{};
  std::vector<template_node> then{}, otherwise{};

  bool is_block() const { return asked.of != nullptr; }
};
using template_nodes = std::vector<template_node>;

template_nodes lines_of(std::string_view yaml);

/// `on` where the condition holds and `off` where it does not; what they share stands once.
template_nodes merged(const condition& asked, const template_nodes& on, const template_nodes& off);

/// What the markers of a template stand for.
struct template_words {
  std::string_view chart;
  std::span<const value_declaration* const> values;
  /// The choice of the environment: of its words only the one is named that is asked for. Null where environments are none of the
  /// chart's values.
  const value_declaration* environment = nullptr;
};

/// The template's text. Throws std::invalid_argument for a value that may have line breaks, inside a text of several lines.
std::string template_text(const template_nodes& nodes, const template_words& words);

/// ".Values.image.tag"
std::string values_path(std::string_view name);

/// A name that begins with the chart's: the chart's own, or one with a dash behind it.
bool begins_with_chart(std::string_view name, std::string_view chart);
/// Such a name in a template.
std::string own_name_text(std::string_view name, std::string_view chart);

/// A text as the template language has it, between double quotes.
std::string template_string(std::string_view text);

}  // namespace dovetail::emit::detail
