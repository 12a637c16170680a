#include "cli/convert/files.hpp"

#include "cli/convert/library.hpp"
#include "dovetail/text/keys.hpp"
#include "dovetail/text/names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <string_view>

namespace dovetail::cli::convert {
namespace {

/// A header's title: one sentence.
std::string title_of(const std::string& header) { return fmt::format("/// What `{}` is made of.\n", header); }

std::string title_of(const environment& one) {
  return fmt::format("/// What the environment `{}` has of its own.\n", one.name);
}

std::string opening(const project& all) { return fmt::format("\nnamespace {} {{\n\n", all.identifier); }
std::string closing(const project& all) { return fmt::format("}}  // namespace {}\n", all.identifier); }

std::string source_of_object(const object& each) {
  std::string text;
  for (const std::string& mark : each.marks) text += comment_of("converted: " + mark);
  return text + definition_of(each.identifier, each.source) + "\n";
}

std::string source_of_environment(const environment& one) {
  expression made(fmt::format("Environment<{}>{{}}", literal_of(one.name)));
  made.calls = one.calls;
  return definition_of(one.identifier, made) + "\n";
}

std::string external_source(const project& all, const outside_object& each) {
  expression made(fmt::format("external<{}>({})", each.kind, literal_of(each.name)));
  std::vector<expression> keys;
  for (const std::string& key : each.keys)
    if (is_config_key(key)) keys.push_back(text_literal(key));
  if (!keys.empty()) made.call("withKeys", std::move(keys));
  if (!each.name_space.empty() && each.name_space != all.name_space && is_dns_label(each.name_space))
    made.call("inNamespace", {text_literal(each.name_space)});
  std::string comment;
  if (each.has_values_elsewhere)
    comment = "// Its values are in the YAML that it was converted from: have something make it.\n";
  return comment + definition_of(each.identifier, made);
}

std::string program(const project& all) {
  if (!all.asked.accept_findings)
    return fmt::format(
        "/// The program that writes the manifests of {0}.\n#include \"stack.hpp\"\n\n"
        "int main(int argc, char** argv) {{ return dovetail::generate<{1}::{1}>(argc, argv); }}\n",
        all.asked.name, all.identifier);
  return fmt::format(
      "/// The program that writes the manifests of {0}. It writes what the rules refuse, too: what is marked with `converted:`.\n"
      "/// Once that is mended, it is dovetail::generate<{1}::{1}>(argc, argv), and what is wrong does not compile.\n"
      "#include \"stack.hpp\"\n\n#include <dovetail/program/unchecked.hpp>\n\n"
      "int main(int argc, char** argv) {{\n"
      "  return dovetail::emit::run_unchecked(dovetail::detail::at_run_time<{1}::{1}>, argc, argv);\n}}\n",
      all.asked.name, all.identifier);
}

void write_stack(project& all, const std::vector<std::string>& headers) {
  std::string text =
      fmt::format("/// {}, whole: which resource stands in which file.\n#pragma once\n\n", all.asked.name);
  for (const std::string& each : headers) text += fmt::format("#include \"{}.hpp\"\n", each);
  if (headers.empty()) text += "#include \"settings.hpp\"\n";
  text += opening(all);
  expression made(fmt::format("stack<{}>(", literal_of(all.asked.name)), {}, ")");
  std::vector<const object*> as_given;
  for (const object& each : all.objects)
    if (each.is_of_stack) as_given.push_back(&each);
  std::sort(as_given.begin(), as_given.end(), [](const object* a, const object* b) { return a->given < b->given; });
  for (auto first = as_given.begin(); first != as_given.end();) {
    const auto last =
        std::find_if(first, as_given.end(), [&](const object* each) { return each->file != (*first)->file; });
    std::vector<expression> in_file;
    for (auto each = first; each != last; ++each) in_file.emplace_back((*each)->identifier);
    made.arguments.push_back(
        expression("file(",
                   {text_literal((*first)->file),
                    in_file.size() == 1 ? std::move(in_file.front()) : expression("group(", std::move(in_file), ")")},
                   ")"));
    first = last;
  }
  made.breaks_each = true;
  const bool has_namespaced =
      std::any_of(all.objects.begin(), all.objects.end(), [](const object& each) { return each.namespaced; });
  if (all.name_space.empty()) {
    made.call("withoutNamespace");
  } else if (has_namespaced) {
    const handle* known = all.names.of("Namespace", "", all.name_space);
    made.call("inNamespace",
              {known == nullptr || known->is_external ? text_literal(all.name_space) : expression(known->identifier)});
  }
  if (!all.labels_of_all.empty()) {
    std::vector<expression> lines;
    for (const auto& [key, label] : all.labels_of_all)
      lines.push_back(expression("{", {text_literal(key), text_literal(label)}, "}"));
    made.calls.push_back(expression(".withLabels({", std::move(lines), "})"));
  }
  std::vector<expression> outside;
  for (const outside_object& each : all.outside)
    if (each.is_of_stack) outside.emplace_back(each.identifier);
  if (!outside.empty()) made.call("withExternals", std::move(outside));
  if (!all.asked.profile.empty()) made.call("withProfile", {"profile::" + all.asked.profile});
  std::vector<expression> environments;
  for (const environment& each : all.environments) environments.emplace_back(each.identifier);
  if (!environments.empty()) made.call("withEnvironments", std::move(environments));
  text += definition_of(all.identifier, made) + "\n";
  all.into.files.push_back({"stack.hpp", text + closing(all)});
}

/// Of no kind's types.
bool is_of_its_own(const custom_kinds::definition& file) { return file.file.starts_with("definitions/"); }

/// The DEFINITIONS of dovetail_import(): the folder of those that have no types, and the files of the others.
std::string definition_files(const project& all) {
  if (all.definitions.empty()) return "";
  std::string text = " DEFINITIONS";
  if (std::any_of(all.definitions.begin(), all.definitions.end(), is_of_its_own)) text += " definitions";
  for (const custom_kinds::definition& each : all.definitions)
    if (!is_of_its_own(each)) text += " " + each.file;
  return text;
}

}  // namespace

void write_files(project& all) {
  std::string settings =
      fmt::format("/// What the stack {} is deployed with, and what it relies on.\n#pragma once\n\n", all.asked.name);
  all.headers.insert("dovetail/dovetail.hpp");
  for (const outside_object& each : all.outside)
    if (const std::string_view header = header_of_builder(each.kind); !header.empty())
      all.headers.insert(std::string(header));
  for (const std::string& each : all.headers)
    if (!is_of_every_stack(each)) settings += fmt::format("#include <{}>\n", each);
  settings += opening(all) + "using namespace dovetail;\nusing namespace std::chrono_literals;\n\n";
  for (const port_name& each : all.ports)
    settings +=
        fmt::format("inline constexpr auto {} = port<{}>({});\n", each.identifier, literal_of(each.name), each.number);
  if (!all.ports.empty()) settings += "\n";
  for (const auto& [image, identifier] : all.names.images)
    settings += definition_of(identifier, expression("image(", {text_literal(image)}, ")"));
  if (!all.names.images.empty()) settings += "\n";
  for (const auto& [identifier, context] : all.shared_security) settings += definition_of(identifier, context) + "\n";
  for (const outside_object& each : all.outside) settings += external_source(all, each);
  if (!all.outside.empty()) settings += "\n";
  for (const object& each : all.objects)
    if (each.header == "settings") settings += source_of_object(each);
  all.into.files.push_back({"settings.hpp", settings + closing(all)});

  std::vector<std::string> headers;
  for (const environment& each : all.environments) headers.push_back(each.header);
  for (const object& each : all.objects)
    if (each.header != "settings" && std::find(headers.begin(), headers.end(), each.header) == headers.end())
      headers.push_back(each.header);
  std::sort(headers.begin(), headers.end());
  for (const std::string& header : headers) {
    const auto of = std::find_if(all.environments.begin(), all.environments.end(),
                                 [&](const environment& each) { return each.header == header; });
    std::string text = of == all.environments.end() ? title_of(header) : title_of(*of);
    text += "#pragma once\n\n";
    for (const std::string& each : all.includes[header]) text += fmt::format("#include \"{}.hpp\"\n", each);
    if (all.includes[header].empty()) text += "#include \"settings.hpp\"\n";
    text += opening(all);
    for (const object& each : all.objects)
      if (each.header == header) text += source_of_object(each);
    if (of != all.environments.end()) text += source_of_environment(*of);
    all.into.files.push_back({header + ".hpp", text + closing(all)});
  }
  write_stack(all, headers);
  all.into.files.push_back({all.asked.name + ".cpp", program(all)});
  std::vector<std::string> own{"settings.hpp", "stack.hpp"};
  for (const std::string& header : headers) own.push_back(header + ".hpp");
  std::sort(own.begin(), own.end());
  std::string list;
  std::size_t column = 10;
  for (const std::string& each : own) {
    if (column + 1 + each.size() > 110) {
      list += "\n         ";
      column = 9;
    }
    list += " " + each;
    column += 1 + each.size();
  }
  std::string imported, libraries;
  if (!all.custom.empty() || !all.definitions.empty()) {
    imported = fmt::format("dovetail_import(NAME {}{}{})\n", library_of(all), all.custom.empty() ? "" : " SCHEMAS crds",
                           definition_files(all));
    libraries = "\n  LIBRARIES " + library_of(all);
  }
  const std::string output = all.asked.manifests.empty() ? "generated/k8s/" + all.asked.name : all.asked.manifests;
  all.into.files.push_back(
      {"CMakeLists.txt",
       fmt::format("{3}dovetail_add_stack(\n  NAME {0}\n  OUTPUT {1}\n  SOURCES {0}.cpp\n  HEADERS{2}{4})\n",
                   all.asked.name, output, list, imported, libraries)});
  for (const custom_kinds::definition& each : all.custom.definitions())
    all.into.files.push_back({each.file, each.text});
  for (const custom_kinds::definition& each : all.definitions)
    if (is_of_its_own(each)) all.into.files.push_back({each.file, each.text});
}

}  // namespace dovetail::cli::convert
