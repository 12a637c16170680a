#include "cli/passed_over.hpp"

#include "cli/foreign.hpp"
#include "cli/json_fields.hpp"
#include "dovetail/read/kinds.hpp"
#include "dovetail/text/did_you_mean.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <utility>

namespace dovetail::cli {
namespace {

using read::fault;

std::string_view group_of(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}

/// Nothing in it has a kind, or is meant to have one.
bool has_no_object(const read::reading& file) {
  if (!file.documents.empty()) return false;
  std::ptrdiff_t kinds = 0, versions = 0;
  for (const read::problem& each : file.problems) {
    if (each.what == fault::not_an_object) continue;
    if (each.what != fault::missing_kind) return false;
    kinds += each.path == "kind";
    versions += each.path == "apiVersion";
  }
  return kinds == versions;
}

}  // namespace

bool is_mistaken(std::string_view api_version, std::string_view name) {
  const std::string_view group = group_of(api_version);
  if (group == "extensions") return true;  // what Kubernetes' own kinds were in, until 1.22
  const bool is_own = group.find('.') == std::string_view::npos || group.ends_with(".k8s.io");
  nearest_name near(name);
  for (const read::kind& each : read::kinds()) {
    if (group_of(each.api_version) != group) continue;
    if (is_own || each.name == name) return true;
    near.consider(each.name);
  }
  return !near.found().empty();
}

bool passed_over::takes(const input& file, const read::reading& made) {
  const bool has_none = has_no_object(made);
  const bool is_unreadable =
      made.documents.empty() && std::all_of(made.problems.begin(), made.problems.end(), [](const auto& each) {
        return each.what == fault::syntax || each.what == fault::not_an_object || each.what == fault::missing_kind ||
               (each.what == fault::wrong_type && each.path == "apiVersion");
      });
  if (!has_none && !is_unreadable) return false;
  // Empty, or comments alone.
  if (file.named && made.problems.empty()) return false;
  const std::string_view tool = file.rendered ? std::string_view{} : tool_of_file(file.name, made.source());
  if (!tool.empty()) {
    note(file.name, {}, fmt::format("is for {}, and is passed", tool));
    has_named_ = has_named_ || file.named;
    return true;
  }
  const bool is_of_others = has_none && !(file.named && begins_like_an_object(made.source()));
  if (!is_of_others && (file.named || file.rendered || names_api_version(made.source()))) return false;
  note(file.name, {}, "has no object of Kubernetes in it");
  return true;
}

void passed_over::keep(const input& file) {
  if (file.named) named_.insert(file.name);
}

bool passed_over::takes(const read::document& each) {
  std::string_view tool = tool_of(each.api_version, each.kind_name);
  // Every object has metadata, with its name.
  if (tool.empty() && !each.content && each.name.empty() && !is_mistaken(each.api_version, each.kind_name) &&
      find_field(each.fields, "metadata") == nullptr)
    tool = "a program, which reads it as its configuration: it has no metadata";
  const bool is_local = tool.empty() && is_local_config(each);
  if (tool.empty() && !is_local) return false;
  const auto [known, is_new] = kinds_.insert(std::string(each.api_version) + " " + std::string(each.kind_name));
  if (is_new)
    note(each.at.file, each.at,
         is_local ? fmt::format("{} of {} is passed: its annotation config.kubernetes.io/local-config says that it is "
                                "not applied",
                                each.kind_name, each.api_version)
                  : fmt::format("{} of {} is passed: it is for {}", each.kind_name, each.api_version, tool));
  objects_.insert(&each);
  has_named_ = has_named_ || named_.contains(each.at.file);
  return true;
}

void passed_over::leave_unknown(const read::document& in, std::string_view why) {
  const auto [known, is_new] = kinds_.insert(std::string(in.api_version) + " " + std::string(in.kind_name));
  if (is_new)
    note(in.at.file, in.at,
         fmt::format("{} of {} is passed: its fields are not checked {}", in.kind_name, in.api_version, why));
}

void passed_over::note(std::string file, place at, std::string words) {
  into_.notices.push_back({std::move(file), at.line, at.column, std::move(words)});
}

}  // namespace dovetail::cli
