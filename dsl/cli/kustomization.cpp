#include "kustomization.hpp"

#include "check.hpp"
#include "document.hpp"
#include "dovetail/read/options.hpp"
#include "inputs.hpp"
#include "problem.hpp"

#include <string_view>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;
using schema::node;

/// Empty where there is no such file.
std::string whole(const fs::path& file) {
  std::error_code error;
  const fs::path found = fs::canonical(file, error);
  return error ? std::string{} : found.string();
}

/// Calls `visit(item)` for the items of the list at a key.
template <class Visit>
void each_item(const node& root, std::string_view key, Visit visit) {
  const node* list = root.find(key);
  if (list == nullptr || !list->is_sequence()) return;
  for (const node* each : list->items) visit(*each);
}

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
  made.parts = has_any(root, {"patches", "patchesStrategicMerge", "patchesJson6902", "components", "transformers",
                              "replacements", "images"});
  return made;
}

void add(kustomized& to, const kustomized& more) {
  to.name_spaces = to.name_spaces || more.name_spaces;
  to.labels = to.labels || more.labels;
  to.texts = to.texts || more.texts;
  to.parts = to.parts || more.parts;
}

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

}  // namespace

void kustomizations::add(const fs::path& file) {
  try {
    const schema::document_set parsed(file.string(), characters_of(file.string(), read::bounds{}.bytes));
    const fs::path folder = file.parent_path().empty() ? fs::path(".") : file.parent_path();
    kustomization& made = all_[whole(folder)];
    for (const node* root : parsed.documents()) {
      cli::add(made.changes, changes_of(*root));
      for (const char* key : {"resources", "bases", "components", "crds", "helmCharts"})
        each_item(*root, key, [&](const node& each) {
          made.resources.push_back(whole(folder / each.scalar));
          resources_.insert(made.resources.back());
        });
      for (const char* key : {"patches", "patchesStrategicMerge", "patchesJson6902"})
        each_item(*root, key, [&](const node& each) {
          patches_.insert(whole(folder / (each.is_scalar() ? each.scalar : std::string(each.text("path")))));
        });
      // Settings of kustomize's own, whatever they look like.
      for (const char* key : {"transformers", "generators", "validators", "configurations"})
        each_item(*root, key, [&](const node& each) { patches_.insert(whole(folder / each.scalar)); });
      each_item(*root, "replacements",
                [&](const node& each) { patches_.insert(whole(folder / std::string(each.text("path")))); });
      each_item(*root, "configMapGenerator",
                [&](const node& each) { generated_.emplace_back("ConfigMap", each.text("name")); });
      each_item(*root, "secretGenerator",
                [&](const node& each) { generated_.emplace_back("Secret", each.text("name")); });
    }
  } catch (const schema::problem&) {
    // kustomize says so, and better.
  }
}

void kustomizations::settle() {
  for (const auto& [folder, each] : all_) {
    if (!each.changes.any()) continue;
    std::set<std::string> seen;
    reach(folder, each.changes, seen);
  }
}

void kustomizations::reach(const std::string& folder, const kustomized& changes, std::set<std::string>& seen) {
  if (!seen.insert(folder).second) return;
  const auto found = all_.find(folder);
  if (found == all_.end()) return;
  for (const std::string& each : found->second.resources) {
    cli::add(changed_[each], changes);
    reach(each, changes, seen);
  }
}

bool kustomizations::is_patch(const fs::path& file) const {
  return !patches_.empty() && patches_.contains(whole(file));
}

bool kustomizations::leaves_out(const fs::path& file) const {
  const std::string path = whole(file);
  return !path.empty() && all_.contains(fs::path(path).parent_path().string()) && !resources_.contains(path);
}

kustomized kustomizations::changes_in(const fs::path& file) const {
  if (changed_.empty()) return {};
  const auto found = changed_.find(whole(file));
  return found == changed_.end() ? kustomized{} : found->second;
}

bool may_be_mended_by(const kustomized& changes, const finding& told) {
  const std::string_view rule = told.broken->id, words = told.words;
  const bool is_missing_part = rule == "CON-37" || rule == "REF-05" || (rule == "GRM-50" && has(words, "required")) ||
                               (rule == "GRM-50" && has(words, "requires"));
  if (changes.name_spaces)
    if (rule == "REF-75" || rule == "CON-71" || has(words, "is in namespace") || has(words, " of namespace `") ||
        (told.kind == "Namespace" && (rule == "GRM-01" || rule == "IDN-28")))
      return true;
  if (changes.texts && has(words, "$(")) return true;
  if (changes.labels && (is_missing_part || rule == "REF-04" || rule == "REF-03")) return true;
  return changes.parts && (is_missing_part || (rule == "GRM-37" && has(words, "has no image")));
}

}  // namespace dovetail::cli
