#include "cli/html.hpp"

#include <fmt/format.h>

namespace dovetail::cli::html {
namespace {

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
table { border-collapse: collapse; margin: .5rem 0; } td, th { border: 1px solid var(--line); padding: .2rem .6rem; text-align: left; vertical-align: top; }
.picture { overflow: auto; background: #fff; } .picture svg { max-width: 100%; height: auto; }
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

}  // namespace

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

std::string with_code(std::string_view text) {
  std::string all;
  bool is_code = false;
  for (const char c : escaped(text)) {
    if (c != '`') all += c;
    else all += (is_code = !is_code) ? "<code>" : "</code>";
  }
  return is_code ? all + "</code>" : all;
}

std::string page(std::string_view title, std::string_view body) {
  return fmt::format("<!doctype html>\n<html lang=\"en\">\n<title>{}</title>\n{}{}{}</html>\n", escaped(title), head,
                     body, script);
}

std::string search_field(std::string_view for_what) {
  return fmt::format("<input id=\"search\" type=\"search\" placeholder=\"{}\" aria-label=\"search\">\n",
                     escaped(for_what));
}

}  // namespace dovetail::cli::html
