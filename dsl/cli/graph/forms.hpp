/// A picture, written.
#pragma once

#include "cli/graph/graph.hpp"

#include <array>
#include <string>
#include <string_view>

namespace dovetail::cli::graph {

inline constexpr std::array<std::string_view, 5> form_names{"dot", "mermaid", "svg", "html", "json"};

/// For Graphviz. In the SVG the nodes have the ids n0, n1, …
std::string dot_of(const picture& of);
/// For Markdown, as the forges show it.
std::string mermaid_of(const picture& of);
/// By Graphviz' `dot`. Throws usage_error where it is not in PATH, or fails.
std::string svg_of(const picture& of);
/// The same as a part of a page.
std::string svg_element_of(const picture& of);
/// One page that needs no network: pan, zoom, search, an object's YAML.
std::string html_of(const picture& of, std::string_view title);
std::string json_of(const picture& of);

}  // namespace dovetail::cli::graph
