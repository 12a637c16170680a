#include "layout.hpp"

#include "field_order.hpp"
#include "names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>
#include <unordered_map>

namespace dovetail::schema {
namespace {

using form = type_use::form;

std::string unique(std::string name, std::string_view suffix, std::set<std::string>& taken) {
  while (!taken.insert(name).second) name += suffix;
  return name;
}

void name_members(object& type) {
  const std::string& order = type.ordered_as.empty() ? type.name : type.ordered_as;
  std::sort(type.fields.begin(), type.fields.end(), [&](const field& a, const field& b) {
    const int left = rank_of(order, a.name);
    const int right = rank_of(order, b.name);
    return left != right ? left < right : a.name < b.name;
  });
  // A member may be named neither as its struct or a type that it uses nor as another member or a constant of a kind.
  std::set<std::string> members{type.name};
  for (const field& part : type.fields)
    if (const object* target = part.use.innermost().target; target != nullptr && target->home == type.home)
      members.insert(target->name);
  members.insert({"field_table", "walk_fields"});
  if (type.kind) members.insert({"api_version", "kind", "namespaced"});
  for (field& part : type.fields) part.member = unique(identifier(part.name), "_", members);

  // Nor may a nested enumeration be named so.
  std::set<std::string> types = members;
  for (const field& part : type.fields)
    if (const object* target = part.use.innermost().target) types.insert(target->name);
  for (field& part : type.fields)
    if (part.use.innermost().is == form::choice) part.enumeration = unique(pascal_case(part.name), "Word", types);
}

bool wants_inline(const object& holder, const field& part) {
  if (part.use.is != form::object) return false;
  if (holder.kind && part.name == "status") return false;
  return part.required || part.name == "metadata" || part.name == "spec";
}

// Which objects reach each other: Tarjan's strongly connected components.
class components {
 public:
  explicit components(catalog& types) {
    for (const object& type : types.objects)
      if (of_.count(&type) == 0) visit(type);
  }
  bool same(const object& a, const object& b) const { return of_.at(&a).component == of_.at(&b).component; }

 private:
  struct entry {
    std::size_t index;
    std::size_t lowest;
    const object* component = nullptr;
  };

  void visit(const object& type) {
    const std::size_t index = of_.size();
    of_[&type] = {index, index};
    open_.push_back(&type);
    std::size_t lowest = index;
    for (const field& part : type.fields) {
      const object* target = part.use.innermost().target;
      if (target == nullptr) continue;
      if (of_.count(target) == 0) visit(*target);
      const entry& reached = of_.at(target);
      if (reached.component == nullptr) lowest = std::min(lowest, reached.lowest);
    }
    of_.at(&type).lowest = lowest;
    if (lowest != index) return;
    const object* member = nullptr;
    while (member != &type) {
      member = open_.back();
      open_.pop_back();
      of_.at(member).component = &type;
    }
  }

  std::unordered_map<const object*, entry> of_;
  std::vector<const object*> open_;
};

// Types come before what holds them. A list's or an optional's element may come later, but clang warns where the holder
// is used inline before: so later only where the two reach each other. A cycle of inline members is broken where the walk
// closes it.
class sorter {
 public:
  explicit sorter(catalog& types) : components_(types) {}

  void visit(object& type) {
    marks_[&type] = mark::open;
    for (field& part : type.fields) {
      object* held = part.use.innermost().target;
      if (held == nullptr) continue;
      const bool wanted = wants_inline(type, part);
      if (!wanted && components_.same(type, *held)) continue;
      const mark seen = marks_[held];
      if (seen == mark::open) continue;
      if (seen == mark::none) visit(*held);
      part.inlined = wanted;
    }
    marks_[&type] = mark::done;
    order_[type.home].push_back(&type);
  }
  bool done(const object& type) const {
    const auto found = marks_.find(&type);
    return found != marks_.end() && found->second == mark::done;
  }
  std::vector<object*>& of(const module& home) { return order_[&home]; }

 private:
  enum class mark { none, open, done };
  components components_;
  std::unordered_map<const object*, mark> marks_;
  std::unordered_map<const module*, std::vector<object*>> order_;
};

std::string spelled(const type_use& use, const field& part, const module& home) {
  switch (use.is) {
    case form::text:
      return "model::text";
    case form::integer:
      return "model::integer";
    case form::number:
      return "model::number";
    case form::boolean:
      return "model::boolean";
    case form::bytes:
      return "model::bytes";
    case form::time:
      return "model::time";
    case form::quantity:
      return "model::quantity";
    case form::int_or_string:
      return "model::int_or_string";
    case form::json:
      return "model::json";
    case form::choice:
      return fmt::format("model::choice<{}>", part.enumeration);
    case form::object:
      return spelled(*use.target, home);
    case form::list:
      return fmt::format("model::list<{}>", spelled(use.element.front(), part, home));
    case form::map:
      return fmt::format("model::map<{}>", spelled(use.element.front(), part, home));
  }
  return {};
}

}  // namespace

void lay_out(catalog& types) {
  for (object& type : types.objects) name_members(type);
  for (auto& [name, home] : types.modules)
    std::sort(home.objects.begin(), home.objects.end(),
              [](const object* a, const object* b) { return a->name < b->name; });
  sorter order(types);
  for (auto& [name, home] : types.modules)
    for (object* type : home.objects)
      if (!order.done(*type)) order.visit(*type);
  for (auto& [name, home] : types.modules) home.objects = order.of(home);
}

std::string spelled(const object& type, const module& home) {
  if (type.home == &home) return type.name;
  const std::string whole = type.home->name_space() + "::" + type.name;
  // From one group of a root to another the root needs no naming.
  return type.home->root == home.root ? whole.substr(home.root.size() + 2) : whole;
}

std::string spelled(const field& part, const module& home) {
  const std::string whole = spelled(part.use, part, home);
  return part.use.is == form::object && !part.inlined ? fmt::format("model::optional<{}>", whole) : whole;
}

}  // namespace dovetail::schema
