#include "cli/diff/report.hpp"
#include "cli/diff/text.hpp"
#include "cli/explain.hpp"
#include "cli/html.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace dovetail::cli::diff {
namespace {

using html::escaped;
using html::with_code;

std::string_view class_of(char sign) {
  switch (sign) {
    case '+':
      return "new";
    case '-':
      return "gone";
    case ' ':
      return "both";
    default:
      return "changed";
  }
}

std::string place_tag(const std::string& place) {
  return place.empty() ? "" : fmt::format(" <span class=\"place\">{}</span>", escaped(place));
}

std::string tag_of(const effect& each, const comparison& in) {
  return fmt::format(
      "<div class=\"effect {}\"><b>{}</b> {} <span class=\"place\">{}</span>{}<br><span class=\"place\">{}</span></div>\n",
      each.is_accepted ? "accepted" : word_of(*each.what), each.is_accepted ? "accepted" : word_of(*each.what),
      with_code(each.words), each.what->id, place_tag(place_of(in, *each.about, each.is_of_old, each.at)),
      with_code(mend_of(*each.what)));
}

std::string tag_of(const shown_change& change, const std::string& place) {
  std::string all = fmt::format("<pre><span class=\"{}\">{}</span> {}{}", class_of(change.sign), change.sign,
                                escaped(change.line), place_tag(place));
  for (const shown_line& line : change.more)
    all += fmt::format("\n    <span class=\"{}\">{} {}</span>", class_of(line.sign), line.sign, escaped(line.text));
  return all + "</pre>\n";
}

}  // namespace

std::string html_part_of(const comparison& of) {
  const shown_comparison found = shown(of, false);
  std::string all = fmt::format("<p>{}</p>\n", escaped(summary_line_of(found)));
  for (const consequence which : {consequence::refused, consequence::lost, consequence::happens})
    for (const effect* each : told_once(of, which)) all += tag_of(*each, of);
  for (const common_change& each : found.common) {
    std::string names;
    for (const object* one : each.of) names += fmt::format("{}{}", names.empty() ? "" : ", ", escaped(one->title()));
    all += fmt::format(
        "<details open data-object><summary>in {} objects</summary>\n{}<p class=\"place\">{}</p></details>\n",
        each.of.size(), tag_of(each.what, {}), names);
  }
  for (const shown_object& each : found.objects) {
    const char sign = each.pair->is_the_same() ? ' ' : sign_of(*each.pair);
    const std::string& state = each.in;
    all += fmt::format("<details open data-object><summary><b class=\"{}\">{} {}</b>{}{}</summary>\n", class_of(sign),
                       sign, escaped(title_of(*each.pair)), place_tag(place_of(of, *each.pair)), place_tag(state));
    for (const change* one : each.changes) all += tag_of(shown(*one), place_of(of, *each.pair, *one));
    if (each.left_out != 0) all += fmt::format("<p class=\"place\">… and {} more changes</p>\n", each.left_out);
    for (const effect* one : each.effects) all += tag_of(*one, of);
    all += "</details>\n";
  }
  return all;
}

std::string html_of(const comparison& of, std::string_view title) {
  return html::page(title, fmt::format("<h1>{}</h1>\n{}{}", escaped(title),
                                       html::search_field("kind, name, path, value"), html_part_of(of)));
}

}  // namespace dovetail::cli::diff
