/// The Helm chart that a stack can be written as: `Chart<"web">{}.withVersion("1.0.0").withReadme("…")`.
#pragma once

#include "dovetail/build/argument.hpp"
#include "dovetail/text/fixed_string.hpp"
#include "dovetail/text/names.hpp"

#include <string_view>

namespace dovetail {

namespace grammars {

/// Source: semver.org, without build metadata, which Helm's own labels do not take.
DOVETAIL_PREDICATE bool is_chart_version(std::string_view text) {
  const std::size_t dash = detail::position(text, '-');
  std::size_t parts = 0;
  const bool numbers = detail::every_part(text.substr(0, dash), '.', [&](std::string_view part) {
    ++parts;
    return is_whole_number(part) && (part.size() == 1 || part.front() != '0');
  });
  if (!numbers || parts != 3) return false;
  return dash == std::string_view::npos || detail::every_part(text.substr(dash + 1), '.', [](std::string_view part) {
           for (const char c : part)
             if (!detail::is_alphanumeric(c) && c != '-') return false;
           return !part.empty();
         });
}

inline constexpr grammar chart_version{
    "version of a chart", "three numbers as in `1.4.0`, with `-beta.1` after them if need be", is_chart_version};

}  // namespace grammars

namespace error {
void this_is_no_version_of_a_chart(std::string_view version, std::string_view grammar);
}

/// What a chart says of itself. It lives at namespace scope.
struct chart_definition {
  std::string_view name{};
  place at{};
  std::string_view version{"0.1.0"};
  std::string_view description{};
  /// The value that the application's version is: `image.tag`.
  const value_declaration* app_version = nullptr;
  std::string_view readme{};

  /// The chart's own version, which goes up with each change of it.
  consteval auto withVersion(const char* semantic) const {
    if (!grammars::is_chart_version(semantic))
      error::this_is_no_version_of_a_chart(semantic, grammars::chart_version.says);
    chart_definition next = *this;
    next.version = semantic;
    return next;
  }
  consteval auto withDescription(const char* sentence) const {
    chart_definition next = *this;
    next.description = sentence;
    return next;
  }
  /// The value whose default is the application's version.
  consteval auto withAppVersion(const value_declaration& value) const {
    chart_definition next = *this;
    next.app_version = &value;
    return next;
  }
  /// What README.md has to say beyond the chart's values, in Markdown: what a person does once, by hand.
  consteval auto withReadme(const char* markdown) const {
    chart_definition next = *this;
    next.readme = markdown;
    return next;
  }
};

template <fixed_string Name>
struct Chart : chart_definition {
  static_assert(is_dns_label(Name.view()), "a chart's name has lower-case letters, digits and `-`");

  consteval Chart(place written = place{__builtin_FILE(), __builtin_LINE()})
      : chart_definition{detail::kept<Name>.view(), written} {}
  DOVETAIL_REFUSE_IN_BRACES(Chart, "Chart<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Chart, chart_definition, "Chart<\"name\">{}");

}  // namespace dovetail
