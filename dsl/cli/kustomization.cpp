#include "cli/kustomization.hpp"

#include "cli/inputs.hpp"
#include "cli/json_fields.hpp"
#include "cli/kustomization_file.hpp"
#include "cli/whole_path.hpp"
#include "dovetail/read/options.hpp"
#include "schema/document.hpp"
#include "schema/problem.hpp"

#include <algorithm>
#include <string_view>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;
using schema::node;

bool has_any(const node& root, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys)
    if (root.find(key) != nullptr) return true;
  return false;
}

// Source: kustomize, "The Kustomization File".
kustomized changes_of(const node& root) {
  kustomized made;
  made.name_spaces = has_any(root, {"namespace"});
  made.labels = has_any(root, {"commonLabels", "labels"});
  made.texts = has_any(root, {"vars", "replacements"});
  made.names = has_any(root, {"namePrefix", "nameSuffix"});
  made.parts = has_any(root, {"patches", "patchesStrategicMerge", "patchesJson6902", "components", "transformers",
                              "replacements", "images"});
  return made;
}

void add(kustomized& to, const kustomized& more) {
  to.name_spaces = to.name_spaces || more.name_spaces;
  to.labels = to.labels || more.labels;
  to.texts = to.texts || more.texts;
  to.parts = to.parts || more.parts;
  to.names = to.names || more.names;
}

/// The numbers and names of the ports that are written anywhere below.
void add_ports(const node& said, std::set<std::string, std::less<>>& ports) {
  if (said.is_map() && said.find("containerPort") != nullptr)
    for (const char* key : {"containerPort", "name"})
      if (const node* value = said.find(key); value != nullptr && value->is_scalar()) ports.insert(value->scalar);
  for (const node* each : said.items) add_ports(*each, ports);
}
void add_texts(const node& said, std::set<std::string, std::less<>>& texts) {
  if (said.is_scalar()) texts.insert(said.scalar);
  for (std::size_t i = 0; i < said.items.size(); ++i)
    if (!said.is_map() || said.keys[i] != "metadata") add_texts(*said.items[i], texts);
}

/// Whether a path leads through a folder that is named from the root of a repository.
bool is_below(std::string_view path, std::string_view folder) {
  for (std::size_t at = path.find(folder); at != std::string_view::npos; at = path.find(folder, at + 1)) {
    const std::size_t end = at + folder.size();
    if ((at == 0 || path[at - 1] == '/') && end < path.size() && path[end] == '/') return true;
  }
  return false;
}

}  // namespace

std::string kustomizations::characters_in(const std::string& file) const {
  const std::size_t at_most = read::bounds{}.bytes;
  return read_file_ ? read_file_(file, at_most) : characters_of(file, at_most);
}

void kustomizations::add(const fs::path& file) {
  try {
    const schema::document_set parsed(file.string(), characters_in(file.string()));
    const fs::path folder = file.parent_path().empty() ? fs::path(".") : file.parent_path();
    kustomization& made = all_[whole_path(folder)];
    for (const node* root : parsed.documents()) {
      cli::add(made.changes, changes_of(*root));
      for (const char* key : {"resources", "bases", "components", "crds", "helmCharts"})
        each_item(*root, key, [&](const node& each) {
          made.resources.push_back(whole_path(folder / each.scalar));
          resources_.insert(made.resources.back());
        });
      for (const char* key : {"patches", "patchesStrategicMerge", "patchesJson6902"})
        each_item(*root, key, [&](const node& each) {
          const std::string path = each.is_scalar() ? each.scalar : std::string(each.text("path"));
          // A patch may be written out as a text, in the place of its file's name.
          const std::string inlined = path.find('\n') != std::string::npos ? path : std::string(each.text("patch"));
          if (!inlined.empty()) add_patch(inlined);
          else if (const std::string file = whole_path(folder / path); patches_.insert(file).second) read_patch(file);
        });
      // Settings of kustomize's own, whatever they look like.
      for (const char* key : {"transformers", "generators", "validators", "configurations"})
        each_item(*root, key, [&](const node& each) { patches_.insert(whole_path(folder / each.scalar)); });
      each_item(*root, "replacements",
                [&](const node& each) { patches_.insert(whole_path(folder / std::string(each.text("path")))); });
      each_item(*root, "configMapGenerator",
                [&](const node& each) { generated_.emplace_back("ConfigMap", each.text("name")); });
      each_item(*root, "secretGenerator",
                [&](const node& each) { generated_.emplace_back("Secret", each.text("name")); });
      if (std::pair<std::string, std::string> made(root->text("namePrefix"), root->text("nameSuffix"));
          !made.first.empty() || !made.second.empty())
        affixes_.insert(std::move(made));
    }
  } catch (const schema::problem&) {
    // kustomize says so, and better.
  }
}

void kustomizations::add_patch(const std::string& text) {
  try {
    const schema::document_set parsed("patch", text);
    for (const node* said : parsed.documents()) {
      add_ports(*said, said_.ports);
      add_texts(*said, said_.texts);
    }
  } catch (const schema::problem&) {
    // kustomize says so, and better.
  }
}

void kustomizations::read_patch(const std::string& file) {
  std::error_code error;
  if (fs::is_regular_file(file, error)) add_patch(characters_in(file));
}

void kustomizations::add_of_flux(std::string_view path, const kustomized& changes) {
  while (path.starts_with("./")) path.remove_prefix(2);
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  if (!path.empty() && path != "." && changes.any()) of_flux_.emplace_back(path, changes);
}

// Source: fluxcd/kustomize-controller, "Kustomization".
void kustomizations::add_of_flux(const read::reading& file) {
  for (const read::document& each : file.documents) {
    if (each.kind_name != "Kustomization" || !each.api_version.starts_with("kustomize.toolkit.fluxcd.io/")) continue;
    const model::json* path = find_field(each.fields, {"spec", "path"});
    if (path == nullptr) continue;
    kustomized changes;
    changes.name_spaces = find_field(each.fields, {"spec", "targetNamespace"}) != nullptr;
    changes.parts = find_field(each.fields, {"spec", "patches"}) != nullptr ||
                    find_field(each.fields, {"spec", "components"}) != nullptr;
    add_of_flux(path->scalar.view(), changes);
  }
}

void kustomizations::settle() {
  for (const auto& [folder, each] : all_) {
    std::set<std::string> seen;
    const bool is_outermost = !resources_.contains(folder);
    if (each.changes.any() || is_outermost) reach(folder, is_outermost ? folder : std::string(), each.changes, seen);
  }
}

void kustomizations::reach(const std::string& folder, const std::string& from, const kustomized& changes,
                           std::set<std::string>& seen) {
  if (!seen.insert(folder).second) return;
  const auto found = all_.find(folder);
  if (found == all_.end()) return;
  for (const std::string& each : found->second.resources) {
    if (changes.any()) cli::add(changed_[each], changes);
    if (!from.empty()) applied_by_[each].insert(from);
    reach(each, from, changes, seen);
  }
}

bool kustomizations::are_apart(const fs::path& one, const fs::path& other) const {
  const auto of_one = applied_by_.find(whole_path(one)), of_other = applied_by_.find(whole_path(other));
  if (of_one == applied_by_.end() || of_other == applied_by_.end()) return false;
  return std::none_of(of_one->second.begin(), of_one->second.end(),
                      [&](const std::string& each) { return of_other->second.contains(each); });
}

std::vector<std::string> kustomizations::names_before(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [prefix, suffix] : affixes_)
    if (name.size() > prefix.size() + suffix.size() && name.starts_with(prefix) && name.ends_with(suffix))
      found.emplace_back(name.substr(prefix.size(), name.size() - prefix.size() - suffix.size()));
  return found;
}

bool kustomizations::is_patch(const fs::path& file) const {
  return !patches_.empty() && patches_.contains(whole_path(file));
}

bool kustomizations::leaves_out(const fs::path& file) const {
  const std::string path = whole_path(file);
  return !path.empty() && all_.contains(fs::path(path).parent_path().string()) && !resources_.contains(path);
}

kustomized kustomizations::changes_in(const fs::path& file) const {
  if (changed_.empty() && of_flux_.empty()) return {};
  const std::string path = whole_path(file);
  const auto found = changed_.find(path);
  kustomized all = found == changed_.end() ? kustomized{} : found->second;
  for (const auto& [folder, changes] : of_flux_)
    if (is_below(path, folder)) cli::add(all, changes);
  return all;
}

}  // namespace dovetail::cli
