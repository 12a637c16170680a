#include "chart_checksums.hpp"

#include "chart_template.hpp"
#include "checksum.hpp"
#include "template_scalar.hpp"

#include "dovetail/stack/runtime_kind.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::emit::detail {
namespace {

/// A name, of what is a marker of one of the chart's own.
std::string_view name_behind(std::string_view text) {
  const bool is_own = is_marker(text) && text[1] == marker::own_name;
  return is_own ? text.substr(2, text.size() - 3) : text;
}

/// Where a chart has a ConfigMap or a Secret.
struct held_object {
  held_by is;
  const template_file* in;
  std::size_t index;
};

std::vector<held_object> held_objects(const std::vector<template_file>& templates) {
  std::vector<held_object> all;
  for (const template_file& each : templates)
    for (std::size_t i = 0; i < each.entries.size(); ++i)
      if (holds_keys(*each.entries[i]->kind))
        all.push_back({{each.entries[i]->kind->kind, each.entries[i]->name.characters}, &each, i});
  return all;
}

/// Its own template, in which names and annotations are then without hashes: a reader may stand in the same file.
std::string rendered_by_itself(const held_object& object) {
  const std::string file = template_string(object.in->path.substr(std::string_view("templates").size()));
  const std::string text = fmt::format(
      "include (print .Template.BasePath {}) (dict \"Chart\" .Chart \"Release\" .Release \"Template\" .Template "
      "\"Values\" .Values \"isHashed\" true)",
      file);
  return object.in->entries.size() == 1
             ? text
             : fmt::format("index (regexSplit \"(?m)^---$\" ({}) -1) {}", text, object.index);
}

std::string sum_helper(std::string_view chart, const held_object& object) {
  return fmt::format(R"({{{{/* The hash of what {} {} holds. */}}}}
{{{{- define "{}" -}}}}
{{{{ if not (hasKey . "isHashed") }}}}{{{{ include "{}.checksum" ({} | fromYaml) }}}}{{{{ end }}}}
{{{{- end }}}}
)",
                     object.is.kind, object.is.name, checksum_helper(chart, object.is), chart,
                     rendered_by_itself(object));
}

std::string name_helper(std::string_view chart, const held_object& object) {
  const std::string name =
      begins_with_chart(object.is.name, chart) ? own_name_text(object.is.name, chart) : std::string(object.is.name);
  return fmt::format(R"({{{{/* The name of {} {}, with the hash behind it. */}}}}
{{{{- define "{}" -}}}}
{}{{{{ if not (hasKey . "isHashed") }}}}-{{{{ include "{}" . | trunc {} }}}}{{{{ end }}}}
{{{{- end }}}}
)",
                     object.is.kind, object.is.name, hashed_name_helper(chart, object.is), name,
                     checksum_helper(chart, object.is), digits_in_names);
}

/// The hash of any: checksum.hpp says of what.
std::string common_helper(std::string_view chart) {
  return fmt::format(
      R"({{{{/* The SHA-256 of what sha256sum prints for the keys of a ConfigMap or a Secret as files: of each key a line with the
     sum of its text, and after them one with a star for each that is held as base64. */}}}}
{{{{- define "{}.checksum" -}}}}
{{{{- $isSecret := eq (get . "kind") "Secret" -}}}}
{{{{- $text := get . (ternary "stringData" "data" $isSecret) | default dict -}}}}
{{{{- $base64 := get . (ternary "data" "binaryData" $isSecret) | default dict -}}}}
{{{{- $lines := "" -}}}}
{{{{- range $key, $held := $text }}}}{{{{ $lines = printf "%s%s  %s\n" $lines (sha256sum $held) $key }}}}{{{{ end -}}}}
{{{{- range $key, $held := $base64 }}}}{{{{ $lines = printf "%s%s *%s\n" $lines (sha256sum $held) $key }}}}{{{{ end -}}}}
{{{{- sha256sum $lines }}}}
{{{{- end }}}}
)",
      chart);
}

}  // namespace

void mark_hashed_names(const runtime_stack& stack, const runtime_entry& entry, lowered_object& object,
                       model::arena& arena) {
  const auto has_hash = [&](std::string_view name) {
    return std::any_of(stack.resources.begin(), stack.resources.end(), [&](const runtime_entry& each) {
      return has_hashed_name(each) && each.name.characters.view() == name;
    });
  };
  if (std::none_of(stack.resources.begin(), stack.resources.end(), has_hashed_name)) return;
  const auto marked = [&](std::string_view name) {
    return arena.keep(
        fmt::format("{}{}ConfigMap{}{}{}", marker::begin, marker::hashed_name, marker::separator, name, marker::end));
  };
  check::inventory all;
  object.describe_into(entry.at, all);
  each_map_name(all, [&](model::text& name, const check::resource&) {
    const std::string_view known = name_behind(name.view());
    if (has_hash(known)) name = model::text(marked(known), name.at());
  });
  if (has_hashed_name(entry)) name_of(all.resources[0]) = model::text(marked(entry.name.characters));
}

std::string checksum_helpers(std::string_view chart, const std::vector<template_file>& templates,
                             const std::vector<file>& written) {
  const auto is_asked_for = [&](std::string_view helper) {
    const std::string action = fmt::format("include \"{}\"", helper);
    return std::any_of(written.begin(), written.end(),
                       [&](const file& each) { return each.content.find(action) != each.content.npos; });
  };
  std::string helpers;
  for (const held_object& each : held_objects(templates)) {
    const bool is_named = is_asked_for(hashed_name_helper(chart, each.is));
    if (is_named || is_asked_for(checksum_helper(chart, each.is))) helpers += sum_helper(chart, each);
    if (is_named) helpers += name_helper(chart, each);
  }
  return helpers.empty() ? helpers : common_helper(chart) + helpers;
}

}  // namespace dovetail::emit::detail
