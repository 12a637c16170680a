#include "equal_types.hpp"

#include "names.hpp"
#include "shared_names.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <unordered_map>

namespace dovetail::schema {
namespace {

using form = type_use::form;

std::string text_of(const limits& facts) {
  const auto number = [](const auto& value) { return value ? fmt::format("{}", *value) : std::string("-"); };
  return fmt::format("{}\n{}\n{} {} {} {} {} {}\n{}\n{}", facts.pattern, facts.format, number(facts.minimum),
                     number(facts.maximum), facts.exclusive_minimum, facts.exclusive_maximum,
                     number(facts.minimum_size), number(facts.maximum_size), facts.default_value,
                     facts.element.empty() ? "" : text_of(facts.element.front()));
}

class merger {
 public:
  explicit merger(catalog& types) : types_(types) {}

  void run() {
    for (auto& [name, home] : types_.modules)
      for (object* type : home.objects) class_of(*type);
    std::vector<equal_structs> sets;
    for (auto& [key, members] : members_) {
      if (members.size() == 1) continue;
      std::sort(members.begin(), members.end(), comes_first);
      sets.push_back(members);
    }
    name_shared_structs(sets);
    for (const equal_structs& members : sets) keep_first(members);
    for (auto& [name, home] : types_.modules) {
      for (object* type : home.objects)
        for (field& part : type->fields)
          if (const auto found = stands_for_.find(part.use.innermost().target); found != stands_for_.end())
            part.use.innermost().target = found->second;
      std::erase_if(home.objects, [&](const object* type) { return stands_for_.count(type) != 0; });
    }
  }

 private:
  // Equal structs have equal texts; a text names the structs inside by their class. CRDs have no references, so an
  // anonymous struct never holds itself.
  std::size_t class_of(object& type) {
    if (const auto known = classes_.find(&type); known != classes_.end()) return known->second;
    if (!type.anonymous) return classes_.emplace(&type, next_++).first->second;
    std::string key = fmt::format("{}\n{}\n{}\n", type.home->name_space(), type.made_for, type.atomic);
    for (const field& part : type.fields)
      key += fmt::format("{}\n{}\n{}\n{}\n", part.name, part.required, text_of(part.use), text_of(part.facts));
    for (const validation& rule : type.validations)
      key += fmt::format("{}\n{}\n{}\n", rule.field, rule.rule, rule.message);
    std::vector<object*>& members = members_[key];
    members.push_back(&type);
    return classes_.emplace(&type, members.size() == 1 ? next_++ : classes_.at(members.front())).first->second;
  }

  std::string text_of(const type_use& use) {
    switch (use.is) {
      case form::list:
        return fmt::format("[{}]{}", use.merge_key, text_of(use.element.front()));
      case form::map:
        return fmt::format("{{}}{}", text_of(use.element.front()));
      case form::choice:
        return fmt::format("={}", join(use.words, "|"));
      case form::object:
        return fmt::format("@{}", class_of(*use.target));
      default:
        return fmt::format("{}", static_cast<int>(use.is));
    }
  }
  static std::string text_of(const limits& facts) { return schema::text_of(facts); }

  void keep_first(const equal_structs& members) {
    object& first = *members.front();
    module& home = *first.home;
    // The name that its own path would have given it, had it another.
    if (!first.ordered_as.empty()) home.aliases[first.ordered_as] = &first;
    for (object* other : members) {
      if (other == &first) continue;
      stands_for_[other] = &first;
      if (other->name != first.name) home.aliases[other->name] = &first;
      first.validations.insert(first.validations.end(), other->validations.begin(), other->validations.end());
    }
  }

  catalog& types_;
  std::size_t next_ = 0;
  std::unordered_map<const object*, std::size_t> classes_;
  std::map<std::string, std::vector<object*>> members_;
  std::unordered_map<const object*, object*> stands_for_;
};

}  // namespace

void merge_equal_types(catalog& types) { merger(types).run(); }

}  // namespace dovetail::schema
