#include "cli/graph/graph.hpp"
#include "cli/described.hpp"

#include "cli/diff/diff.hpp"
#include "cli/graph/objects.hpp"
#include "cli/rendered/together.hpp"
#include "cli/tools/git_revision.hpp"
#include "cli/tools/working_folder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <utility>

namespace dovetail::cli::graph {
namespace {

namespace fs = std::filesystem;

/// Of a file's path below another one.
std::string first_folder(const std::string& file, const std::string& below) {
  const fs::path rest = fs::path(file).lexically_normal().lexically_relative(fs::path(below).lexically_normal());
  return rest.has_parent_path() ? rest.begin()->string() : std::string();
}

/// Of the files as they are here.
picture read(const std::vector<std::string>& paths, const how_to_render& how, const settings& asked,
             bool has_environments) {
  picture made;
  inputs given = read_inputs(paths);
  const std::vector<rendering> renderings = render(given, how, asked);
  graph_builder builder(made);
  for (const input& each : given.files)
    builder.add(each.text,
                {each.name, has_environments ? first_folder(each.name, paths.front()) : "", asked.name_space});
  for (const rendering& each : renderings) builder.add(each.made.text, {each.made.name, each.title, asked.name_space});
  builder.connect();
  made.notices = std::move(given.notices);
  made.unreadable = std::move(given.unreadable);
  return made;
}

/// What is gone is on one side alone.
std::vector<std::string> paths_here(std::vector<std::string> paths) {
  std::erase_if(paths, [](const std::string& each) {
    std::error_code error;
    return !fs::exists(each, error);
  });
  return paths;
}

picture read_at(const request& asked, const std::shared_ptr<const git_revision>& then) {
  const std::vector<std::string> paths = then->paths_there(asked.paths);
  if (paths.empty()) return {};
  const working_folder in(then->working_folder());
  return read(paths, asked.rendering, asked.asked, asked.has_environments);
}

bool is_same(const node& a, const node& b) {
  return a.kind == b.kind && a.name == b.name && a.name_space == b.name_space && a.state == b.state;
}

std::optional<std::size_t> find(const picture& in, const node& wanted) {
  for (std::size_t i = 0; i < in.nodes.size(); ++i)
    if (is_same(in.nodes[i], wanted)) return i;
  return std::nullopt;
}

/// As the picture names it.
std::string state_of(const diff::object& of, const request& asked) {
  if (asked.has_environments) return of.state;
  return of.made_by == nullptr ? std::string() : of.made_by->title;
}

/// Adds what is gone, and marks what is new and what has changed.
void mark_changes(picture before, const std::shared_ptr<const git_revision>& then, const request& asked, picture& now) {
  // One overlay has other names in other checkouts, where it is their root.
  if (const auto was = before.states(), is = now.states(); was.size() == 1 && is.size() == 1)
    for (node& each : before.nodes) each.state = is.front();
  diff::request wanted;
  wanted.before.paths = asked.paths;
  wanted.after.paths = paths_here(asked.paths);
  wanted.before.revision = asked.revision;
  wanted.before.checkout = then;
  wanted.before.has_environments = wanted.after.has_environments = asked.has_environments;
  wanted.rendering = asked.rendering;
  wanted.asked = asked.asked;
  wanted.may_be_empty = true;
  const diff::comparison found = diff::compare(wanted);
  const auto pair_of = [&](const node& of) -> const diff::object_pair* {
    for (const diff::object_pair& each : found.pairs)
      if (each.after != nullptr && each.after->kind == of.kind && each.after->name == of.name &&
          each.after->name_space == of.name_space && state_of(*each.after, asked) == of.state)
        return &each;
    return nullptr;
  };
  for (node& each : now.nodes) {
    const diff::object_pair* pair = pair_of(each);
    if (pair == nullptr) continue;
    if (pair->is_new()) each.what_becomes = change::is_new;
    else if (!pair->is_the_same()) each.what_becomes = change::changed;
  }
  const auto has_edge = [](const picture& in, const node& from, const node& to) {
    return std::any_of(in.edges.begin(), in.edges.end(), [&](const edge& each) {
      return is_same(in.nodes[each.from], from) && is_same(in.nodes[each.to], to);
    });
  };
  for (edge& each : now.edges)
    if (!has_edge(before, now.nodes[each.from], now.nodes[each.to])) each.what_becomes = change::is_new;
  const std::size_t count = now.nodes.size();
  for (const node& each : before.nodes)
    if (!find(now, each)) {
      now.nodes.push_back(each);
      now.nodes.back().what_becomes = change::gone;
    }
  for (const edge& each : before.edges) {
    const auto from = find(now, before.nodes[each.from]), to = find(now, before.nodes[each.to]);
    if (!from || !to || has_edge(now, now.nodes[*from], now.nodes[*to])) continue;
    now.edges.push_back({*from, *to, each.says, change::gone});
  }
  // An outside object that is new is one that somebody new names.
  for (std::size_t i = 0; i < count; ++i)
    if (now.nodes[i].is == role::outside && !find(before, now.nodes[i])) now.nodes[i].what_becomes = change::is_new;
}

void add_findings(const request& asked, picture& into) {
  const outcome found = check_paths(asked.paths, asked.asked, asked.rendering);
  for (const finding& each : found.findings)
    for (node& of : into.nodes) {
      if (of.kind != each.kind || of.name != each.name || of.what_becomes == change::gone || of.is == role::outside)
        continue;
      if (!each.name_space.empty() && !of.name_space.empty() && each.name_space != of.name_space) continue;
      const bool is_there =
          each.rendered_in.empty() || of.state.empty() ||
          std::find(each.rendered_in.begin(), each.rendered_in.end(), of.state) != each.rendered_in.end();
      if (!is_there || each.broken == nullptr) continue;
      of.findings.push_back(fmt::format("{}: {}", each.broken->id, each.words));
      of.has_errors = of.has_errors || each.broken->weight == check::severity::error;
    }
}

}  // namespace

std::string_view word_of(role of) {
  switch (of) {
    case role::way_in:
      return "way in";
    case role::service:
      return "service";
    case role::workload:
      return "workload";
    case role::configuration:
      return "configuration";
    case role::data:
      return "data";
    case role::policy:
      return "policy";
    case role::outside:
      return "outside";
    case role::other:
      break;
  }
  return "other";
}

std::string_view word_of(change of) {
  switch (of) {
    case change::is_new:
      return "new";
    case change::gone:
      return "gone";
    case change::changed:
      return "changed";
    case change::none:
      break;
  }
  return "";
}

std::string node::title() const {
  return name_space.empty() ? fmt::format("{} {}", kind, name) : fmt::format("{} {}/{}", kind, name_space, name);
}

bool picture::shows_changes() const {
  return std::any_of(nodes.begin(), nodes.end(), [](const node& each) { return each.what_becomes != change::none; });
}

std::vector<std::string> picture::states() const {
  std::vector<std::string> all;
  for (const node& each : nodes)
    if (std::find(all.begin(), all.end(), each.state) == all.end()) all.push_back(each.state);
  return all;
}

namespace {

picture drawn(const request& asked) {
  for (const std::string& each : asked.paths) {
    std::error_code error;
    if (each != "-" && !fs::exists(each, error) && asked.revision.empty())
      throw usage_error{fmt::format("{}: there is no such file or folder", each)};
  }
  if (asked.revision.empty()) {
    picture made = read(asked.paths, asked.rendering, asked.asked, asked.has_environments);
    if (asked.has_findings) add_findings(asked, made);
    return made;
  }
  const auto then = std::make_shared<const git_revision>("--git", asked.revision);
  picture before = read_at(asked, then);
  const std::vector<std::string> now = paths_here(asked.paths);
  picture made = now.empty() ? picture{} : read(now, asked.rendering, asked.asked, asked.has_environments);
  mark_changes(std::move(before), then, asked, made);
  if (asked.has_findings && !now.empty()) {
    request here = asked;
    here.paths = now;
    add_findings(here, made);
  }
  return made;
}

/// Whether the folders below the one path are a stack's environments.
bool has_environments_of(const std::vector<description>& stacks, const std::vector<std::string>& paths) {
  if (stacks.size() != 1 || paths.size() != 1 || stacks.front().environments().empty()) return false;
  const std::vector<std::string>& all = stacks.front().environments();
  return std::all_of(all.begin(), all.end(), [&](const std::string& each) {
    std::error_code error;
    return fs::is_directory(fs::path(paths.front()) / each, error);
  });
}

std::string source_of(const node& of, const std::vector<description>& stacks) {
  for (const description& each : stacks) {
    std::string found = each.source_in(of.state, of.kind, of.name_space, of.name);
    // Of an overlay that is not called as its environment is.
    if (found.empty()) found = each.source_of(of.kind, of.name_space, of.name);
    if (!found.empty()) return found;
  }
  return {};
}

}  // namespace

picture picture_of(const request& asked) {
  const std::vector<description> stacks(asked.descriptions.begin(), asked.descriptions.end());
  request wanted = asked;
  if (has_environments_of(stacks, asked.paths)) {
    wanted.has_environments = true;
    // What kustomize would make of the folders lies in them.
    wanted.rendering.renders = false;
  }
  picture made = drawn(wanted);
  for (node& each : made.nodes) each.source = source_of(each, stacks);
  return made;
}

}  // namespace dovetail::cli::graph
