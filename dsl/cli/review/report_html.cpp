#include "cli/diff/report.hpp"
#include "cli/graph/forms.hpp"
#include "cli/html.hpp"
#include "cli/review/review.hpp"
#include "cli/review/sections.hpp"

#include "cli/tools/run.hpp"

#include <fmt/format.h>

namespace dovetail::cli::review {
namespace {

std::string row_of(const std::vector<std::string>& cells, std::string_view tag) {
  std::string all = "<tr>";
  for (const std::string& each : cells) all += fmt::format("<{0}>{1}</{0}>", tag, html::with_code(each));
  return all + "</tr>\n";
}

std::string tag_of(const table& of) {
  std::string all = "<table>\n" + row_of(of.columns, "th");
  for (const std::vector<std::string>& each : of.rows) all += row_of(each, "td");
  return all + "</table>\n";
}

/// What is new, gone and changed in colours; where Graphviz is not there to draw it, a word of that.
std::string picture_of(const graph::picture& of) {
  const std::string drawn =
      find_tool("dot").empty() ? "<p>Graphviz, which draws it, was not there.</p>" : graph::svg_element_of(of);
  return fmt::format(
      "<details><summary><b>Picture</b>: new green, gone red, changed brown</summary>\n<div class=\"picture\">{}</div></details>\n",
      drawn);
}

}  // namespace

std::string html_of(const review& of) {
  std::string all = fmt::format("<h1>Review</h1>\n<p>{}</p>\n{}{}", html::with_code(introduction_of(of)),
                                tag_of(overview_of(of)), html::search_field("kind, name, path, value"));
  for (const stack_review& each : of.stacks) {
    all += fmt::format("<h2>{} <code>{}</code></h2>\n{}", html::escaped(each.stack.stack()),
                       html::escaped(each.stack.folder()), diff::html_part_of(each.found));
    if (!each.picture.nodes.empty()) all += picture_of(each.picture);
    for (const section& part : sections_of(each)) {
      all += fmt::format("<details{}><summary><b>{}</b>: {}</summary>\n", part.is_new() ? " open" : "", part.title,
                         html::escaped(part.summary));
      if (part.is_new()) all += tag_of(part.what);
      if (!part.as_before.rows.empty()) all += tag_of(part.as_before);
      all += "</details>\n";
    }
  }
  return html::page("Review", all);
}

}  // namespace dovetail::cli::review
