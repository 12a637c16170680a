/// `dovetail graph`.

#include "cli/graph/graph.hpp"
#include "cli/command/choices.hpp"
#include "cli/command/command.hpp"
#include "cli/command/rendering_options.hpp"
#include "cli/command/streams.hpp"
#include "cli/graph/forms.hpp"
#include "cli/report.hpp"
#include "schema/output.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;

struct graph_options {
  graph::request asked;
  std::string format, output, kubernetes;
  std::vector<std::string> external_files;
  bool quiet = false;
};

/// What is asked for, or what the file's name says.
std::string format_of(const graph_options& given) {
  if (!given.format.empty()) return given.format;
  const std::string extension = fs::path(given.output).extension().string();
  if (extension == ".svg" || extension == ".html" || extension == ".json" || extension == ".dot")
    return extension.substr(1);
  return extension == ".mmd" || extension == ".mermaid" ? "mermaid" : "dot";
}

std::string text_of(const graph::picture& of, const graph_options& given, const std::string& format) {
  if (format == "mermaid") return graph::mermaid_of(of);
  if (format == "svg") return graph::svg_of(of);
  if (format == "json") return graph::json_of(of);
  if (format == "dot") return graph::dot_of(of);
  std::string title;
  for (const std::string& each : given.asked.paths) title += (title.empty() ? "" : " ") + each;
  if (!given.asked.revision.empty()) title += fmt::format(" since {}", given.asked.revision);
  return graph::html_of(of, title);
}

int run(graph_options given) {
  const std::string format = format_of(given);
  check_choice("format", format, graph::form_names);
  if (!given.kubernetes.empty()) given.asked.asked.kubernetes_minor = kubernetes_minor_of(given.kubernetes);
  for (const std::string& each : given.external_files)
    for (external_object& one : externals_of(characters_of(each, std::size_t{16} << 20), each))
      given.asked.asked.externals.push_back(std::move(one));
  // Standard input is there once.
  if (std::find(given.asked.paths.begin(), given.asked.paths.end(), "-") != given.asked.paths.end()) {
    if (!given.asked.revision.empty())
      throw usage_error{"--git is for files that git has: what standard input was at a revision is not known"};
    given.asked.has_findings = false;
  }
  const graph::picture made = graph::picture_of(given.asked);
  outcome heard;
  if (!given.quiet) heard.notices = made.notices;
  heard.unreadable = made.unreadable;
  if (made.nodes.empty() && heard.unreadable.empty())
    heard.unreadable.emplace_back("nothing is drawn: there is no object of Kubernetes");
  if (!made.nodes.empty()) {
    const std::string text = text_of(made, given, format);
    if (given.output.empty()) say(text);
    else schema::write_files({{given.output, text}});
  }
  complain(notices_of(heard));
  return heard.unreadable.empty() ? 0 : 2;
}

}  // namespace

run_function add_graph(CLI::App& program) {
  CLI::App& graph = new_command(
      program, "graph", "draws who reaches whom: ways in, services, workloads, what they read, where data lies");
  const auto given = std::make_shared<graph_options>();
  graph.add_option("paths", given->asked.paths, "files, folders, kustomizations, charts, or - for standard input")
      ->type_name("PATH")
      ->required();
  graph
      .add_option("--git", given->asked.revision,
                  "what has changed since a revision of git, in colours: new, gone, changed")
      ->type_name("REVISION");
  graph.add_option("--output,-o", given->output, "the file to write; its name says the format where --format does not")
      ->type_name("FILE");
  graph.add_option("--format", given->format, "dot (Graphviz), mermaid (for Markdown), svg, html (one page), json")
      ->type_name("FORMAT")
      ->check(choices(graph::form_names));
  graph
      .add_option("--externals", given->external_files,
                  "what a stack's program writes for --externals: it is there, and no finding")
      ->allow_extra_args(false)
      ->type_name("FILE");
  graph
      .add_option("--described", given->asked.descriptions,
                  "what the program of a stack writes for --describe: an object is told with its line of the stack")
      ->allow_extra_args(false)
      ->type_name("FILE");
  graph.add_flag_callback(
      "--no-findings", [given] { given->asked.has_findings = false; }, "without what dovetail check finds");
  graph.add_option("--namespace,-n", given->asked.asked.name_space, "of objects that name none")->type_name("NAME");
  graph.add_option("--kubernetes-version", given->kubernetes, "the version that the manifests are for, as 1.33")
      ->type_name("VERSION");
  add_rendering_options(graph, given->asked.rendering);
  graph.add_flag("--quiet,-q", given->quiet, "no notices");
  graph.footer(
      "Examples:\n"
      "  dovetail graph generated/k8s/shop --output shop.html\n"
      "  dovetail graph --git main --format mermaid deploy/\n"
      "  build/stack/shop/shop-manifests --graph shop.html --set replicas=3\n\n"
      "Exit code: 0, or 2 for a usage error or something that cannot be read.");
  return [given] { return run(*given); };
}

}  // namespace dovetail::cli
