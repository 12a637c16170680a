#include "chart.hpp"

#include "chart_check.hpp"
#include "chart_checksums.hpp"
#include "chart_template.hpp"
#include "chart_values.hpp"
#include "file_header.hpp"
#include "lowered_stack.hpp"
#include "needed_version.hpp"
#include "string_scalar.hpp"
#include "template_file.hpp"

#include "dovetail/api/versions.hpp"
#include "dovetail/emit/yaml.hpp"
#include "dovetail/stack/runtime_kind.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <stdexcept>

namespace dovetail::emit::detail {
namespace {

/// The names of resources that the templates put together from the chart's name. What somebody else names is none.
std::vector<std::string_view> own_names(const runtime_stack& stack) {
  std::vector<std::string_view> names;
  for (const runtime_entry& e : stack.resources) {
    if (e.name.is != argument::form::literal || !begins_with_chart(e.name.characters, stack.chart->name)) continue;
    const bool is_outside =
        std::any_of(stack.externals.begin(), stack.externals.end(),
                    [&](const external_entry& each) { return each.name.characters.view() == e.name.characters; });
    if (!is_outside) names.push_back(e.name.characters);
  }
  return names;
}

/// The resource in every combination of what decides on it. `needed` becomes the Kubernetes that all of them need.
template_nodes template_of(const chart_environments& stack, const runtime_entry& e,
                           const std::vector<decision>& decided, int& needed) {
  const symbolic_resource resource(stack, e, decided);
  template_nodes nodes;
  if (resource.object() != nullptr) {
    document what{e.kind->api_version, e.kind->kind, &e.kind->type(), resource.object()->object()};
    what.is_template = true;
    needed = std::max(needed, needed_version(*what.type, what.object));
    for (const comment_note& note : resource.object()->notes.comments) what.comments.push_back({note.part, note.words});
    nodes = lines_of(to_yaml(what));
  }
  if (resource.undecided().of == nullptr) return nodes;
  std::vector<decision> with_one = decided;
  with_one.push_back({resource.undecided(), true});
  const template_nodes on = template_of(stack, e, with_one, needed);
  with_one.back().holds = false;
  return merged(resource.undecided(), on, template_of(stack, e, with_one, needed));
}

std::string value_text(std::string_view text) {
  std::string scratch;
  return std::string(value_form(text, {0, 2}, scratch));
}

std::string chart_yaml(const runtime_stack& stack, std::string_view source, int needed) {
  const chart_definition& chart = *stack.chart;
  std::string text = header(source) + "apiVersion: v2\n";
  text += fmt::format("name: {}\n", value_text(chart.name));
  if (!chart.description.empty()) text += fmt::format("description: {}\n", value_text(chart.description));
  text += fmt::format("type: application\nversion: {}\n", value_text(chart.version));
  if (chart.app_version != nullptr)
    text += fmt::format("appVersion: {}\n", value_text(chart.app_version->default_text()));
  return text + fmt::format("kubeVersion: \">=1.{}.0-0\"\n", needed);
}

std::string helpers(const runtime_stack& stack, std::string_view source) {
  std::string comment = header(source);
  std::string text = "{{/* " + comment.substr(2, comment.size() - 3) + " */}}\n";
  std::size_t at;
  while ((at = text.find("\n# ")) != text.npos) text.replace(at, 3, "\n     ");
  text += "{{/* What the names of the chart's own resources begin with. */}}\n";
  text += fmt::format("{{{{- define \"{}.name\" -}}}}\n{{{{ .Chart.Name }}}}\n{{{{- end }}}}\n", stack.chart->name);
  if (stack.labels.empty()) return text;
  text += "{{/* The labels that all of them have. */}}\n";
  text += fmt::format("{{{{- define \"{}.labels\" -}}}}\n", stack.chart->name);
  std::string labels;
  for (const named_argument& label : stack.labels) {
    std::string key;
    labels += fmt::format("{}: {}\n", key_form(label.name.characters, key),
                          label.value.is == argument::form::value
                              ? fmt::format("{{{{ {} | quote }}}}", values_path(label.value.value->name))
                              : value_text(label.value.characters));
  }
  return text + labels + "{{- end }}\n";
}

std::string readme(const runtime_stack& stack, std::string_view source) {
  const chart_definition& chart = *stack.chart;
  std::string comment = header(source);
  std::replace(comment.begin(), comment.end(), '\n', ' ');
  std::string text = "<!-- " + comment.substr(2) + "-->\n\n# " + std::string(chart.name) + "\n";
  if (!chart.description.empty()) text += fmt::format("\n{}\n", chart.description);
  if (!chart.readme.empty()) text += fmt::format("\n{}\n", chart.readme);
  return text + "\n## Values\n\n" + values_table(stack.values);
}

/// Whether the stack, or an environment of it, is in a namespace: in a chart it is the release's. Where none is written, Helm puts
/// the resources there by itself.
bool names_its_namespace(const runtime_stack& stack) {
  return !dovetail::detail::is_without_namespace(stack.name_space) ||
         std::any_of(stack.environments.begin(), stack.environments.end(),
                     [](const runtime_environment& each) { return each.view.name_space.given(); });
}

}  // namespace

symbolic_resource::symbolic_resource(const chart_environments& of, const runtime_entry& entry,
                                     std::span<const decision> decided)
    : own_names_(own_names(of.stack())), symbols_{decided, own_names_, {}} {
  const runtime_stack& stack = of.stack();
  lowering in(arena_, stack.values, {});
  in.use_symbols(symbols_);
  in.label_all_with(stack.labels);
  const char name_space[] = {marker::begin, marker::name_space, marker::end};
  if (names_its_namespace(stack)) in.deploy_to(model::text(arena_.keep({name_space, sizeof name_space})));
  else in.deploy_to({});
  if (!in.all_hold(entry.asked.view())) return;
  common_terms use(stack.edits, environment_in_chart(stack, of.choice(), in));
  const model::text name = in.text(entry.name);
  if (dovetail::detail::is_removed(use.of_environment, entry.kind->mark, name.view(), in)) return;
  made_ = entry.kind->lower(entry.steps, name, use, in);
  mark_hashed_names(stack, entry, *made_, arena_);
}

std::vector<file> chart_files(const runtime_stack& of) {
  const chart_environments environments(of);
  const runtime_stack& stack = environments.stack();
  check_symbols(environments);
  const chart_definition& chart = *stack.chart;
  const std::string_view source = chart.at.file == nullptr ? stack.source : chart.at.file;
  const template_words words{chart.name, stack.values, environments.choice()};
  int needed = api::oldest_version;
  std::vector<file> files{{"Chart.yaml", {}},
                          {"README.md", readme(stack, source)},
                          {"values.yaml", values_yaml(header(source), stack.values)}};
  std::string comment = header(source);
  std::replace(comment.begin(), comment.end(), '\n', ' ');
  files.push_back({"values.schema.json", values_schema(comment.substr(2, comment.size() - 3), stack.values)});
  for (const runtime_environment& each : stack.environments)
    files.push_back({fmt::format("values-{}.yaml", each.view.name),
                     environment_values_yaml(header(each.view.at.file == nullptr ? source : each.view.at.file),
                                             stack.values, each.view.values)});

  files.push_back({"templates/_helpers.tpl", helpers(stack, source)});
  const std::size_t helper_file = files.size() - 1;
  const std::vector<template_file> templates = template_files(stack);
  for (const template_file& each : templates) {
    std::string text = header(each.source);
    for (std::size_t i = 0; i < each.entries.size(); ++i) {
      const runtime_entry& e = *each.entries[i];
      try {
        text += (i == 0 ? "" : "---\n") + template_text(template_of(environments, e, {}, needed), words);
      } catch (const std::invalid_argument& problem) {
        throw std::invalid_argument(
            fmt::format("{} `{}` as a template: {}", e.kind->kind, e.name.characters, problem.what()));
      }
    }
    files.push_back({each.path, std::move(text)});
  }
  files[helper_file].content += checksum_helpers(stack.chart->name, templates, files);
  files.front().content = chart_yaml(stack, source, needed);
  return files;
}

}  // namespace dovetail::emit::detail
