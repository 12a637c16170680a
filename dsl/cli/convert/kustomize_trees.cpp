#include "cli/convert/kustomize_trees.hpp"

#include "cli/inputs.hpp"
#include "cli/kustomization_file.hpp"
#include "cli/settings.hpp"
#include "dovetail/read/options.hpp"
#include "schema/document.hpp"
#include "schema/problem.hpp"

#include <algorithm>
#include <set>
#include <string_view>

namespace dovetail::cli::convert {
namespace {

namespace fs = std::filesystem;

bool is_below(const fs::path& path, const fs::path& folder) {
  const fs::path relative = path.lexically_relative(folder);
  return !relative.empty() && *relative.begin() != "..";
}

}  // namespace

bool kustomize_tree::is_overlay() const {
  return std::any_of(names.begin(), names.end(), [&](const fs::path& each) { return !is_below(each, folder); });
}

kustomize_trees::kustomize_trees(const std::vector<std::string>& paths) {
  std::error_code error;
  for (const std::string& each : paths) {
    const fs::path path = fs::canonical(each, error);
    if (error) continue;
    if (fs::is_directory(path, error)) find(path);
    else if (path == kustomization_in(path.parent_path())) read(path, true);
  }
}

void kustomize_trees::find(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder / "Chart.yaml", error)) return;
  if (const fs::path file = kustomization_in(folder); !file.empty()) read(file, true);
  std::vector<fs::path> below;
  fs::directory_iterator entry(folder, error);
  for (; !error && entry != fs::directory_iterator(); entry.increment(error))
    if (!entry->path().filename().string().starts_with('.') && entry->is_directory(error) && !entry->is_symlink(error))
      below.push_back(entry->path());
  std::sort(below.begin(), below.end());
  for (const fs::path& each : below) find(each);
}

void kustomize_trees::read(const fs::path& file, bool is_found) {
  const fs::path folder = file.parent_path();
  if (is_found && std::find(found_.begin(), found_.end(), folder) == found_.end()) found_.push_back(folder);
  if (all_.contains(folder)) return;
  kustomize_tree made;
  made.folder = folder;
  try {
    const schema::document_set parsed(file.string(), characters_of(file.string(), read::bounds{}.bytes));
    for (const schema::node* root : parsed.documents()) {
      // An object of Flux, which has a file of the same name.
      if (root->text("apiVersion").starts_with("kustomize.toolkit.fluxcd.io")) {
        std::erase(found_, folder);
        return;
      }
      for (const std::string& key : root->keys)
        if (key != "apiVersion" && key != "kind" && key != "metadata" && key != "resources") made.only_lists = false;
      made.is_component = made.is_component || root->text("kind") == "Component";
      for (const char* const key : {"resources", "bases", "components"})
        each_item(*root, key, [&](const schema::node& each) {
          std::error_code error;
          const fs::path named = fs::canonical(folder / each.scalar, error);
          if (!error && fs::is_directory(named, error)) made.names.push_back(named);
          // Of another place.
          if (error) made.only_lists = false;
        });
    }
  } catch (const schema::problem&) {
    made.only_lists = false;  // kustomize says so, and better.
  } catch (const usage_error&) {
    made.only_lists = false;
  }
  const std::vector<fs::path> named = made.names;
  all_.emplace(folder, std::move(made));
  for (const fs::path& each : named)
    if (const fs::path other = kustomization_in(each); !other.empty()) read(other, false);
}

bool kustomize_trees::empty() const {
  return std::all_of(all_.begin(), all_.end(), [](const auto& each) {
    return each.second.only_lists && !each.second.is_component && !each.second.is_overlay();
  });
}

std::vector<const kustomize_tree*> kustomize_trees::roots() const {
  std::set<fs::path> named;
  for (const auto& [folder, tree] : all_) named.insert(tree.names.begin(), tree.names.end());
  std::vector<const kustomize_tree*> made;
  for (const auto& [folder, tree] : all_)
    if (!tree.is_component && !named.contains(folder) &&
        std::find(found_.begin(), found_.end(), folder) != found_.end())
      made.push_back(&tree);
  return made;
}

std::vector<fs::path> kustomize_trees::bases() const {
  std::vector<fs::path> made;
  for (const kustomize_tree* root : roots()) {
    if (!root->is_overlay()) continue;
    for (const fs::path& each : root->names) {
      const auto known = all_.find(each);
      if (known != all_.end() && !known->second.is_component && std::find(made.begin(), made.end(), each) == made.end())
        made.push_back(each);
    }
  }
  return made;
}

bool kustomize_trees::has(const fs::path& file) const {
  std::error_code error;
  const fs::path whole = fs::canonical(file, error);
  return !error && std::any_of(all_.begin(), all_.end(), [&](const auto& each) { return is_below(whole, each.first); });
}

fs::path kustomize_trees::common_folder() const {
  fs::path common;
  for (const auto& [folder, tree] : all_) {
    if (common.empty()) common = folder;
    while (!is_below(folder, common)) common = common.parent_path();
  }
  return common;
}

}  // namespace dovetail::cli::convert
