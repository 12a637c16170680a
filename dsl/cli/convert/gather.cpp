#include "cli/convert/gather.hpp"

#include "cli/convert/comments.hpp"
#include "cli/convert/kinds.hpp"
#include "cli/convert/server.hpp"
#include "dovetail/stack/kind.hpp"
#include "dovetail/stack/kinds.hpp"
#include "dovetail/text/names.hpp"

#include <fmt/format.h>

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
std::string file_of(const project& all, const std::string& name, const read::document& made) {
  if (name == "standard input") {
    std::string kind(made.kind_name);
    std::transform(kind.begin(), kind.end(), kind.begin(), [](unsigned char c) { return std::tolower(c); });
    return fmt::format("{}-{}.yaml", kind, made.name.view());
  }
  fs::path below = fs::path(name).filename();
  for (const std::string& each : all.asked.paths) {
    std::error_code error;
    if (!fs::is_directory(each, error)) continue;
    const fs::path relative = fs::path(name).lexically_normal().lexically_relative(fs::path(each).lexically_normal());
    if (!relative.empty() && *relative.begin() != "..") {
      below = relative;
      break;
    }
  }
  if (below.extension() != ".yaml" && below.extension() != ".yml") below.replace_extension(".yaml");
  return below.generic_string();
}

bool take(project& all, const read::document& made, std::size_t index, const read::reading& file, const input& from) {
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
  remove_what_the_server_wrote(one.tree, made.kind_name);
  one.name = made.name.view();
  if (kind != nullptr) one.name_space = one.tree.text_at("metadata.namespace");
  if (made.kind_name == "Secret" && (one.tree.find("data") != nullptr || one.tree.find("stringData") != nullptr)) {
    outside_object& secret = all.outside.emplace_back();
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
          true);
    return false;
  }
  one.file = file_of(all, from.name, made);
  one.given = all.objects.size();
  all.objects.push_back(std::move(one));
  ++all.into.converted;
  return true;
}

void read(project& all, const input& file) {
  read::options how;
  how.checks_fields = false;
  all.readings.push_back(read::read_yaml(file.text, file.name, how));
  read::reading& made = all.readings.back();
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < made.documents.size(); ++i) {
    const read::document& each = made.documents[i];
    ++all.into.documents;
    const bool is_taken = take(all, each, i, made, file);
    indices.push_back(is_taken ? all.objects.size() - 1 : std::string::npos);
  }
  // Documents that are none.
  for (const read::problem& each : made.problems)
    if (each.what == read::fault::syntax || each.what == read::fault::missing_kind ||
        each.what == read::fault::not_an_object) {
      ++all.into.documents;
      all.into.left.push_back({file.name, each.at.line, "a document", each.text, false});
    }
  all.objects_of.push_back(std::move(indices));
}

/// Once all objects are there: what those of custom kinds are by all of their kind, and the comments.
void finish_trees(project& all) {
  all.custom.settle();
  for (object& each : all.objects)
    if (each.is_custom) {
      each.tree = all.custom.value_of(*each.document);
      remove_what_the_server_wrote(each.tree, each.kind);
    }
  for (std::size_t i = 0; i < all.readings.size(); ++i) {
    std::vector<commented_object> of_file;
    const auto& documents = all.readings[i].documents;
    for (std::size_t j = 0; j < documents.size(); ++j) {
      const std::size_t index = all.objects_of[i][j];
      of_file.push_back({&documents[j], index == std::string::npos ? nullptr : &all.objects[index].tree});
    }
    read_comments(all.readings[i].source(), of_file);
  }
}

/// The namespace that most objects say.
void find_namespace(project& all) {
  std::map<std::string, std::size_t> counts;
  for (const object& each : all.objects)
    if (each.namespaced) ++counts[each.name_space];
  std::size_t most = 0;
  for (const auto& [name, count] : counts)
    if (count > most && (name.empty() || is_dns_label(name))) {
      most = count;
      all.name_space = name;
    }
}

}  // namespace

void leave(project& all, const read::document& made, const std::string& file, std::string why, bool is_secret) {
  all.into.left.push_back(
      {file, made.at.line, fmt::format("{} `{}`", made.kind_name, made.name.view()), std::move(why), is_secret});
}

void gather(project& all, const std::vector<input>& files) {
  for (const input& each : files) read(all, each);
  if (all.into.documents == 0)
    throw usage_error{
        fmt::format("{}: there is no object to convert", all.asked.paths.empty() ? "" : all.asked.paths.front())};
  finish_trees(all);
  find_namespace(all);
}

}  // namespace dovetail::cli::convert
