#include "cli/html.hpp"
#include "cli/graph/forms.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cctype>

namespace dovetail::cli::graph {
namespace {

using nlohmann::json;

constexpr std::string_view head = R"html(<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
html, body { margin: 0; height: 100%; font: 14px/1.45 system-ui, sans-serif; color: #111; background: #fff; }
body { display: flex; }
#view { flex: 1; overflow: hidden; cursor: grab; touch-action: none; position: relative; }
#view.dragged { cursor: grabbing; }
#view svg { position: absolute; left: 0; top: 0; transform-origin: 0 0; width: auto; height: auto; }
#panel { width: 26rem; max-width: 45%; border-left: 1px solid #ccc; display: flex; flex-direction: column; overflow: hidden; }
#panel > * { padding: .5rem .8rem; margin: 0; }
input { font: inherit; padding: .35rem .5rem; width: 100%; box-sizing: border-box; }
#found { list-style: none; max-height: 40%; overflow: auto; border-bottom: 1px solid #ddd; }
#found li, .near { cursor: pointer; padding: .1rem 0; }
#found li:hover, .near:hover { text-decoration: underline; }
#about { overflow: auto; flex: 1; }
#about h2 { font-size: 1rem; margin: 0 0 .3rem; overflow-wrap: anywhere; }
pre { font: 12px/1.45 ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f6f4; padding: .5rem; }
.place { opacity: .7; font-size: .9em; } .finding { border-left: 4px solid #cf222e; padding-left: .5rem; margin: .3rem 0; }
g.node { cursor: pointer; } g.chosen > path, g.chosen > polygon { stroke: #2563eb; stroke-width: 4; }
svg.dimmed g.node:not(.near):not(.chosen), svg.dimmed g.edge:not(.near) { opacity: .25; }
</style>
)html";

constexpr std::string_view script = R"html(<script>
"use strict";
const objects = JSON.parse(document.getElementById("objects").textContent);
const edges = JSON.parse(document.getElementById("edges").textContent);
const view = document.getElementById("view"), svg = view.querySelector("svg");
const found = document.getElementById("found"), about = document.getElementById("about"), search = document.getElementById("search");
let x = 0, y = 0, scale = 1;
const place = () => { svg.style.transform = `translate(${x}px, ${y}px) scale(${scale})`; };
const size = () => svg.viewBox.baseVal;
function fit() {
  const box = view.getBoundingClientRect();
  svg.setAttribute("width", size().width); svg.setAttribute("height", size().height);
  scale = Math.min(box.width / size().width, box.height / size().height, 1.5) * 0.96;
  x = (box.width - size().width * scale) / 2; y = (box.height - size().height * scale) / 2;
  place();
}
function zoom(by, at) {
  const next = Math.min(Math.max(scale * by, 0.02), 8);
  x = at.x - (at.x - x) * next / scale; y = at.y - (at.y - y) * next / scale; scale = next;
  place();
}
view.addEventListener("wheel", event => {
  event.preventDefault();
  const box = view.getBoundingClientRect();
  zoom(Math.exp(-event.deltaY / 400), {x: event.clientX - box.left, y: event.clientY - box.top});
}, {passive: false});
let held = null;
view.addEventListener("pointerdown", event => { held = {x: event.clientX - x, y: event.clientY - y, moved: false, startX: event.clientX, startY: event.clientY}; });
window.addEventListener("pointermove", event => {
  if (!held) return;
  if (Math.abs(event.clientX - held.startX) + Math.abs(event.clientY - held.startY) > 4) { held.moved = true; view.classList.add("dragged"); }
  if (held.moved) { x = event.clientX - held.x; y = event.clientY - held.y; place(); }
});
window.addEventListener("pointerup", event => {
  const moved = held && held.moved;
  held = null; view.classList.remove("dragged");
  if (moved || !view.contains(event.target)) return;
  const node = event.target.closest("g.node");
  node ? choose(Number(node.id.slice(1)), false) : leave();
});
const text = (parent, tag, words, style) => {
  const made = document.createElement(tag);
  made.textContent = words;
  if (style) made.className = style;
  parent.append(made);
  return made;
};
const titleOf = each => `${each.kind} ${each.namespace ? each.namespace + "/" : ""}${each.name}${each.in ? ", " + each.in : ""}`;
function leave() {
  svg.classList.remove("dimmed");
  for (const each of svg.querySelectorAll(".chosen, .near")) each.classList.remove("chosen", "near");
}
function choose(number, centre) {
  leave();
  const each = objects[number], node = document.getElementById("n" + number);
  node.classList.add("chosen"); svg.classList.add("dimmed");
  about.replaceChildren();
  text(about, "h2", titleOf(each));
  text(about, "div", each.file ? `${each.file}:${each.line}` : "not written here", "place");
  if (each.source) text(about, "div", each.source, "place");
  if (each.change) text(about, "div", each.change);
  for (const finding of each.findings || []) text(about, "div", finding, "finding");
  edges.forEach((edge, i) => {
    if (edge.from !== number && edge.to !== number) return;
    const other = edge.from === number ? edge.to : edge.from;
    document.getElementById("n" + other).classList.add("near");
    for (const line of svg.querySelectorAll("g.edge"))
      if (line.querySelector("title").textContent === `n${edge.from}->n${edge.to}`) line.classList.add("near");
    const words = edge.from === number ? `${edge.says} ${titleOf(objects[other])}` : `${titleOf(objects[other])} ${edge.says} it`;
    text(about, "div", words, "near").addEventListener("click", () => choose(other, true));
  });
  if (each.yaml) text(about, "pre", each.yaml);
  if (centre) {
    const box = view.getBoundingClientRect(), at = node.getBoundingClientRect();
    scale = Math.max(scale, 0.8);
    place();
    const now = node.getBoundingClientRect();
    x += box.left + box.width / 2 - (now.left + now.width / 2); y += box.top + box.height / 2 - (now.top + now.height / 2);
    place();
  }
}
function look() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  found.replaceChildren();
  if (words.length === 0) return [];
  const fitting = objects.map((each, i) => i).filter(i => words.every(word => titleOf(objects[i]).toLowerCase().includes(word)));
  for (const i of fitting) text(found, "li", titleOf(objects[i])).addEventListener("click", () => choose(i, true));
  return fitting;
}
search.addEventListener("input", look);
search.addEventListener("keydown", event => { if (event.key === "Enter") { const all = look(); if (all.length) choose(all[0], true); } });
window.addEventListener("resize", fit);
fit();
// What the tests look at: that each object is drawn, is found, and tells what it is.
if (location.hash === "#check") {
  const wrong = [];
  objects.forEach((each, i) => {
    if (!document.getElementById("n" + i)) return wrong.push("not drawn: " + titleOf(each));
    search.value = titleOf(each);
    if (!look().includes(i)) wrong.push("not found: " + titleOf(each));
    choose(i, true);
    const box = document.getElementById("n" + i).getBoundingClientRect(), shown = view.getBoundingClientRect();
    if (box.right < shown.left || box.left > shown.right || box.bottom < shown.top || box.top > shown.bottom) wrong.push("not in view: " + titleOf(each));
    if (!about.textContent.includes(each.name)) wrong.push("tells nothing: " + titleOf(each));
    if (each.yaml && !about.querySelector("pre")) wrong.push("has no YAML: " + titleOf(each));
  });
  search.value = ""; look(); leave(); fit();
  text(document.body, "div", `${objects.length} objects, ${wrong.length} wrong ${wrong.join("; ")}`).id = "checked";
}
</script>
)html";

/// JSON within a page: nothing in it ends the element that it is in.
std::string in_page(const json& of) {
  std::string text = of.dump(-1, ' ', false, json::error_handler_t::replace), all;
  for (const char c : text) all += c == '<' ? std::string("\\u003c") : std::string(1, c);
  return all;
}

json objects_of(const picture& of) {
  json all = json::array();
  for (const node& each : of.nodes) {
    json made{{"kind", each.kind},     {"name", each.name}, {"namespace", each.name_space},
              {"in", each.state},      {"file", each.file}, {"line", each.line},
              {"source", each.source}, {"yaml", each.yaml}, {"change", word_of(each.what_becomes)}};
    if (!each.findings.empty()) made["findings"] = each.findings;
    all.push_back(std::move(made));
  }
  return all;
}

json edges_of(const picture& of) {
  json all = json::array();
  for (const edge& each : of.edges) all.push_back({{"from", each.from}, {"to", each.to}, {"says", each.says}});
  return all;
}

}  // namespace

std::string html_of(const picture& of, std::string_view title) {
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<title>{0}</title>\n{1}<div id=\"view\">{2}</div>\n<div id=\"panel\">\n"
      "<div><b>{0}</b></div>\n<div><input id=\"search\" type=\"search\" placeholder=\"kind, namespace, name\" aria-label=\"search\"></div>\n"
      "<ul id=\"found\"></ul>\n<div id=\"about\"><p class=\"place\">Drag to move, turn the wheel to zoom, click an object.</p></div>\n</div>\n"
      "<script type=\"application/json\" id=\"objects\">{3}</script>\n<script type=\"application/json\" id=\"edges\">{4}</script>\n{5}</html>\n",
      html::escaped(title), head, svg_element_of(of), in_page(objects_of(of)), in_page(edges_of(of)), script);
}

}  // namespace dovetail::cli::graph
