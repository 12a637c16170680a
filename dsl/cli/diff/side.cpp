#include "cli/diff/side.hpp"

#include "cli/convert/server.hpp"
#include "cli/diff/applied_fields.hpp"
#include "cli/passed_over.hpp"
#include "cli/tools/working_folder.hpp"
#include "dovetail/read/metadata.hpp"
#include "dovetail/stack/kind.hpp"
#include "dovetail/stack/kinds.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace dovetail::cli::diff {
namespace {

namespace fs = std::filesystem;
using read::fault;

/// A name without the folder that was given: the same file of two checkouts has one name.
std::string below(std::string_view name, const std::vector<std::string>& paths) {
  for (const std::string& each : paths) {
    std::error_code error;
    if (!fs::is_directory(each, error)) continue;
    std::string folder = fs::path(each).lexically_normal().string();
    while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
    if (folder == ".") continue;
    // It begins the name, or a word of a title.
    for (std::size_t at = name.find(folder); at != std::string_view::npos; at = name.find(folder, at + 1)) {
      const std::string_view rest = name.substr(at + folder.size());
      const bool ends = rest.empty() || rest.front() == '/' || rest.front() == ' ';
      if (!ends || (at != 0 && name[at - 1] != ' ')) continue;
      // What was given is itself what the title names.
      const std::string_view below_it = rest.starts_with('/') ? rest.substr(1) : rest;
      return fmt::format("{}{}{}", name.substr(0, at), rest.starts_with('/') ? "" : ".", below_it);
    }
  }
  return std::string(name);
}

std::string file_below(const std::string& name, const std::vector<std::string>& paths) {
  if (std::find(paths.begin(), paths.end(), name) != paths.end()) return fs::path(name).filename().string();
  return below(fs::path(name).lexically_normal().string(), paths);
}

/// Of a tree without what says which object it is.
node plain_node_of(convert::value tree, std::string_view kind) {
  for (const std::string_view part :
       {"apiVersion", "kind", "metadata.name", "metadata.generateName", "metadata.namespace"})
    tree.remove(part);
  return node_of(std::move(tree), kind);
}

/// What nobody applied counts as the server's.
node live_node_of(convert::value tree, std::string_view kind) {
  std::optional<convert::value> applied = applied_part_of(tree);
  node made = plain_node_of(std::move(tree), kind);
  if (applied) forget_unapplied(made, plain_node_of(*std::move(applied), kind));
  return made;
}

/// Helm has made it, and whatever has the release's manifests does not have it.
bool is_hook(const convert::value& tree) {
  const convert::value* annotations = tree.at("metadata.annotations");
  return annotations != nullptr && annotations->find("helm.sh/hook") != nullptr;
}

bool is_told_by_others(fault what) {
  return what == fault::missing_field || what == fault::unknown_word || what == fault::too_new ||
         what == fault::unknown_kind;
}

}  // namespace

std::string_view object::group() const {
  const std::size_t slash = api_version.find('/');
  return slash == std::string_view::npos ? std::string_view{} : api_version.substr(0, slash);
}

std::string object::title() const {
  return name_space.empty() ? fmt::format("{} {}", kind, name) : fmt::format("{} {}/{}", kind, name_space, name);
}

std::string object::reference() const { return fmt::format("{}/{}", kind, name); }

side::side(const whereabouts& where, const how_to_render& how, const settings& asked) {
  if (where.revision.empty()) {
    for (const std::string& each : where.paths) {
      std::error_code error;
      if (each != "-" && !fs::exists(each, error))
        throw usage_error{fmt::format("{}: there is no such file or folder", each)};
    }
    read(where, how, asked);
    return;
  }
  told_revision_ = where.told_as.empty() ? where.revision : where.told_as;
  checkout_ =
      where.checkout != nullptr ? where.checkout : std::make_shared<const git_revision>("--git", where.revision);
  whereabouts there;
  there.has_environments = where.has_environments;
  there.paths = checkout_->paths_there(where.paths);
  how_to_render then = how;
  for (std::string& each : then.values) each = from_here(each).string();
  const working_folder in(checkout_->working_folder());
  if (!there.paths.empty()) read(there, then, asked);
}

void side::read(const whereabouts& where, const how_to_render& how, const settings& asked) {
  inputs given = read_inputs(where.paths);
  renderings_ = render(given, how, asked);
  heard_.notices = std::move(given.notices);
  heard_.unreadable = std::move(given.unreadable);
  readings_.reserve(given.files.size() + renderings_.size());
  for (input& each : given.files) read(std::move(each), nullptr, where, asked);
  for (const rendering& each : renderings_) read(each.made, &each, where, asked);
}

void side::read(input file, const rendering* made_by, const whereabouts& where, const settings& asked) {
  read::options how;
  how.checks_fields = false;
  how.kubernetes_minor = asked.kubernetes_minor;
  read::reading made = read::read_yaml(std::move(file.text), file.name, how);
  passed_over passed(heard_);
  if (passed.takes(file, made)) return;
  readings_.push_back(std::move(made));
  const read::reading& kept = readings_.back();
  for (const read::document& each : kept.documents)
    if (!passed.takes(each)) take(each, made_by, where, asked);
  for (const read::problem& each : kept.problems) hear(each, kept);
}

void side::take(const read::document& made, const rendering* made_by, const whereabouts& where, const settings& asked) {
  object one;
  one.api_version = made.api_version;
  one.kind = made.kind_name;
  one.name = made.name.view();
  one.at = made.at;
  one.made_by = made_by;
  if (made_by != nullptr) one.state = below(made_by->title, where.paths);
  else one.file = file_below(made.at.file == nullptr ? "" : made.at.file, where.paths);
  if (where.has_environments) one.state = one.file.substr(0, std::min(one.file.find('/'), one.file.size()));
  const emit::runtime_kind* kind = made.content ? emit::find_kind(made.api_version, made.kind_name) : nullptr;
  one.is_typed = kind != nullptr;
  convert::value tree = convert::value_of(made);
  one.name_space = tree.text_at("metadata.namespace");
  if (one.name.empty()) {
    one.name = tree.text_at("metadata.generateName");
    one.is_name_generated = true;
  }
  if (kind != nullptr && !kind->namespaced) one.name_space.clear();
  else if (kind != nullptr && one.name_space.empty()) one.name_space = asked.name_space;
  one.tree = is_live_ ? live_node_of(std::move(tree), made.kind_name) : plain_node_of(std::move(tree), made.kind_name);
  objects_.push_back(std::move(one));
}

side::side(live_version what, const settings& asked) : is_live_(true), heard_(std::move(what.heard)) {
  readings_.reserve(1 + what.others.size() + what.others_if_applied.size());
  read_live(std::move(what.wanted), false, asked);
  for (std::string& each : what.others) read_live(std::move(each), false, asked);
  for (std::string& each : what.others_if_applied) read_live(std::move(each), true, asked);
}

bool side::is_there(const object& one) const {
  return std::any_of(objects_.begin(), objects_.end(), [&](const object& each) {
    return each.kind == one.kind && each.group() == one.group() && each.name_space == one.name_space &&
           each.name == one.name;
  });
}

/// An object that is another one's, or one that nobody applied, is no part of what was deployed.
void side::read_live(std::string text, bool if_applied, const settings& asked) {
  read::options how;
  how.checks_fields = false;
  readings_.push_back(read::read_yaml(std::move(text), "the cluster", how));
  const bool is_asked_for = readings_.size() == 1;
  for (const read::document& each : readings_.back().documents) {
    const convert::value tree = convert::value_of(each);
    if (!is_asked_for && (is_hook(tree) || !convert::maker_in_the_cluster(tree, each.kind_name).empty())) continue;
    if (!is_asked_for && if_applied && !applied_part_of(tree)) continue;
    take(each, nullptr, {}, asked);
    const object one = std::move(objects_.back());
    objects_.pop_back();
    if (!is_there(one)) objects_.push_back(one);
  }
}

std::vector<std::string_view> side::states() const {
  std::vector<std::string_view> all;
  for (const object& each : objects_)
    if (std::find(all.begin(), all.end(), each.state) == all.end()) all.push_back(each.state);
  return all;
}

void side::hear(const read::problem& told, const read::reading&) {
  if (is_told_by_others(told.what)) return;
  const std::string file = told.at.file == nullptr ? "" : told.at.file;
  const std::string words = told.path.empty() ? told.text : fmt::format("{}: {}", told.path, told.text);
  const bool is_lost = told.what == fault::syntax || told.what == fault::limit || told.what == fault::not_an_object ||
                       told.what == fault::missing_kind;
  if (is_lost) heard_.unreadable.push_back(fmt::format("{}:{}:{}: {}", file, told.at.line, told.at.column, words));
  else heard_.notices.push_back({file, told.at.line, told.at.column, fmt::format("is not compared: {}", words)});
}

std::optional<std::string_view> side::only_state() const {
  if (objects_.empty()) return std::nullopt;
  const std::string_view first = objects_.front().state;
  const bool is_one =
      std::all_of(objects_.begin(), objects_.end(), [&](const object& each) { return each.state == first; });
  return is_one ? std::optional(first) : std::nullopt;
}

void side::forget_states() {
  for (object& each : objects_) each.state.clear();
}

std::string side::comments_of(const object& of) const {
  const auto has_it = [&](const read::reading& each) {
    return std::any_of(each.documents.begin(), each.documents.end(),
                       [&](const read::document& one) { return one.at.file == of.at.file; });
  };
  const auto found = std::find_if(readings_.begin(), readings_.end(), has_it);
  if (found == readings_.end() || of.made_by != nullptr || of.at.file == nullptr) return {};
  std::string all;
  std::string_view rest = found->source();
  for (std::uint32_t line = 1; !rest.empty(); ++line) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view text = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (text.starts_with("---")) {
      if (line > of.at.line) break;
      all.clear();
    }
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (!text.starts_with("# ")) continue;
    text.remove_prefix(std::min(text.find_first_not_of("# "), text.size()));
    all += fmt::format("{}{}", all.empty() ? "" : " ", text);
  }
  return all;
}

written_line side::line_of(const object& of, place at) const {
  if (!at.known()) at = of.at;
  if (is_live_) return {"the cluster", 0};
  if (of.made_by == nullptr) {
    written_line plain{at.known() ? at.file : "", at.line};
    if (!told_revision_.empty() && !plain.file.empty()) plain.file = told_revision_ + ":" + plain.file;
    return plain;
  }
  // Its paths lead from where it was rendered.
  std::optional<working_folder> in;
  if (checkout_ != nullptr) in.emplace(checkout_->working_folder());
  const auto found = of.made_by->place_of(at.line, at.column, {});
  written_line written{found ? found->file : of.made_by->made.name, found ? found->line : 0};
  if (!told_revision_.empty() && !written.file.empty()) written.file = told_revision_ + ":" + written.file;
  return written;
}

}  // namespace dovetail::cli::diff
