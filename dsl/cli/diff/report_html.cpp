#include "cli/diff/report.hpp"
#include "cli/diff/text.hpp"
#include "cli/explain.hpp"

#include <fmt/format.h>

#include <string>
#include <string_view>

namespace dovetail::cli::diff {
namespace {

std::string escaped(std::string_view text) {
  std::string all;
  for (const char c : text) {
    switch (c) {
      case '&':
        all += "&amp;";
        break;
      case '<':
        all += "&lt;";
        break;
      case '>':
        all += "&gt;";
        break;
      case '"':
        all += "&quot;";
        break;
      default:
        all += c;
    }
  }
  return all;
}

/// Text with `code` in it.
std::string with_code(std::string_view text) {
  std::string all;
  bool is_code = false;
  for (const char c : escaped(text)) {
    if (c != '`') all += c;
    else all += (is_code = !is_code) ? "<code>" : "</code>";
  }
  return is_code ? all + "</code>" : all;
}

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

constexpr std::string_view head = R"html(<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
:root { color-scheme: light dark; --line: #8884; --new: #1a7f37; --gone: #cf222e; --changed: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --new: #3fb950; --gone: #ff7b72; --changed: #d29922; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 70rem; margin: 1.5rem auto; padding: 0 1rem; }
input { font: inherit; width: 100%; box-sizing: border-box; padding: .4rem .6rem; margin: 1rem 0; }
details { border: 1px solid var(--line); border-radius: 6px; margin: .5rem 0; padding: .3rem .7rem; }
summary { cursor: pointer; }
code, pre { font: 13px/1.5 ui-monospace, monospace; }
pre { margin: .3rem 0; white-space: pre-wrap; overflow-wrap: anywhere; }
.new { color: var(--new); } .gone { color: var(--gone); } .changed { color: var(--changed); }
.place, .both { opacity: .65; font-size: .85em; }
.effect { border-left: 4px solid var(--changed); padding: .1rem .7rem; margin: .5rem 0; }
.refused, .lost { border-color: var(--gone); } .accepted { opacity: .6; }
</style>
)html";

constexpr std::string_view script = R"html(<script>
const search = document.getElementById("search");
search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const each of document.querySelectorAll("[data-object]"))
    each.hidden = !words.every(word => each.textContent.toLowerCase().includes(word));
});
</script>
)html";

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

std::string html_of(const comparison& of, std::string_view title) {
  const shown_comparison found = shown(of, false);
  std::string all = fmt::format("<!doctype html>\n<html lang=\"en\">\n<title>{}</title>\n{}<h1>{}</h1>\n<p>{}</p>\n",
                                escaped(title), head, escaped(title), escaped(summary_of(found)));
  for (const consequence which : {consequence::refused, consequence::lost, consequence::happens})
    for (const effect& each : of.effects)
      if (consequence_of(*each.what) == which) all += tag_of(each, of);
  all += "<input id=\"search\" type=\"search\" placeholder=\"kind, name, path, value\" aria-label=\"search\">\n";
  for (const common_change& each : found.common) {
    std::string names;
    for (const object* one : each.of) names += fmt::format("{}{}", names.empty() ? "" : ", ", escaped(one->title()));
    all += fmt::format(
        "<details open data-object><summary>in {} objects</summary>\n{}<p class=\"place\">{}</p></details>\n",
        each.of.size(), tag_of(each.what, {}), names);
  }
  for (const shown_object& each : found.objects) {
    const char sign = each.pair->is_the_same() ? ' ' : sign_of(*each.pair);
    const std::string& state = each.pair->either().state;
    all += fmt::format("<details open data-object><summary><b class=\"{}\">{} {}</b>{}{}</summary>\n", class_of(sign),
                       sign, escaped(title_of(*each.pair)), place_tag(place_of(of, *each.pair)), place_tag(state));
    for (const change* one : each.changes) all += tag_of(shown(*one), place_of(of, *each.pair, *one));
    if (each.left_out != 0) all += fmt::format("<p class=\"place\">… and {} more changes</p>\n", each.left_out);
    for (const effect* one : each.effects) all += tag_of(*one, of);
    all += "</details>\n";
  }
  return all + std::string(script) + "</html>\n";
}

}  // namespace dovetail::cli::diff
