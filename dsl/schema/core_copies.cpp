#include "core_copies.hpp"

#include "names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace dovetail::schema {
namespace {

using form = type_use::form;

constexpr std::size_t telling_fields = 3;

constexpr std::array embedded_metadata =
    std::to_array<std::string_view>({"annotations", "finalizers", "labels", "name", "namespace"});

const field* find(const object& type, std::string_view name) {
  for (const field& part : type.fields)
    if (part.name == name) return &part;
  return nullptr;
}

std::string lower(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(),
                 [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c); });
  return result;
}

// `podAffinity` and `tolerations` are named as PodAffinity and Toleration.
bool named_as(std::string_view field, std::string_view type) {
  const std::string name = lower(field);
  const std::string wanted = lower(type);
  return name == wanted || name == wanted + "s";
}

bool is_object_meta(const object& type) { return type.name == "ObjectMeta" && type.home->group == "meta"; }

bool is_embedded_metadata(const object& copy) {
  return copy.fields.size() == embedded_metadata.size() &&
         std::all_of(embedded_metadata.begin(), embedded_metadata.end(),
                     [&](std::string_view name) { return find(copy, name) != nullptr; });
}

class matcher {
 public:
  explicit matcher(catalog& known) {
    for (object& type : known.objects) {
      // Alpha and beta types are copied by nobody, and would make a stable type's copy ambiguous.
      const std::string& version = type.home->version;
      if (type.home->root != "api" || type.kind || type.fields.empty() ||
          version.find_first_not_of("v0123456789") != version.npos)
        continue;
      for (const field& part : type.fields) {
        by_field_[part.name].push_back(&type);
        if (const object* used = part.use.innermost().target) used_as_[part.name].insert(used);
      }
      if (is_object_meta(type)) object_meta_ = &type;
    }
  }

  /// The type that `copy`, the type of the field `name`, is a copy of; nothing where there is none or more than one.
  object* original(const object& copy, std::string_view name) {
    if (name == "metadata" && object_meta_ != nullptr && is_embedded_metadata(copy)) return object_meta_;
    if (copy.fields.empty()) return nullptr;
    std::vector<object*> candidates;
    for (object* type : by_field_[copy.fields.front().name]) {
      const bool telling = is_telling(copy) || copy.atomic || is_usual(name, *type);
      if (telling && same(copy, *type, false)) candidates.push_back(type);
    }
    keep(candidates, [&](const object& type) { return type.atomic == copy.atomic; });
    keep(candidates, [&](const object& type) { return named_as(name, type.name); });
    keep(candidates, [&](const object& type) { return used_as_[std::string(name)].count(&type) != 0; });
    keep(candidates, [&](const object& type) { return type.fields.size() == copy.fields.size(); });
    if (lower(name).find("configmap") == std::string::npos)
      keep(candidates, [](const object& type) { return type.name.find("ConfigMap") == std::string::npos; });
    else keep(candidates, [](const object& type) { return type.name.find("ConfigMap") != std::string::npos; });
    keep(candidates, [](const object& type) { return type.home->group == "core"; });
    if (candidates.size() != 1) {
      for (const object* type : candidates) ambiguous.insert(fmt::format("{}/{}", type->home->group, type->name));
      return nullptr;
    }
    return candidates.front();
  }

  std::set<std::string> ambiguous;

 private:
  // `imagePullSecrets` is a list of LocalObjectReference wherever Kubernetes has it; `resources` may be one of two types.
  bool is_usual(std::string_view name, const object& type) {
    const std::set<const object*>& used = used_as_[std::string(name)];
    return named_as(name, type.name) || (used.size() == 1 && used.count(&type) != 0);
  }

  // A template of pods has two fields, one of which has forty.
  static bool is_telling(const object& copy) {
    return copy.fields.size() >= telling_fields ||
           std::any_of(copy.fields.begin(), copy.fields.end(), [](const field& part) {
             return part.use.is == form::object && part.use.target->fields.size() >= telling_fields;
           });
  }

  // Fewer candidates, where the preference leaves any.
  template <class Preference>
  static void keep(std::vector<object*>& candidates, Preference preferred) {
    std::vector<object*> rest;
    std::copy_if(candidates.begin(), candidates.end(), std::back_inserter(rest),
                 [&](object* type) { return preferred(*type); });
    if (!rest.empty()) candidates = std::move(rest);
  }

  bool same(const object& copy, const object& type, bool inside) {
    if (inside && is_object_meta(type) && (copy.fields.empty() || is_embedded_metadata(copy))) return true;
    const auto pair = std::make_pair(&copy, &type);
    if (const auto found = compared_.find(pair); found != compared_.end()) return found->second;
    compared_[pair] = true;  // for a type that holds itself
    return compared_[pair] = same_fields(copy, type);
  }

  bool same_fields(const object& copy, const object& type) {
    std::size_t found = 0;
    for (const field& part : copy.fields) {
      const field* original = find(type, part.name);
      if (original == nullptr || original->required != part.required) return false;
      if (!same(part.use, original->use, type)) return false;
      ++found;
    }
    if (found == type.fields.size()) return true;
    return std::all_of(type.fields.begin(), type.fields.end(),
                       [&](const field& part) { return part.since != 0 || find(copy, part.name) != nullptr; });
  }

  bool same(const type_use& copy, const type_use& type, const object& holder) {
    if (copy.is == form::object && type.is == form::object) return same(*copy.target, *type.target, true);
    if (copy.holds_many() && copy.is == type.is) return same(copy.element.front(), type.element.front(), holder);
    switch (type.is) {
      case form::quantity:
        return copy.is == form::quantity || copy.is == form::int_or_string;
      case form::json:
        return copy.is == form::json || (copy.is == form::object && copy.target->fields.empty());
      case form::choice:
        return copy.is == form::text ||
               (copy.is == form::choice &&
                std::is_permutation(copy.words.begin(), copy.words.end(), type.words.begin(), type.words.end()));
      // meta/v1's Go types carry marks of closed sets and patterns that Kubernetes' own document leaves out.
      case form::text:
        return copy.is == form::text || (copy.is == form::choice && holder.home->group == "meta");
      default:
        return copy.is == type.is;
    }
  }

  std::map<std::string, std::vector<object*>> by_field_;
  std::map<std::string, std::set<const object*>> used_as_;
  std::map<std::pair<const object*, const object*>, bool> compared_;
  object* object_meta_ = nullptr;
};

class restorer {
 public:
  restorer(catalog& types, catalog& known) : types_(types), matcher_(known) {}

  void run() {
    for (object& type : types_.objects)
      if (!type.anonymous && type.home->root == "crd") visit(type);
    for (auto& [name, home] : types_.modules)
      std::erase_if(home.objects, [&](const object* type) {
        return type->anonymous && home.root == "crd" && seen_.count(type) == 0;
      });
  }

 private:
  void visit(object& type) {
    if (!seen_.insert(&type).second) return;
    for (field& part : type.fields) {
      type_use& inner = part.use.innermost();
      if (inner.target == nullptr || !inner.target->anonymous) continue;
      if (object* original = matcher_.original(*inner.target, part.name)) {
        note_rules(*inner.target, *original);
        inner.target = original;
        continue;
      }
      visit(*inner.target);
    }
  }

  // Rules that a copy has and the original's type does not, since Kubernetes' own document has none.
  void note_rules(const object& copy, const object& original) {
    if (!noted_.insert(&copy).second) return;
    for (const validation& rule : copy.validations)
      types_.remarks.push_back(
          {rule.path, fmt::format("not checked (CEL), in a copy of {}::{}: {}", original.home->name_space(),
                                  original.name, one_line(rule.rule))});
    for (const field& part : copy.fields)
      if (const object* below = part.use.innermost().target; below != nullptr && below->anonymous)
        note_rules(*below, original);
  }

  catalog& types_;
  matcher matcher_;
  std::unordered_set<const object*> seen_;
  std::unordered_set<const object*> noted_;
};

}  // namespace

void restore_core_types(catalog& types, catalog& known) { restorer(types, known).run(); }

}  // namespace dovetail::schema
