#include "cli/graph/forms.hpp"
#include "cli/graph/layout.hpp"
#include "cli/tools/run.hpp"
#include "cli/tools/temporary_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>

namespace dovetail::cli::graph {
namespace {

std::string in_quotes(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') all += '\\';
    all += c == '\n' ? ' ' : c;
  }
  return all + "\"";
}

std::string_view fill_of(role of) {
  switch (of) {
    case role::way_in:
      return "#c7d2fe";
    case role::service:
      return "#bae6fd";
    case role::workload:
      return "#bbf7d0";
    case role::configuration:
      return "#fef08a";
    case role::data:
      return "#fed7aa";
    case role::policy:
      return "#e5e7eb";
    case role::outside:
      return "#ffffff";
    case role::other:
      break;
  }
  return "#f5f5f4";
}

std::string_view colour_of(change of) {
  switch (of) {
    case change::is_new:
      return "#1a7f37";
    case change::gone:
      return "#cf222e";
    case change::changed:
      return "#9a6700";
    case change::none:
      break;
  }
  return "#64748b";
}

class writer {
 public:
  explicit writer(const picture& of) : of_(of) {}

  std::string run() {
    all_ =
        "digraph manifests {\n"
        "  graph [rankdir=LR, fontname=\"Helvetica\", fontsize=12, nodesep=0.18, ranksep=0.6, pack=true, bgcolor=\"white\"];\n"
        "  node [shape=box, style=\"rounded,filled\", fontname=\"Helvetica\", fontsize=11, margin=\"0.12,0.05\", height=0.3];\n"
        "  edge [color=\"#94a3b8\", arrowsize=0.6, fontname=\"Helvetica\", fontsize=9];\n";
    add(frames_of(of_), "  ");
    for (const edge& each : of_.edges) {
      std::string how = fmt::format("tooltip={}", in_quotes(each.says));
      if (each.what_becomes != change::none)
        how += fmt::format(", color={}, penwidth=2", in_quotes(colour_of(each.what_becomes)));
      if (each.what_becomes == change::gone) how += ", style=dashed";
      // What allows and guards stands beside what it is about, and does not push it away.
      if (of_.nodes[each.from].is == role::policy) how += ", style=dotted, constraint=true";
      all_ += fmt::format("  n{} -> n{} [{}];\n", each.from, each.to, how);
    }
    for (std::size_t i = 0; i < of_.nodes.size(); ++i) in_rows(leaves_of(i), "  ");
    return all_ + "}\n";
  }

 private:
  /// What nobody but this one names, where it is so many that one column of them is long.
  std::vector<std::size_t> leaves_of(std::size_t node) const {
    constexpr std::size_t many = 8;
    std::vector<std::size_t> all;
    for (const edge& each : of_.edges) {
      if (each.from != node) continue;
      const auto edges = std::count_if(of_.edges.begin(), of_.edges.end(),
                                       [&](const edge& other) { return other.from == each.to || other.to == each.to; });
      if (edges == 1) all.push_back(each.to);
    }
    if (all.size() < many) all.clear();
    return all;
  }

  void add(const frame& of, const std::string& indent) {
    const bool is_drawn = !of.title.empty();
    std::string inner = indent;
    if (is_drawn) {
      all_ += fmt::format(
          "{}subgraph cluster_{} {{\n{}  label={}; id=\"f{}\"; color=\"#cbd5e1\"; fontcolor=\"#475569\"; style=rounded;\n",
          indent, clusters_, indent, in_quotes(of.title), clusters_);
      ++clusters_;
      inner += "  ";
    }
    for (const std::size_t each : of.nodes) add(each, inner);
    if (of.is_loose) in_rows(of.nodes, inner);
    for (const frame& each : of.frames) add(each, inner);
    if (is_drawn) all_ += indent + "}\n";
  }

  void add(std::size_t number, const std::string& indent) {
    const node& each = of_.nodes[number];
    std::string label = in_quotes(each.kind + "\n" + each.name);
    // A line's end is one in a label alone.
    label = in_quotes(each.kind);
    label.pop_back();
    label += "\\n" + in_quotes(each.name).substr(1);
    if (!each.findings.empty()) {
      label.pop_back();
      label += fmt::format("\\n{} finding{}\"", each.findings.size(), each.findings.size() == 1 ? "" : "s");
    }
    std::string how =
        fmt::format("id=\"n{}\", label={}, fillcolor=\"{}\", color=\"{}\", tooltip={}", number, label, fill_of(each.is),
                    each.has_errors ? "#cf222e" : colour_of(each.what_becomes), in_quotes(each.title()));
    if (each.what_becomes != change::none || each.has_errors) how += ", penwidth=2.5";
    if (each.yaml.empty() || each.what_becomes == change::gone) how += ", style=\"rounded,dashed,filled\"";
    all_ += fmt::format("{}n{} [{}];\n", indent, number, how);
  }

  /// Else they would all stand in one column.
  void in_rows(const std::vector<std::size_t>& nodes, const std::string& indent) {
    const auto rows = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(nodes.size()) * 2)));
    for (std::size_t i = 0; i + rows < nodes.size(); ++i)
      all_ += fmt::format("{}n{} -> n{} [style=invis];\n", indent, nodes[i], nodes[i + rows]);
  }

  const picture& of_;
  std::string all_{};
  std::size_t clusters_ = 0;
};

}  // namespace

std::string dot_of(const picture& of) { return writer(of).run(); }

std::string svg_of(const picture& of) {
  if (find_tool("dot").empty())
    throw usage_error{
        "a picture as svg or html is laid out by Graphviz, whose dot is not in PATH: install the package graphviz, or ask for "
        "--format dot or mermaid"};
  const temporary_folder ours;
  const auto file = ours.path() / "picture.dot";
  std::ofstream(file) << dot_of(of);
  const ran done = run({"dot", "-Tsvg", file.string()});
  if (!done.went_well()) throw usage_error{fmt::format("Graphviz' dot fails: {}", done.words())};
  return done.out;
}

std::string svg_element_of(const picture& of) {
  const std::string svg = svg_of(of);
  return svg.substr(std::min(svg.find("<svg"), svg.size()));
}

}  // namespace dovetail::cli::graph
