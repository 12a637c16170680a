#include "cli/rendered/kustomize_sources.hpp"

#include "cli/excerpt.hpp"
#include "cli/inputs.hpp"
#include "cli/kustomization_file.hpp"
#include "cli/settings.hpp"
#include "cli/whole_path.hpp"
#include "dovetail/read/options.hpp"
#include "schema/problem.hpp"

#include <algorithm>
#include <charconv>
#include <functional>
#include <initializer_list>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;
using schema::node;

// Source: kustomize, git.NewRepoSpecFromURL.
bool is_remote(std::string_view named) {
  for (const std::string_view sign : {"://", "?ref=", ".git/", "git::"})
    if (named.find(sign) != named.npos) return true;
  for (const std::string_view host : {"github.com/", "github.com:", "gitlab.com/", "bitbucket.org/", "git@"})
    if (named.starts_with(host)) return true;
  return named.ends_with(".git");
}

/// How good a name fits one that a kustomization has put something before or behind: its length, or nothing.
std::size_t fit(std::string_view original, std::string_view rendered) {
  if (original.empty() || rendered.find(original) == rendered.npos) return 0;
  return original.size() + (original == rendered ? 1 : 0);
}

std::string_view name_of(const node& object) {
  const node* metadata = object.find("metadata");
  return metadata == nullptr ? std::string_view{} : metadata->text("name");
}

/// Calls `visit(object)` for a document, or for each object of a list.
template <class Visit>
void each_object(const node& document, Visit visit) {
  if (!document.text("kind").ends_with("List") || document.find("items") == nullptr) return visit(document);
  each_item(document, "items", [&](const node& each) { visit(each); });
}

source_place place_at(const std::string& file, const node& at) {
  return {file, static_cast<std::uint32_t>(at.line), static_cast<std::uint32_t>(at.column)};
}

/// The steps of a path of JSON patches, `/spec/template/spec/containers/0/image`.
std::vector<std::string> pointer_of(std::string_view written) {
  std::vector<std::string> steps;
  while (written.starts_with('/')) {
    written.remove_prefix(1);
    const std::size_t end = std::min(written.find('/'), written.size());
    std::string step;
    for (std::size_t i = 0; i < end; ++i) {
      const bool is_escaped = written[i] == '~' && i + 1 < end && (written[i + 1] == '0' || written[i + 1] == '1');
      step += !is_escaped ? written[i] : written[i + 1] == '0' ? '~' : '/';
      if (is_escaped) ++i;
    }
    steps.push_back(std::move(step));
    written.remove_prefix(end);
  }
  return steps;
}

bool is_step(const field_step& one, const std::string& pointer) {
  if (one.item == nullptr) return one.key == pointer;
  std::size_t index = 0;
  const auto [stop, error] = std::from_chars(pointer.data(), pointer.data() + pointer.size(), index);
  // `-` is behind the last one.
  return pointer == "-" || (error == std::errc() && stop == pointer.data() + pointer.size() && index == one.index);
}

}  // namespace

kustomize_sources::kustomize_sources(const fs::path& folder) {
  std::set<std::string> seen;
  read_layer(folder, seen);
}

const kustomize_sources::file_text* kustomize_sources::read(const std::string& file) {
  const auto [at, is_new] = files_.try_emplace(file);
  if (is_new) {
    try {
      at->second.text = characters_of(file, read::bounds{}.bytes);
      at->second.parsed = std::make_unique<const schema::document_set>(file, at->second.text);
    } catch (const schema::problem&) {
      // kustomize says so, and better.
    } catch (const usage_error&) {
    }
  }
  return at->second.parsed == nullptr ? nullptr : &at->second;
}

void kustomize_sources::reach(const fs::path& folder, const std::string& named, std::set<std::string>& seen) {
  if (named.empty() || named.find('\n') != named.npos) return;
  std::error_code error;
  const fs::path path = folder / named;
  const std::string found = whole_path(path);
  if (found.empty()) {
    if (is_remote(named)) remote_.push_back(named);
    return;
  }
  reached_.insert(found);
  if (fs::is_directory(found, error)) read_layer(found, seen);
  else resources_.insert(found);
}

void kustomize_sources::read_layer(const fs::path& folder, std::set<std::string>& seen) {
  const std::string path = whole_path(folder);
  const std::string file = path.empty() ? path : whole_path(kustomization_in(path));
  if (file.empty() || !seen.insert(path).second) return;
  reached_.insert(path);
  reached_.insert(file);
  const file_text* text = read(file);
  if (text == nullptr) return;
  for (const node* root : text->parsed->documents()) {
    layers_.push_back({file, root});
    add_patches(path, *root, file);
    if (const std::string_view prefix = root->text("namePrefix"); !prefix.empty()) prefixes_.emplace(prefix);
    if (const std::string_view suffix = root->text("nameSuffix"); !suffix.empty()) suffixes_.emplace(suffix);
    if (const std::string_view name_space = root->text("namespace"); !name_space.empty())
      name_spaces_.emplace(name_space);
    has_charts_ =
        has_charts_ || root->find("helmCharts") != nullptr || root->find("helmChartInflationGenerator") != nullptr;
    for (const char* key :
         {"components", "resources", "bases", "crds", "transformers", "generators", "validators", "configurations"})
      each_item(*root, key, [&](const node& each) { reach(path, each.scalar, seen); });
    each_item(*root, "replacements", [&](const node& each) { reach(path, std::string(each.text("path")), seen); });
    for (const char* key : {"configMapGenerator", "secretGenerator"})
      each_item(*root, key, [&](const node& each) {
        for (const char* from : {"files", "envs"})
          each_item(each, from, [&](const node& one) {
            const std::string found = whole_path(fs::path(path) / one.scalar.substr(one.scalar.find('=') + 1));
            if (!found.empty()) reached_.insert(found);
          });
        if (const std::string found = whole_path(fs::path(path) / std::string(each.text("env"))); found != path)
          reached_.insert(found);
      });
  }
}

// The last one of a kustomization is put in last, and what names a kustomization behind what is named.
void kustomize_sources::add_patches(const fs::path& folder, const node& root, const std::string& file) {
  for (const char* key : {"patches", "patchesJson6902", "patchesStrategicMerge"}) {
    std::vector<const node*> items;
    each_item(root, key, [&](const node& each) { items.insert(items.begin(), &each); });
    for (const node* each : items) {
      const node* target = each->find("target");
      const node* inlined =
          each->is_scalar() && each->scalar.find('\n') != std::string::npos ? each : each->find("patch");
      if (inlined != nullptr) {
        add_inlined_patch(file, *inlined, target);
        continue;
      }
      const std::string path =
          whole_path(folder / (each->is_scalar() ? each->scalar : std::string(each->text("path"))));
      std::error_code error;
      if (path.empty() || !fs::is_regular_file(path, error)) continue;
      reached_.insert(path);
      if (const file_text* text = read(path))
        for (const node* document : text->parsed->documents()) patches_.push_back({path, document, target, 0, 0, {}});
    }
  }
}

void kustomize_sources::add_inlined_patch(const std::string& file, const node& text, const node* target) {
  try {
    const auto parsed = std::make_shared<const schema::document_set>(file, text.scalar);
    const source_lines lines(files_.at(file).text);
    // `patch: |-`, and the text from the next line on; a text between quotes stands where it begins.
    std::uint32_t before = static_cast<std::uint32_t>(text.line), columns = 0;
    const std::string_view first = lines.line(before), next = lines.line(before + 1);
    const std::string_view at = first.substr(std::min(first.size(), static_cast<std::size_t>(text.column - 1)));
    const bool is_block = at.starts_with('|') || at.starts_with('>');
    if (is_block) columns = static_cast<std::uint32_t>(std::min(next.find_first_not_of(' '), next.size()));
    else --before;
    for (const node* document : parsed->documents())
      patches_.push_back({file, document, target, before, columns, parsed});
  } catch (const schema::problem&) {
    // kustomize says so, and better.
  }
}

// Source: kustomize, types.Selector: kinds and names are patterns of a whole text.
bool kustomize_sources::is_for(const patch& each, const node& object) {
  const std::string_view kind = object.text("kind"), name = name_of(object);
  if (each.target != nullptr) {
    const std::string_view wanted_kind = each.target->text("kind"), wanted = each.target->text("name");
    const bool is_pattern = wanted.find_first_of(".*[(|+^$") != wanted.npos;
    return (wanted_kind.empty() || wanted_kind == kind) && (wanted.empty() || is_pattern || fit(wanted, name) != 0);
  }
  return each.root->is_map() && each.root->text("kind") == kind && fit(name_of(*each.root), name) != 0;
}

followed kustomize_sources::said_by(const patch& each, const field_path& path) {
  if (each.root->is_map()) return follow(*each.root, path);
  followed best;
  for (const node* operation : each.root->items) {
    const std::vector<std::string> steps = pointer_of(operation->text("path"));
    if (steps.empty() || operation->text("op") == "remove") continue;
    std::size_t same = 0;
    while (same < steps.size() && same < path.size() && is_step(path[same], steps[same])) ++same;
    const node* value = operation->find("value");
    if (same != steps.size() || value == nullptr) continue;
    followed made = follow(*value, field_path(path.begin() + static_cast<std::ptrdiff_t>(same), path.end()));
    made.depth += same;
    if (made.depth >= best.depth) best = made;
  }
  return best;
}

std::string kustomize_sources::plain(std::string_view words) const {
  // Source: kustomize, hasher.encode: `-` and ten of these.
  constexpr std::string_view of_hash = "bcdfghkmt2456789";
  constexpr std::size_t hash = 10;
  std::string all;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t open = std::min(words.find('`', begin), words.size());
    const std::size_t close = std::min(words.find('`', std::min(open + 1, words.size())), words.size());
    all.append(words.substr(begin, open - begin));
    std::string_view name = words.substr(std::min(open + 1, words.size()), close - std::min(open + 1, close));
    if (name_spaces_.contains(std::string(name))) name = {};
    if (name.size() > hash + 1 && name[name.size() - hash - 1] == '-' &&
        name.find_last_not_of(of_hash) == name.size() - hash - 1)
      name.remove_suffix(hash + 1);
    for (const std::string& each : prefixes_)
      if (name.starts_with(each)) name.remove_prefix(each.size());
    for (const std::string& each : suffixes_)
      if (name.ends_with(each)) name.remove_suffix(each.size());
    if (open < words.size()) all.append("`").append(name).append("`");
    begin = std::min(close + 1, words.size());
    if (open == words.size()) break;
  }
  return all;
}

const node* kustomize_sources::object_in(const std::string& file, const node& rendered) {
  const file_text* text = read(file);
  if (text == nullptr) return nullptr;
  const std::string_view kind = rendered.text("kind"), name = name_of(rendered);
  const node* best = nullptr;
  std::size_t best_fit = 0;
  for (const node* document : text->parsed->documents())
    each_object(*document, [&](const node& each) {
      if (each.text("kind") != kind) return;
      const std::size_t fits = fit(name_of(each), name);
      if (fits > best_fit) best = &each;
      best_fit = std::max(best_fit, fits);
    });
  return best;
}

std::optional<source_place> kustomize_sources::find(const rendered_object& of, const field_path& path) {
  if (!of.generator.empty()) return generated(of, path);
  // Where kustomize does not say the file, each that it reads may be it.
  const node* original = nullptr;
  std::string file = of.file;
  if (!file.empty()) {
    original = object_in(file, *of.root);
  } else {
    std::size_t best = 0;
    for (const std::string& each : resources_)
      if (const node* found = object_in(each, *of.root);
          found != nullptr && fit(name_of(*found), name_of(*of.root)) > best) {
        original = found;
        file = each;
        best = fit(name_of(*found), name_of(*of.root));
      }
  }
  const followed rendered = follow(*of.root, path);
  const auto says_it = [&](const followed& at) {
    return at.depth == path.size() && at.value->is == rendered.value->is && at.value->scalar == rendered.value->scalar;
  };
  followed best = original == nullptr ? followed{} : follow(*original, path);
  const patch* by = nullptr;
  // The last patch that says as much goes before; one that says nothing of the field is only where the object is named.
  for (auto each = patches_.rbegin(); each != patches_.rend(); ++each) {
    if (!is_for(*each, *of.root)) continue;
    const followed said = said_by(*each, path);
    if (said.value == nullptr || said.depth == 0 || said.depth < best.depth) continue;
    // A map that both have stands where the object is written.
    if (said.depth == best.depth && best.value != nullptr && !said.value->is_scalar()) continue;
    if (said.depth == best.depth && best.value != nullptr && says_it(best) && !says_it(said)) continue;
    best = said;
    by = &*each;
  }
  if (best.value == nullptr) return std::nullopt;
  if (!says_it(best) && best.value->is_scalar() && original != nullptr)
    if (const auto elsewhere = changed(*original, path)) return elsewhere;
  const node& at = *best.value;
  if (by == nullptr) return place_at(file, at);
  source_place made = place_at(by->file, at);
  made.line += by->lines_before;
  made.column += by->columns_before;
  return made;
}

/// Of what a kustomization's own fields change: the one that does.
std::optional<source_place> kustomize_sources::changed(const node& original, const field_path& path) const {
  const std::string& last = path.back().key;
  const auto entry = [&](std::string_view list, std::string_view name,
                         std::initializer_list<std::string_view> said) -> std::optional<source_place> {
    std::optional<source_place> found;
    for (auto each = layers_.rbegin(); each != layers_.rend(); ++each)
      each_item(*each->root, list, [&](const node& item) {
        if (item.text("name") != name) return;
        found = place_at(each->file, item);
        for (const std::string_view key : said)
          if (const node* value = item.find(key)) found = place_at(each->file, *value);
      });
    return found;
  };
  const auto field = [&](std::string_view key) -> std::optional<source_place> {
    for (const layer& each : layers_)
      if (const node* value = each.root->find(key)) return place_at(each.file, *value);
    return std::nullopt;
  };
  if (last == "image") {
    const std::string_view image = follow(original, path).value->scalar;
    const std::size_t slash = image.rfind('/');
    const std::size_t end = std::min(image.find_first_of(":@", slash == image.npos ? 0 : slash), image.size());
    return entry("images", image.substr(0, end), {"newName", "newTag", "digest"});
  }
  if (last == "replicas") return entry("replicas", name_of(original), {"count"});
  if (last == "namespace") return field("namespace");
  return std::nullopt;
}

std::optional<source_place> kustomize_sources::generated(const rendered_object& of, const field_path& path) const {
  const std::string list = of.generator == "SecretGenerator" ? "secretGenerator" : "configMapGenerator";
  std::optional<source_place> found;
  std::size_t best = 0;
  for (const layer& each : layers_) {
    if (each.file != of.file) continue;
    each_item(*each.root, list, [&](const node& item) {
      const std::size_t fits = fit(item.text("name"), name_of(*of.root));
      if (fits <= best) return;
      best = fits;
      found = place_at(each.file, item);
      const std::string key = path.size() < 2 ? std::string() : path[1].key;
      if (key.empty() || (path[0].key != "data" && path[0].key != "binaryData")) return;
      for (const char* from : {"literals", "files"})
        each_item(item, from, [&](const node& one) {
          if (one.scalar.starts_with(key + "=") || fs::path(one.scalar).filename() == key)
            found = place_at(each.file, one);
        });
    });
  }
  if (!found) found = source_place{of.file, 0, 0};
  return found;
}

}  // namespace dovetail::cli
