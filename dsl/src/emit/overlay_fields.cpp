#include "overlay_fields.hpp"

#include "json_tree.hpp"
#include "string_scalar.hpp"

#include "dovetail/text/image.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace dovetail::emit::detail {
namespace {

using model::json;

template <class Json>
Json* find(Json& object, std::string_view name) {
  for (std::size_t i = 0; i < object.names.size(); ++i)
    if (object.names[i].view() == name) return &object.items[i];
  return nullptr;
}
const json* find_below(const json& object, std::initializer_list<std::string_view> path) {
  const json* at = &object;
  for (const std::string_view name : path)
    if (at != nullptr) at = find(*at, name);
  return at;
}

void remove(json& object, std::string_view name) {
  for (std::size_t i = object.names.size(); i-- > 0;)
    if (object.names[i].view() == name) {
      object.names.erase(i);
      object.items.erase(i);
    }
}
void set_text(json& object, std::string_view name, std::string_view text) {
  json* known = find(object, name);
  if (known == nullptr) {
    object.names.push_back(model::text(name));
    known = &object.items.emplace_back();
    known->is = json::type::string;
  }
  known->scalar = model::text(text);
}

/// Calls `use` with each container of a tree, wherever its list stands: so does kustomize.
void each_container(json& tree, const std::function<void(json&)>& use) {
  for (std::size_t i = 0; i < tree.items.size(); ++i) {
    json& item = tree.items[i];
    const std::string_view name = tree.is == json::type::object ? tree.names[i].view() : std::string_view();
    if ((name == "containers" || name == "initContainers") && item.is == json::type::array) {
      for (std::size_t k = 0; k < item.items.size(); ++k)
        if (find(item.items[k], "image") != nullptr) use(item.items[k]);
    } else {
      each_container(item, use);
    }
  }
}
std::vector<json*> containers_of(json& tree) {
  std::vector<json*> all;
  each_container(tree, [&](json& container) { all.push_back(&container); });
  return all;
}
std::string_view text_of(const json& container, std::string_view name) {
  const json* field = find(container, name);
  return field == nullptr ? std::string_view() : field->scalar.view();
}
/// The containers of both, if they are the same ones in the same order.
std::vector<std::pair<json*, json*>> same_containers(json& base, json& here) {
  const std::vector<json*> a = containers_of(base), b = containers_of(here);
  if (!std::equal(a.begin(), a.end(), b.begin(), b.end(),
                  [](const json* x, const json* y) { return text_of(*x, "name") == text_of(*y, "name"); }))
    return {};
  std::vector<std::pair<json*, json*>> pairs;
  for (std::size_t i = 0; i < a.size(); ++i) pairs.emplace_back(a[i], b[i]);
  return pairs;
}

/// Kinds whose `spec.replicas` kustomize's `replicas:` sets.
bool has_replicas(const placed_document& one) {
  return one.what.kind == "Deployment" || one.what.kind == "ReplicaSet" || one.what.kind == "ReplicationController" ||
         one.what.kind == "StatefulSet";
}

/// Whether the kind is of Kubernetes itself, and none of a CRD.
bool is_built_in(std::string_view api_version) {
  const std::size_t slash = api_version.find('/');
  if (slash == api_version.npos) return true;
  const std::string_view group = api_version.substr(0, slash);
  constexpr std::string_view end = ".k8s.io";
  if (!group.ends_with(end)) return group.find('.') == group.npos;
  constexpr std::string_view groups[] = {"admissionregistration",
                                         "apiextensions",
                                         "authentication",
                                         "authorization",
                                         "certificates",
                                         "flowcontrol.apiserver",
                                         "networking",
                                         "node",
                                         "rbac.authorization",
                                         "resource",
                                         "scheduling",
                                         "storage"};
  return std::find(std::begin(groups), std::end(groups), group.substr(0, group.size() - end.size())) !=
         std::end(groups);
}
bool has_default_subject(const json& binding) {
  const json* subjects = find(binding, "subjects");
  if (subjects == nullptr) return false;
  for (const json& subject : subjects->items)
    if (text_of(subject, "kind") == "ServiceAccount" && text_of(subject, "name") == "default") return true;
  return false;
}

/// Whether `namespace:` changes of a resource its namespace alone, or of a Namespace its name. A kind of a CRD kustomize takes for
/// one that has a namespace; an APIService and a binding of the ServiceAccount `default` it changes inside as well.
bool is_moved_right(const placed_document& one, std::string_view to, model::arena& characters) {
  const std::string_view kind = one.what.kind;
  if (kind == "Namespace") return one.name == to;
  if (kind == "APIService") return false;
  if (kind.ends_with("RoleBinding") && has_default_subject(to_json(one.what, characters))) return false;
  return one.name_space.empty() ? is_built_in(one.what.api_version) : one.name_space == to;
}

}  // namespace

/// Pairs the resources of the base's namespace with those of the environment's, and others with those of the same.
void overlay_fields::pair_by(std::string_view base_space, std::string_view here_space,
                             const std::vector<placed_document>& base,
                             const std::vector<placed_document>& environment) {
  std::set<const placed_document*> paired;
  for (const placed_document& resource : base) {
    const auto is_same = [&](const placed_document& other) {
      if (other.what.api_version != resource.what.api_version || other.what.kind != resource.what.kind) return false;
      if (resource.what.kind == "Namespace" && resource.name == base_space) return other.name == here_space;
      const bool is_moved = resource.name_space == base_space && other.name_space == here_space;
      return other.name == resource.name && (is_moved || other.name_space == resource.name_space);
    };
    const auto found = std::find_if(environment.begin(), environment.end(), is_same);
    pairs_.push_back({&resource, found == environment.end() ? nullptr : &*found, {}, {}});
    if (found != environment.end()) paired.insert(&*found);
  }
  for (const placed_document& resource : environment)
    if (!paired.contains(&resource)) added_.push_back(&resource);
}

overlay_fields::overlay_fields(const std::vector<placed_document>& base,
                               const std::vector<placed_document>& environment, model::arena& characters) {
  const auto only_space_of = [](const std::vector<placed_document>& all) {
    std::set<std::string> spaces;
    for (const placed_document& each : all)
      if (!each.name_space.empty()) spaces.insert(each.name_space);
    return spaces.size() == 1 ? *spaces.begin() : std::string();
  };
  const std::string base_space = only_space_of(base), here_space = only_space_of(environment);
  if (base_space != here_space && !here_space.empty() &&
      std::all_of(environment.begin(), environment.end(),
                  [&](const placed_document& each) { return is_moved_right(each, here_space, characters); }))
    moved_to_ = here_space;
  if (moved_to_.empty()) pair_by({}, {}, base, environment);
  else pair_by(base_space, here_space, base, environment);
  for (resource_pair& pair : pairs_) {
    pair.base_tree = to_json(pair.base->what, characters);
    if (pair.here != nullptr) pair.here_tree = to_json(pair.here->what, characters);
  }
  for (const placed_document* one : added_) added_trees_.push_back(to_json(one->what, characters));
  find_images();
  find_replicas();
}

std::string overlay_fields::image_change::of(std::string_view image) const {
  const image_parts parts = split_image(image);
  if (parts.repository != name) return std::string(image);
  const bool anew = !new_tag.empty() || !digest.empty();
  const std::string_view tag = anew ? std::string_view(new_tag) : parts.tag;
  const std::string_view of_digest = anew ? std::string_view(digest) : parts.digest;
  std::string made = new_name.empty() ? name : new_name;
  if (!tag.empty()) made.append(":").append(tag);
  if (!of_digest.empty()) made.append("@").append(of_digest);
  return made;
}

/// For each repository what it becomes, where that is one thing everywhere.
void overlay_fields::find_images() {
  std::map<std::string, std::optional<image_change>> changes;
  for (resource_pair& pair : pairs_) {
    if (pair.here == nullptr) continue;
    for (const auto& [base, here] : same_containers(pair.base_tree, pair.here_tree)) {
      const std::string_view before = text_of(*base, "image"), after = text_of(*here, "image");
      const image_parts was = split_image(before), is = split_image(after);
      image_change change{std::string(was.repository), {}, {}, {}};
      if (is.repository != was.repository) change.new_name = is.repository;
      if (is.tag != was.tag || is.digest != was.digest) change.new_tag = is.tag, change.digest = is.digest;
      auto& known = changes.try_emplace(change.name, change).first->second;
      // Where one keeps its tag and another gets it, both are said to have it.
      if (known && known->new_tag.empty() && known->digest.empty())
        known->new_tag = change.new_tag, known->digest = change.digest;
    }
  }
  for (const auto& [name, change] : changes)
    if (change && (!change->new_name.empty() || !change->new_tag.empty() || !change->digest.empty()))
      images_.push_back(*change);
  // Held against all that kustomize would apply them to; another entry's new name is no name of one, since they work in turn.
  const auto is_wrong = [&](const image_change& change) {
    bool wrong = std::any_of(images_.begin(), images_.end(),
                             [&](const image_change& other) { return change.new_name == other.name; });
    const auto look = [&](json& base, json& here) {
      const auto same = same_containers(base, here);
      for (const auto& [before, after] : same)
        wrong = wrong || (split_image(text_of(*before, "image")).repository == change.name &&
                          change.of(text_of(*before, "image")) != text_of(*after, "image"));
      if (!same.empty()) return;
      for (const json* each : containers_of(here))
        wrong = wrong || change.of(text_of(*each, "image")) != text_of(*each, "image");
    };
    for (resource_pair& pair : pairs_)
      if (pair.here != nullptr) look(pair.base_tree, pair.here_tree);
    json nothing;
    for (json& tree : added_trees_) look(nothing, tree);
    return wrong;
  };
  while (true) {
    const auto wrong = std::find_if(images_.begin(), images_.end(), is_wrong);
    if (wrong == images_.end()) return;
    images_.erase(wrong);
  }
}

void overlay_fields::find_replicas() {
  std::map<std::string, std::optional<std::string>> counts;
  const auto look = [&](const placed_document& one, const json& tree, bool is_changed) {
    if (!has_replicas(one)) return;
    const json* replicas = find_below(tree, {"spec", "replicas"});
    const std::optional<std::string> count =
        replicas == nullptr ? std::nullopt : std::optional(std::string(replicas->scalar.view()));
    const auto [known, is_new] = counts.try_emplace(one.name, count);
    if (!is_new && known->second != count) known->second = std::nullopt;
    if (is_changed && count) replicas_.push_back({one.name, *count});
  };
  for (const resource_pair& pair : pairs_) {
    if (pair.here == nullptr) continue;
    const json *before = find_below(pair.base_tree, {"spec", "replicas"}),
               *after = find_below(pair.here_tree, {"spec", "replicas"});
    look(*pair.here, pair.here_tree, after != nullptr && (before == nullptr || !(*before == *after)));
  }
  for (std::size_t i = 0; i < added_.size(); ++i) look(*added_[i], added_trees_[i], false);
  std::erase_if(replicas_, [&](const replica_count& each) { return counts[each.name] != each.count; });
}

json overlay_fields::before(const resource_pair& pair) const {
  json tree = pair.here_tree;
  json& metadata = *find(tree, "metadata");
  if (!moved_to_.empty() && !pair.here->name_space.empty()) {
    if (pair.base->name_space.empty()) remove(metadata, "namespace");
    else set_text(metadata, "namespace", pair.base->name_space);
  }
  if (!moved_to_.empty() && pair.here->what.kind == "Namespace") set_text(metadata, "name", pair.base->name);
  json base = pair.base_tree;
  for (const auto& [was, is] : same_containers(base, tree))
    for (const image_change& change : images_)
      if (split_image(text_of(*was, "image")).repository == change.name) set_text(*is, "image", text_of(*was, "image"));
  const bool is_counted =
      has_replicas(*pair.here) && std::any_of(replicas_.begin(), replicas_.end(),
                                              [&](const replica_count& each) { return each.name == pair.here->name; });
  if (!is_counted) return tree;
  json& spec = *find(tree, "spec");
  const json* replicas = find_below(base, {"spec", "replicas"});
  if (replicas == nullptr) remove(spec, "replicas");
  else *find(spec, "replicas") = *replicas;
  return tree;
}

std::string overlay_fields::name_space() const {
  return moved_to_.empty() ? std::string() : fmt::format("namespace: {}\n", word_form(moved_to_));
}

std::string overlay_fields::lists() const {
  std::string text;
  if (!images_.empty()) text += "images:\n";
  for (const image_change& each : images_) {
    text += fmt::format("  - name: {}\n", word_form(each.name));
    if (!each.new_name.empty()) text += fmt::format("    newName: {}\n", word_form(each.new_name));
    if (!each.new_tag.empty()) text += fmt::format("    newTag: {}\n", word_form(each.new_tag));
    if (!each.digest.empty()) text += fmt::format("    digest: {}\n", word_form(each.digest));
  }
  if (!replicas_.empty()) text += "replicas:\n";
  for (const replica_count& each : replicas_)
    text += fmt::format("  - name: {}\n    count: {}\n", word_form(each.name), each.count);
  return text;
}

}  // namespace dovetail::emit::detail
