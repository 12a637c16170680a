/// What was found, for people and for programs.
#pragma once

#include "cli/outcome.hpp"

#include <string>

namespace dovetail::cli {

/// Each finding with its line and a caret; empty where nothing was found. Of findings that are alike one is shown, with the
/// places of the others, unless all are asked for.
std::string text_of(const outcome& found, bool coloured, bool all = false);
std::string json_of(const outcome& found);
/// SARIF 2.1.0, for code scanning.
std::string sarif_of(const outcome& found);
/// Annotations of a GitHub workflow.
std::string github_of(const outcome& found);

/// What was passed over and what could not be read, a line each.
std::string notices_of(const outcome& found);
/// "2 errors in 12 objects of 5 files", "12 objects of 5 files are sound"; where there are many, by their rules too.
std::string summary_of(const outcome& found);

/// "a.yaml:12:7"
std::string place_of(const std::string& file, std::uint32_t line, std::uint32_t column);
/// " (in overlay shop/overlays/prod and 2 more)"; empty for what is checked as it lies
std::string words_of_renderings(const finding& each);
/// "error" or "warning"
std::string_view severity_of(const check::rule& what);

}  // namespace dovetail::cli
