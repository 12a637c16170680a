#include "kustomize.hpp"

#include "file_header.hpp"
#include "json_patch.hpp"
#include "overlay_fields.hpp"
#include "string_scalar.hpp"

#include "dovetail/emit/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace dovetail::emit::detail {
namespace {

/// kustomize takes a target's name for a regular expression, which it anchors.
std::string as_pattern(std::string_view name) {
  std::string pattern;
  for (const char c : name) pattern += c == '.' ? std::string("\\.") : std::string(1, c);
  return pattern;
}

std::string target_of(const placed_document& resource) {
  const std::string_view api_version = resource.what.api_version;
  const std::size_t slash = api_version.find('/');
  std::string text = "    target:\n";
  if (slash != api_version.npos) text += fmt::format("      group: {}\n", word_form(api_version.substr(0, slash)));
  text += fmt::format("      version: {}\n      kind: {}\n      name: {}\n", word_form(api_version.substr(slash + 1)),
                      word_form(resource.what.kind), word_form(as_pattern(resource.written_name)));
  if (!resource.name_space.empty())
    text += fmt::format("      namespace: {}\n", word_form(as_pattern(resource.name_space)));
  return text;
}

/// What kustomize takes for a resource's removal.
std::string removal_of(const placed_document& resource) {
  std::string text =
      fmt::format("apiVersion: {}\nkind: {}\nmetadata:\n  name: {}\n", word_form(resource.what.api_version),
                  word_form(resource.what.kind), word_form(resource.written_name));
  if (!resource.name_space.empty()) text += fmt::format("  namespace: {}\n", word_form(resource.name_space));
  return text + "$patch: delete\n";
}

/// A path for a resource's patch that no other one has: "patches/deployment-web.yaml".
std::string patch_path(const placed_document& resource, std::set<std::string>& taken) {
  std::string stem = fmt::format("patches/{}-{}", resource.what.kind, resource.name);
  std::transform(stem.begin(), stem.end(), stem.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
  std::string path = stem + ".yaml";
  for (int number = 2; !taken.insert(path).second; ++number) path = fmt::format("{}-{}.yaml", stem, number);
  return path;
}

}  // namespace

std::string kustomization(std::string_view source, const std::vector<file>& files) {
  std::string text = header(source) + "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n";
  for (const file& each : files) text += fmt::format("  - {}\n", word_form(each.path));
  return text;
}

std::vector<file> overlay(std::string_view source, const std::string& base_folder,
                          const std::vector<placed_document>& base, const std::vector<placed_document>& environment) {
  std::vector<file> files, patches;
  std::set<std::string> taken;
  std::string listed;
  model::arena characters;
  const overlay_fields fields(base, environment, characters);
  for (const resource_pair& pair : fields.pairs()) {
    const placed_document& resource = *pair.base;
    if (pair.here == nullptr) {
      patches.push_back({patch_path(resource, taken), header(resource.source) + removal_of(resource)});
      listed += fmt::format("  - path: {}\n", word_form(patches.back().path));
      continue;
    }
    const model::json before = fields.before(pair);
    const model::json patch = json_patch(pair.base_tree, before, characters);
    if (patch.items.empty()) continue;
    patches.push_back({patch_path(resource, taken), header(pair.here->source) + to_yaml(patch)});
    listed += fmt::format("  - path: {}\n", word_form(patches.back().path)) + target_of(resource);
  }
  for (const placed_document* resource : fields.added()) add_document(files, resource->path, *resource);

  std::string text = header(source) + "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";
  text += fields.name_space() + "resources:\n";
  text += fmt::format("  - {}\n", word_form(base_folder));
  for (const file& each : files) text += fmt::format("  - {}\n", word_form(each.path));
  if (!listed.empty()) text += "patches:\n" + listed;
  text += fields.lists();
  files.insert(files.end(), patches.begin(), patches.end());
  files.push_back({"kustomization.yaml", text});
  return files;
}

}  // namespace dovetail::emit::detail
