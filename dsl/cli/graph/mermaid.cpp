#include "cli/graph/forms.hpp"
#include "cli/graph/layout.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace dovetail::cli::graph {
namespace {

/// A text between quotes: quotes and markup have names.
std::string in_quotes(std::string_view text) {
  std::string all = "\"";
  for (const char c : text) {
    if (c == '"') all += "#quot;";
    else if (c == '<') all += "#lt;";
    else if (c == '>') all += "#gt;";
    else if (c == '#') all += "#35;";
    else all += c == '\n' ? ' ' : c;
  }
  return all + "\"";
}

std::string class_of(role of) {
  std::string word(word_of(of));
  std::replace(word.begin(), word.end(), ' ', '_');
  return word;
}

class writer {
 public:
  explicit writer(const picture& of) : of_(of) {}

  std::string run() {
    all_ = "flowchart LR\n";
    add(frames_of(of_), "  ");
    std::string gone, fresh;
    for (std::size_t i = 0; i < of_.edges.size(); ++i) {
      const edge& each = of_.edges[i];
      const std::string_view arrow = each.what_becomes == change::gone ? "-.->" : "-->";
      all_ += fmt::format("  n{} {} n{}\n", each.from, arrow, each.to);
      std::string& into = each.what_becomes == change::gone ? gone : fresh;
      if (each.what_becomes != change::none) into += fmt::format("{}{}", into.empty() ? "" : ",", i);
    }
    if (!gone.empty()) all_ += fmt::format("  linkStyle {} stroke:#cf222e\n", gone);
    if (!fresh.empty()) all_ += fmt::format("  linkStyle {} stroke:#1a7f37\n", fresh);
    all_ +=
        "  classDef way_in fill:#c7d2fe,color:#111,stroke:#64748b\n"
        "  classDef service fill:#bae6fd,color:#111,stroke:#64748b\n"
        "  classDef workload fill:#bbf7d0,color:#111,stroke:#64748b\n"
        "  classDef configuration fill:#fef08a,color:#111,stroke:#64748b\n"
        "  classDef data fill:#fed7aa,color:#111,stroke:#64748b\n"
        "  classDef policy fill:#e5e7eb,color:#111,stroke:#64748b\n"
        "  classDef other fill:#f5f5f4,color:#111,stroke:#64748b\n"
        "  classDef outside fill:#fff,color:#111,stroke:#64748b,stroke-dasharray:4\n";
    if (of_.shows_changes())
      all_ +=
          "  classDef new stroke:#1a7f37,stroke-width:3px\n"
          "  classDef changed stroke:#9a6700,stroke-width:3px\n"
          "  classDef gone stroke:#cf222e,stroke-width:3px,stroke-dasharray:4\n";
    return all_ + classes_;
  }

 private:
  void add(const frame& of, const std::string& indent) {
    const bool is_drawn = !of.title.empty();
    if (is_drawn) all_ += fmt::format("{}subgraph f{}[{}]\n", indent, frames_++, in_quotes(of.title));
    const std::string inner = is_drawn ? indent + "  " : indent;
    for (const std::size_t each : of.nodes) {
      const node& one = of_.nodes[each];
      const std::string name = in_quotes(one.kind), text = in_quotes(one.name);
      all_ += fmt::format("{}n{}[\"{}<br>{}\"]:::{}\n", inner, each, name.substr(1, name.size() - 2),
                          text.substr(1, text.size() - 2), class_of(one.is));
      if (one.what_becomes != change::none)
        classes_ += fmt::format("  class n{} {}\n", each, word_of(one.what_becomes));
    }
    for (const frame& each : of.frames) add(each, inner);
    if (is_drawn) all_ += indent + "end\n";
  }

  const picture& of_;
  std::string all_{};
  std::string classes_{};
  std::size_t frames_ = 0;
};

}  // namespace

std::string mermaid_of(const picture& of) { return writer(of).run(); }

}  // namespace dovetail::cli::graph
