#include "checks.hpp"

#include "cel.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <vector>

namespace dovetail::schema {
namespace {

using form = type_use::form;

bool is_resource(const object& type, const std::set<std::string>& postable) {
  if (!type.kind) return false;
  const auto metadata =
      std::find_if(type.fields.begin(), type.fields.end(), [](const field& part) { return part.name == "metadata"; });
  if (metadata == type.fields.end() || metadata->use.target == nullptr || metadata->use.target->name != "ObjectMeta")
    return false;
  if (type.home->root != "api" || postable.empty()) return true;
  return postable.count(fmt::format("{}/{}/{}", type.kind->group, type.kind->version, type.kind->kind)) != 0;
}

// What a rule is about: the struct, a field, or an element of one.
const type_use* subject_of(const validation& rule, const object& type, const type_use& self) {
  if (rule.field.empty()) return &self;
  const std::string name = rule.field.substr(0, rule.field.find_first_of("[{"));
  const auto part =
      std::find_if(type.fields.begin(), type.fields.end(), [&](const field& one) { return one.name == name; });
  if (part == type.fields.end()) return nullptr;
  const type_use* use = &part->use;
  for (std::size_t i = name.size(); i < rule.field.size(); i += 2) {
    if (!use->holds_many()) return nullptr;
    use = &use->element.front();
  }
  return use;
}

void translate_rules(object& type) {
  type_use self;
  self.is = form::object;
  self.target = &type;
  for (validation& rule : type.validations)
    if (const type_use* subject = subject_of(rule, type, self)) rule.broken = broken_condition(rule.rule, *subject);
}

class marker {
 public:
  explicit marker(const catalog& types) {
    for (const auto& [name, home] : types.modules) homes_.insert(&home);
  }

  void reach(object& type) {
    // Types that the importer carries are marked as they were when their headers were made.
    if (homes_.count(type.home) == 0 || !seen_.insert(&type).second) return;
    reached_.push_back(&type);
    type.has_paths = true;
    translate_rules(type);
    for (const field& part : type.fields)
      if (object* below = part.use.innermost().target; below != nullptr && !is_written_by_server(type, part))
        reach(*below);
  }

  // Types reach each other in circles (JSONSchemaProps), so until nothing changes.
  void mark() {
    for (bool changed = true; changed;) {
      changed = false;
      for (object* type : reached_) changed = mark(*type) || changed;
    }
  }

 private:
  static bool mark(object& type) {
    bool checked = std::any_of(type.validations.begin(), type.validations.end(),
                               [](const validation& rule) { return !rule.broken.empty(); });
    int newest = type.is_resource ? type.since : 0;
    for (const field& part : type.fields) {
      if (is_written_by_server(type, part)) continue;
      const type_use& inner = part.use.innermost();
      newest = std::max(newest, part.since);
      checked = checked || can_be_missing(part) || inner.is == form::choice || has_bounds(part.use, part.facts);
      if (inner.target == nullptr) continue;
      checked = checked || inner.target->checked;
      if (!inner.target->checked) newest = std::max(newest, inner.target->newest);
    }
    const bool changed = checked != type.checked || newest != type.newest;
    type.checked = checked;
    type.newest = newest;
    return changed;
  }

  std::set<const module*> homes_;
  std::set<const object*> seen_;
  std::vector<object*> reached_;
};

}  // namespace

void find_checks(catalog& types, const std::set<std::string>& postable) {
  marker all(types);
  for (auto& [name, home] : types.modules)
    for (object* type : home.objects) {
      type->is_resource = is_resource(*type, postable);
      if (type->is_resource) all.reach(*type);
    }
  all.mark();
}

bool can_be_missing(const field& part) {
  if (!part.required || !part.facts.default_value.empty() || part.use.holds_many()) return false;
  return part.use.is != form::object || !part.inlined;
}

limits own_limits(const limits& facts) {
  return {.minimum = facts.minimum,
          .maximum = facts.maximum,
          .exclusive_minimum = facts.exclusive_minimum,
          .exclusive_maximum = facts.exclusive_maximum,
          .minimum_size = facts.minimum_size,
          .maximum_size = facts.maximum_size};
}

bool has_bounds(const type_use& use, const limits& facts) {
  const bool sized = facts.minimum_size.value_or(0) != 0 || facts.maximum_size;
  if (use.holds_many())
    return sized || (!facts.element.empty() && has_bounds(use.element.front(), facts.element.front()));
  if (use.is == form::integer || use.is == form::number) return facts.minimum || facts.maximum;
  return use.is == form::text && sized;
}

bool is_written_by_server(const object& type, const field& part) { return type.kind && part.name == "status"; }

}  // namespace dovetail::schema
