/// A comparison for people and for programs.
#pragma once

#include "cli/diff/diff.hpp"

#include <array>
#include <string>
#include <string_view>

namespace dovetail::cli::diff {

enum class report_format { text, markdown, json, html };

/// Their names, in the same order.
inline constexpr std::array<std::string_view, 4> report_format_names{"text", "markdown", "json", "html"};

/// For a terminal: each object with its changes, what the update does beneath them, and the counts at the end. What several objects
/// say alike is said once, unless `all` is said.
std::string text_of(const comparison& of, bool coloured, bool all);
/// For the comment of a pull request.
std::string markdown_of(const comparison& of, bool all);
/// The same without a heading, as a part of a longer text.
std::string markdown_part_of(const comparison& of, bool all);
/// Everything, each change with its values.
std::string json_of(const comparison& of);
/// One page that needs no network: a search, and what the update does first.
std::string html_of(const comparison& of, std::string_view title);
/// The same as a part of a page (cli/html.hpp).
std::string html_part_of(const comparison& of);

}  // namespace dovetail::cli::diff
