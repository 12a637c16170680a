#include "cli/convert/definitions.hpp"

#include "cli/convert/kinds.hpp"
#include "cli/convert/library.hpp"
#include "cli/convert/server.hpp"
#include "dovetail/build/step.hpp"
#include "dovetail/emit/yaml.hpp"
#include "dovetail/stack/kinds.hpp"
#include "dovetail/stack/runtime_kind.hpp"
#include "schema/definitions.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace dovetail::cli::convert {
namespace {

/// How many calls a CustomResourceDefinition may take. A compiler takes seconds for more of them, and nobody reads them: it stays YAML.
constexpr std::size_t most_steps_of_schema = 300;

bool reaches(const project& all, const std::string& from, const std::string& to, std::set<std::string>& seen) {
  if (from == to) return true;
  if (!seen.insert(from).second) return false;
  const auto found = all.includes.find(from);
  if (found == all.includes.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(),
                     [&](const std::string& each) { return reaches(all, each, to, seen); });
}

void find_security_contexts(expression& in, std::map<std::string, std::vector<expression*>>& uses) {
  if (in.head == ".withSecurityContext(" || in.head == ".withPodSecurityContext(") {
    uses[on_one_line(in.arguments.front())].push_back(&in.arguments.front());
    return;
  }
  for (expression& each : in.arguments) find_security_contexts(each, uses);
  for (expression& each : in.calls) find_security_contexts(each, uses);
}

/// What several containers, or pods, have for their security context is said once.
void share_security_contexts(project& all) {
  std::map<std::string, std::vector<expression*>> uses;
  for (object& each : all.objects) find_security_contexts(each.source, uses);
  for (auto& [source, places] : uses) {
    if (places.size() < fewest_that_share || places.front()->calls.size() < 2) continue;
    all.shared_security.emplace_back(all.identifiers.take({"security", "security_context"}), *places.front());
    for (expression* each : places) *each = expression(all.shared_security.back().first);
  }
}

/// How many documents it is.
std::size_t count_of(const project& all, const object& one) {
  if (all.environments.empty()) return 1;
  return static_cast<std::size_t>(
      std::count_if(all.environments.begin(), all.environments.end(),
                    [&](const environment& each) { return each.objects.contains(one.given); }));
}

void add_comments(const value& in, std::string& to) {
  if (!in.comment.empty()) to += (to.empty() ? "" : "\n") + in.comment;
  for (const value& each : in.parts) add_comments(each, to);
}

/// Whether it is the same in all environments, but for its metadata.
bool has_one_spec(const project& all, const object& one) {
  const value* spec = one.tree.find("spec");
  return std::all_of(all.environments.begin(), all.environments.end(), [&](const environment& each) {
    const auto found = each.objects.find(one.given);
    if (found == each.objects.end()) return true;
    const value* there = each.as_rendered.objects[found->second].tree.find("spec");
    return spec != nullptr && there != nullptr && spec->same_as(*there);
  });
}

/// Whether nothing of the document is left out of the stack.
bool is_as_given(const object& one) {
  const value given = value_of(one.document->content, emit::find_kind(one.api_version, one.kind)->fields);
  value left = given;
  remove_what_the_server_wrote(left, one.kind);
  return left.same_as(given);
}

/// A CustomResourceDefinition as a file: the document as it was given or, where that has a server's share in it or is a part of a list,
/// what the stack is to write.
custom_kinds::definition file_of_definition(const project& all, const object& one) {
  const custom_kinds::definition* given =
      all.custom.given(one.tree.text_at("spec.group"), one.tree.text_at("spec.names.kind"));
  if (given != nullptr && is_as_given(one)) {
    // Its kind's types are made of that file.
    for (const custom_kinds::definition& each : all.custom.definitions())
      if (each.file == given->file && each.text == given->text) return each;
    return {fmt::format("definitions/{}.yaml", one.name), given->text};
  }
  return {fmt::format("definitions/{}.yaml", one.name),
          fmt::format("apiVersion: {}\nkind: {}\n{}", one.api_version, one.kind, emit::to_yaml(json_of(one.tree)))};
}

/// A large CustomResourceDefinition: of its file. What comments it has stand above it.
expression definition_source(project& all, const object& one, const value& tree) {
  custom_kinds::definition file = file_of_definition(all, one);
  const bool is_new = std::none_of(all.definitions.begin(), all.definitions.end(),
                                   [&](const custom_kinds::definition& each) { return each.file == file.file; });
  if (is_new) all.definitions.push_back(std::move(file));
  expression made("definitions::" + schema::definition_identifier(one.name));
  std::string comment;
  add_comments(tree, comment);
  if (!comment.empty()) made.call("withComment", {text_literal(comment)});
  return made;
}

}  // namespace

void define_all(project& all) {
  std::map<std::string, std::string> header_of_identifier;
  for (const object& each : all.objects) header_of_identifier[each.identifier] = each.header;
  std::size_t place = 0;
  for (object& each : all.objects) {
    ++place;
    all.names.name_space = each.namespaced ? scope_of(all, each.name_space, all.name_space) : "";
    all.names.self = all.names.of(each.kind, all.names.name_space, each.name);
    all.names.may_use = [&](const handle& other) {
      if (other.is_external) return true;
      if (other.place >= place) return false;
      const std::string& header = header_of_identifier[other.identifier];
      if (header == each.header || header == "settings") return true;
      // What only an environment has.
      if (std::any_of(all.environments.begin(), all.environments.end(),
                      [&](const environment& one) { return one.header == header; }))
        return false;
      if (each.header == "settings") return false;
      std::set<std::string> seen;
      if (reaches(all, header, each.header, seen)) return false;
      all.includes[each.header].insert(header);
      return true;
    };
    described_object what;
    what.api_version = each.api_version;
    what.kind = each.kind;
    what.name = each.name;
    what.namespaced = each.namespaced;
    what.given_name_space = all.name_space;
    what.name_space_of_type = each.name_space_of_type;
    each.source = source_of(what, each.tree, all.names);
    for (const auto& [rule, words] : each.waivers)
      each.source.call("withWaiver", {text_literal(rule), text_literal("converted: " + words)});
    const std::size_t steps = steps_of(each.source);
    if (each.kind == "CustomResourceDefinition" && steps > most_steps_of_schema && has_one_spec(all, each)) {
      expression made = definition_source(all, each, each.tree);
      for (expression& call : each.source.calls)
        if (call.head == ".withWaiver(") made.calls.push_back(std::move(call));
      each.source = std::move(made);
      all.headers.insert(library_of(all) + ".hpp");
      continue;
    }
    if (steps > step_list::most) {
      leave(all, *each.document, each.document->at.file,
            fmt::format("it sets more fields than the {} that a builder has room for", step_list::most));
      each.source = {};
      all.into.converted -= count_of(all, each);
      continue;
    }
    // A builder that `dovetail.hpp` has not is in a header of its own, which has the kind's type too.
    const std::string_view builder = each.is_custom ? std::string_view() : header_of_builder(each.kind);
    const bool is_built = !builder.empty() && !each.source.head.starts_with("resource<");
    all.headers.insert(is_built ? std::string(builder) : header_of(what.name_space_of_type));
  }
  std::erase_if(all.objects, [](const object& each) { return each.source.head.empty(); });
  share_security_contexts(all);
}

}  // namespace dovetail::cli::convert
