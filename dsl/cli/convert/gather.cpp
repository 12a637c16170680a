#include "cli/convert/gather.hpp"

#include "cli/convert/comments.hpp"
#include "cli/convert/kinds.hpp"
#include "cli/convert/server.hpp"
#include "dovetail/stack/kinds.hpp"
#include "dovetail/stack/runtime_kind.hpp"
#include "dovetail/text/names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <string_view>

namespace dovetail::cli::convert {
namespace {

namespace fs = std::filesystem;

/// What the reader found wrong in a document, first; empty where nothing is.
std::string fault_in(const read::document& made, std::size_t index, const read::reading& file) {
  if (made.content && made.sound) return {};
  const std::uint32_t end =
      index + 1 < file.documents.size() ? file.documents[index + 1].at.line : static_cast<std::uint32_t>(-1);
  for (const read::problem& each : file.problems)
    if (each.at.line >= made.at.line && each.at.line < end && each.what != read::fault::unknown_kind)
      return each.path.empty() ? each.text : fmt::format("line {}: {}: {}", each.at.line, each.path, each.text);
  return made.content ? "its YAML is wrong" : "";
}

/// Where the stack writes what this file has: the file's path below what was given.
std::string file_of(const project& all, const rendered_file& from, const read::document& made) {
  std::string below = from.file_of(made);
  if (below.empty() && from.name != "standard input" && !from.is_made) {
    below = fs::path(from.name).filename().generic_string();
    for (const std::string& each : all.asked.paths) {
      std::error_code error;
      if (!fs::is_directory(each, error)) continue;
      const fs::path relative =
          fs::path(from.name).lexically_normal().lexically_relative(fs::path(each).lexically_normal());
      if (!relative.empty() && *relative.begin() != "..") {
        below = relative.generic_string();
        break;
      }
    }
  }
  if (below.empty()) {
    std::string kind(made.kind_name);
    std::transform(kind.begin(), kind.end(), kind.begin(), [](unsigned char c) { return std::tolower(c); });
    return fmt::format("{}-{}.yaml", kind, made.name.view());
  }
  fs::path file = below;
  if (file.extension() != ".yaml" && file.extension() != ".yml") file.replace_extension(".yaml");
  return file.generic_string();
}

bool take(project& all, gathered& into, const read::document& made, std::size_t index, const read::reading& file,
          const rendered_file& from) {
  const emit::runtime_kind* kind = made.content ? emit::find_kind(made.api_version, made.kind_name) : nullptr;
  if (kind == nullptr) {
    if (const read::gone_kind* gone = read::find_gone_kind(made.api_version, made.kind_name); gone != nullptr) {
      leave(all, made, from.name, fmt::format("Kubernetes has {} {} no more", made.api_version, made.kind_name));
      return false;
    }
    if (std::string objection = objection_to_custom(made); !objection.empty()) {
      leave(all, made, from.name, std::move(objection));
      return false;
    }
  }
  const std::string wrong = fault_in(made, index, file);
  if (!wrong.empty()) {
    leave(all, made, from.name, wrong);
    return false;
  }
  if (const std::string objection = objection_to_name(made.kind_name, made.name.view()); !objection.empty()) {
    leave(all, made, from.name, objection);
    return false;
  }
  object one;
  one.api_version = made.api_version;
  one.kind = made.kind_name;
  one.document = &made;
  one.is_custom = kind == nullptr;
  if (kind == nullptr) {
    one.name_space_of_type = custom_kinds::namespace_of(made.api_version);
    all.custom.see(made);
    one.name_space = custom_kinds::name_space_of(made);
  } else {
    one.namespaced = kind->namespaced;
    one.name_space_of_type = namespace_of(one.api_version, one.kind);
    one.tree = value_of(made.content, kind->fields);
  }
  const std::string maker = maker_in_the_cluster(kind == nullptr ? value_of(made.fields) : one.tree, made.kind_name);
  if (!maker.empty()) {
    leave(all, made, from.name, maker, left_out::reason::made_by_another);
    return false;
  }
  one.was_in_a_cluster = was_in_a_cluster(one.tree);
  remove_what_the_server_wrote(one.tree, made.kind_name);
  one.name = made.name.view();
  if (kind != nullptr) one.name_space = one.tree.text_at("metadata.namespace");
  if (made.kind_name == "Secret" && (one.tree.find("data") != nullptr || one.tree.find("stringData") != nullptr)) {
    outside_object& secret = into.outside.emplace_back();
    secret.kind = "Secret";
    secret.name = one.name;
    secret.name_space = one.name_space;
    secret.has_values_elsewhere = true;
    for (const std::string_view field : {"data", "stringData"})
      if (const value* data = one.tree.find(field))
        for (const value& each : data->parts) secret.keys.insert(each.name);
    std::string keys;
    for (const std::string& each : secret.keys) keys += (keys.empty() ? "`" : ", `") + each + "`";
    leave(all, made, from.name,
          fmt::format(
              "its values ({}) do not go into C++: the stack declares it with its keys, as external; have Vault, a "
              "SealedSecret or an ExternalSecret make it, or give the values at deployment (GivenSecret)",
              keys),
          left_out::reason::secret);
    return false;
  }
  one.file = file_of(all, from, made);
  one.given = into.objects.size();
  into.objects.push_back(std::move(one));
  return true;
}

void read(project& all, gathered& into, const rendered_file& from, bool counts) {
  read::options how;
  how.checks_fields = false;
  gathered::file& file = into.files.emplace_back();
  file.made = read::read_yaml(from.text, from.name, how);
  const read::reading& made = file.made;
  for (std::size_t i = 0; i < made.documents.size(); ++i) {
    const bool is_taken = take(all, into, made.documents[i], i, made, from);
    file.objects.push_back(is_taken ? into.objects.size() - 1 : std::string::npos);
    if (!counts) continue;
    ++all.into.documents;
    if (is_taken) ++all.into.converted;
  }
  // Documents that are none.
  for (const read::problem& each : made.problems)
    if (each.what == read::fault::syntax || each.what == read::fault::missing_kind ||
        each.what == read::fault::not_an_object) {
      if (counts) ++all.into.documents;
      all.into.left.push_back({from.name, each.at.line, "a document", each.text});
    }
}

/// The lines of a document, without what divides it from the next one.
std::string_view text_of(const read::reading& file, std::size_t index) {
  const auto start_of = [text = file.source()](std::uint32_t line) {
    std::size_t at = 0;
    for (std::uint32_t i = 1; i < line && at < text.size(); ++i)
      at = std::min(text.find('\n', at), text.size() - 1) + 1;
    return at;
  };
  const std::size_t begin = start_of(file.documents[index].at.line);
  std::string_view text = file.source().substr(begin);
  return text.substr(0, std::min(text.find("\n---"), text.size() - 1) + 1);
}

/// The CustomResourceDefinitions of the input are the schemas of its kinds.
void give_schemas(project& all, const gathered& of) {
  for (const gathered::file& file : of.files)
    for (std::size_t i = 0; i < file.made.documents.size(); ++i)
      if (file.made.documents[i].kind_name == "CustomResourceDefinition") all.custom.give(text_of(file.made, i));
}

/// Once all objects are there: what those of custom kinds are by all of their kind, and the comments.
void finish_trees(project& all, gathered& of) {
  for (object& each : of.objects)
    if (each.is_custom) {
      each.tree = all.custom.value_of(*each.document);
      remove_what_the_server_wrote(each.tree, each.kind);
    }
  for (const gathered::file& file : of.files) {
    std::vector<commented_object> of_file;
    for (std::size_t i = 0; i < file.objects.size(); ++i)
      of_file.push_back({&file.made.documents[i],
                         file.objects[i] == std::string::npos ? nullptr : &of.objects[file.objects[i]].tree});
    read_comments(file.made.source(), of_file);
  }
}

/// The namespace that most objects say.
void find_namespace(gathered& of) {
  std::map<std::string, std::size_t> counts;
  for (const object& each : of.objects)
    if (each.namespaced) ++counts[each.name_space];
  std::size_t most = 0;
  for (const auto& [name, count] : counts)
    if (count > most && (name.empty() || is_dns_label(name))) {
      most = count;
      of.name_space = name;
    }
}

/// How many replicas a workload has at the moment, an autoscaler has written.
void remove_what_autoscalers_wrote(gathered& of) {
  for (const object& scaler : of.objects) {
    if (scaler.kind != "HorizontalPodAutoscaler") continue;
    for (object& each : of.objects)
      if (each.was_in_a_cluster && each.kind == scaler.tree.text_at("spec.scaleTargetRef.kind") &&
          each.name == scaler.tree.text_at("spec.scaleTargetRef.name") && each.name_space == scaler.name_space)
        each.tree.remove("spec.replicas");
  }
}

void finish(project& all, gathered& of) {
  finish_trees(all, of);
  remove_what_autoscalers_wrote(of);
  find_namespace(of);
}

}  // namespace

void leave(project& all, const read::document& made, const std::string& file, std::string why,
           left_out::reason for_what) {
  left_out one{file, made.at.line, fmt::format("{} `{}`", made.kind_name, made.name.view()), std::move(why), for_what};
  // What several environments have is said once.
  if (std::none_of(all.into.left.begin(), all.into.left.end(), [&](const left_out& each) {
        return each.what == one.what && each.why == one.why && !all.environments.empty();
      }))
    all.into.left.push_back(std::move(one));
}

void gather(project& all, const renderings& given) {
  for (const rendering& each : given.environments) {
    environment& made = all.environments.emplace_back();
    made.name = each.name;
  }
  for (const rendered_file& each : given.base) read(all, all.base, each, false);
  for (std::size_t i = 0; i < given.environments.size(); ++i)
    for (const rendered_file& each : given.environments[i].files)
      read(all, all.environments[i].as_rendered, each, true);
  if (given.environments.empty())
    for (const rendered_file& each : given.files) read(all, all.whole, each, true);
  if (all.into.documents == 0) {
    // What was there and could not be read, or the trees that could not be built, say why.
    std::string why;
    for (const std::string& each : all.into.unreadable) why += "\n" + each;
    for (const left_out& each : all.into.left) why += "\n" + text_of(each);
    throw usage_error{fmt::format("{}: there is no object to convert{}",
                                  all.asked.paths.empty() ? "" : all.asked.paths.front(), why)};
  }
  give_schemas(all, all.base);
  for (const environment& each : all.environments) give_schemas(all, each.as_rendered);
  give_schemas(all, all.whole);
  gathered of_chart;
  for (const rendered_file& each : given.schemas) {
    read::options how;
    how.checks_fields = false;
    of_chart.files.emplace_back().made = read::read_yaml(each.text, each.name, how);
  }
  give_schemas(all, of_chart);
  all.custom.settle();
  finish(all, all.base);
  for (environment& each : all.environments) finish(all, each.as_rendered);
  finish(all, all.whole);
}

}  // namespace dovetail::cli::convert
