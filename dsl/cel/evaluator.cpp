#include "evaluator.hpp"

#include "functions.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::cel {
namespace {

using form = expression::form;

/// Nothing goes on behind it.
struct limit_exceeded {};

constexpr std::string_view type_names[] = {"bool",
                                           "bytes",
                                           "double",
                                           "int",
                                           "list",
                                           "map",
                                           "null_type",
                                           "string",
                                           "type",
                                           "uint",
                                           "optional_type",
                                           "google.protobuf.Timestamp",
                                           "google.protobuf.Duration",
                                           "kubernetes.Quantity",
                                           "net.IP",
                                           "net.CIDR",
                                           "kubernetes.URL",
                                           "kubernetes.Semver"};

std::string shown(const value& key) {
  if (const std::string* text = key.text()) return *text;
  const value text = called("string", {&key, 1});
  return text.text() == nullptr ? std::string(key.type()) : *text.text();
}

/// `a.b.c`, where it is nothing but names.
std::optional<std::string> path_of(const expression& of) {
  if (of.is == form::identifier) return of.name;
  if (of.is != form::select || of.is_optional) return {};
  auto path = path_of(*of.target);
  if (path) *path += "." + of.name;
  return path;
}

class evaluation {
 public:
  evaluation(const variables& given, std::size_t limit, const std::string& container)
      : given_(given), left_(limit), container_(container) {
    has_paths_ = !container.empty() || std::any_of(given.begin(), given.end(), [](const auto& each) {
      return each.first.find('.') != std::string::npos;
    });
  }

  value of(const expression& each) {
    spend(1);
    switch (each.is) {
      case form::literal:
        return each.literal;
      case form::identifier:
        return variable(each.name);
      case form::select:
        return selected(each);
      case form::has:
        return is_there(each);
      case form::index:
        return indexed(each);
      case form::call:
        return call(each);
      case form::list:
        return list(each);
      case form::map:
        return map(each);
      case form::macro:
        return macro(each);
    }
    return failed("no expression");
  }

 private:
  void spend(std::size_t steps) {
    if (left_ < steps) throw limit_exceeded{};
    left_ -= steps;
  }

  // Names.

  const value* local(std::string_view name) const {
    for (auto each = locals_.rbegin(); each != locals_.rend(); ++each)
      if (each->first == name) return &each->second;
    return nullptr;
  }
  /// In the container `x.y`: x.y.name, x.name, name.
  const value* global(const std::string& name) const {
    for (std::string container = container_; !container.empty();) {
      if (const auto found = given_.find(container + "." + name); found != given_.end()) return &found->second;
      const std::size_t point = container.rfind('.');
      container.resize(point == std::string::npos ? 0 : point);
    }
    const auto found = given_.find(name);
    return found == given_.end() ? nullptr : &found->second;
  }
  value variable(const std::string& name) const {
    if (const value* known = local(name)) return *known;
    if (const value* known = global(name)) return *known;
    if (std::find(std::begin(type_names), std::end(type_names), name) != std::end(type_names)) return type_value{name};
    return failed(fmt::format("no such attribute: {}", name));
  }

  // Fields and elements.

  static value field_of(const value& of, const std::string& name) {
    if (of.is_failure()) return of;
    if (const auto* held = of.as<optional_value>()) {
      // What has no fields has not this one.
      if (held->held == nullptr || (held->held->map() == nullptr && held->held->as<optional_value>() == nullptr))
        return optional_value{};
      return optional_field(*held->held, name);
    }
    const map_data* fields = of.map();
    if (fields == nullptr) return failed(fmt::format("no such overload: {} of {}", name, of.type()));
    const value* found = fields->field(name);
    return found == nullptr ? failed(fmt::format("no such key: {}", name)) : *found;
  }
  static value optional_field(const value& of, const std::string& name) {
    if (of.is_failure()) return of;
    if (const auto* held = of.as<optional_value>())
      return held->held == nullptr ? of : optional_field(*held->held, name);
    const map_data* fields = of.map();
    if (fields == nullptr) return failed(fmt::format("no such overload: {} of {}", name, of.type()));
    const value* found = fields->field(name);
    return found == nullptr ? value(optional_value{}) : some(*found);
  }

  value selected(const expression& each) {
    if (has_paths_ && !each.is_optional) {
      const auto path = path_of(each);
      if (path && local(std::string_view(*path).substr(0, path->find('.'))) == nullptr)
        if (const value* known = global(*path)) return *known;
    }
    if (const auto path = each.is_optional ? std::nullopt : path_of(each);
        path && std::find(std::begin(type_names), std::end(type_names), *path) != std::end(type_names))
      return type_value{*path};
    const value target = of(*each.target);
    return each.is_optional ? optional_field(target, each.name) : field_of(target, each.name);
  }

  value is_there(const expression& each) {
    value target = of(*each.target);
    if (target.is_failure()) return target;
    if (const auto* held = target.as<optional_value>()) {
      if (held->held == nullptr) return false;
      target = value(*held->held);
    }
    const map_data* fields = target.map();
    if (fields == nullptr) return failed(fmt::format("no such overload: has({}) of {}", each.name, target.type()));
    return fields->field(each.name) != nullptr;
  }

  /// Null where there is none; a failure where it is of no such type.
  static std::pair<const value*, value> element_of(const value& of, const value& key) {
    if (const map_data* entries = of.map()) {
      const bool is_key = key.text() != nullptr || key.as<bool>() != nullptr || key.as<std::int64_t>() != nullptr ||
                          key.as<std::uint64_t>() != nullptr || key.as<double>() != nullptr;
      if (!is_key) return {nullptr, failed(fmt::format("no such overload: map[{}]", key.type()))};
      const value* found = entries->find(key);
      return {found, found == nullptr ? failed(fmt::format("no such key: {}", shown(key))) : value()};
    }
    const list_data* items = of.list();
    if (items == nullptr) return {nullptr, failed(fmt::format("no such overload: {}[{}]", of.type(), key.type()))};
    const value whole = called("int", {&key, 1});
    const auto* index = whole.as<std::int64_t>();
    const bool is_number =
        index != nullptr && key.text() == nullptr && key.as<timestamp>() == nullptr && equal(key, *index);
    if (!is_number) return {nullptr, failed(fmt::format("no such overload: list[{}]", key.type()))};
    if (*index < 0 || *index >= static_cast<std::int64_t>(items->items.size()))
      return {nullptr, failed(fmt::format("index out of bounds: {}", *index))};
    return {&items->items[static_cast<std::size_t>(*index)], {}};
  }
  static bool is_missing(const value& of) {
    const auto* wrong = of.as<failure>();
    return wrong != nullptr && (wrong->words.starts_with("no such key") || wrong->words.starts_with("index out of"));
  }

  value indexed(const expression& each) {
    value target = of(*each.target);
    if (target.is_failure()) return target;
    const value key = of(each.arguments.front());
    if (key.is_failure()) return key;
    bool is_optional = each.is_optional;
    if (const auto* held = target.as<optional_value>()) {
      if (held->held == nullptr) return target;
      is_optional = true;
      target = value(*held->held);
    }
    auto [found, wrong] = element_of(target, key);
    if (!is_optional) return found == nullptr ? std::move(wrong) : *found;
    if (found != nullptr) return some(*found);
    return is_missing(wrong) ? value(optional_value{}) : std::move(wrong);
  }

  // Calls.

  value call(const expression& each) {
    if (each.name == "&&" || each.name == "||") return row(each, each.name == "||");
    if (each.name == "?:") {
      const value asked = of(each.arguments[0]);
      if (asked.is_failure()) return asked;
      const auto* holds = asked.as<bool>();
      if (holds == nullptr) return failed(fmt::format("no such overload: {} ? :", asked.type()));
      return of(each.arguments[*holds ? 1 : 2]);
    }
    if (each.is_member_call && (each.name == "or" || each.name == "orValue") && each.arguments.size() == 2)
      return otherwise(each);
    std::vector<value> given;
    given.reserve(each.arguments.size());
    for (const expression& one : each.arguments) {
      given.push_back(of(one));
      if (given.back().is_failure()) return given.back();
      spend(weight_of(given.back()));
    }
    return called(each.name, given);
  }
  /// What a function may look at, in tens of what it is made of.
  static std::size_t weight_of(const value& of) {
    if (const std::string* text = of.text()) return text->size() / 10;
    if (const list_data* list = of.list()) return list->items.size();
    if (const map_data* map = of.map()) return map->entries().size();
    return 0;
  }

  /// The one value that decides does, whatever the others fail with.
  value row(const expression& each, bool decides) {
    value wrong;
    for (const expression& one : each.arguments) {
      value made = of(one);
      const auto* holds = made.as<bool>();
      if (holds != nullptr && *holds == decides) return made;
      if (holds == nullptr && !wrong.is_failure())
        wrong = made.is_failure() ? std::move(made)
                                  : failed(fmt::format("no such overload: {} {}", each.name, made.type()));
    }
    return wrong.is_failure() ? wrong : value(!decides);
  }

  /// a.or(b), a.orValue(b): what is behind is asked where there is none.
  value otherwise(const expression& each) {
    value first = of(each.arguments[0]);
    if (first.is_failure()) return first;
    const auto* held = first.as<optional_value>();
    if (held == nullptr) return failed(fmt::format("no such overload: {}.{}()", first.type(), each.name));
    if (held->held != nullptr) return each.name == "or" ? first : *held->held;
    value second = of(each.arguments[1]);
    if (each.name == "or" && !second.is_failure() && second.as<optional_value>() == nullptr)
      return failed(fmt::format("no such overload: or({})", second.type()));
    return second;
  }

  // What is put together.

  value list(const expression& each) {
    std::vector<value> all;
    for (std::size_t i = 0; i < each.arguments.size(); ++i) {
      value one = of(each.arguments[i]);
      if (one.is_failure()) return one;
      if (each.optionals[i]) {
        const auto* held = one.as<optional_value>();
        if (held == nullptr)
          return failed(fmt::format("cannot initialize optional list element from non-optional value {}", one.type()));
        if (held->held == nullptr) continue;
        one = value(*held->held);
      }
      all.push_back(std::move(one));
    }
    return of_list(std::move(all));
  }
  value map(const expression& each) {
    map_data all;
    for (std::size_t i = 0; i < each.optionals.size(); ++i) {
      value key = of(each.arguments[2 * i]);
      if (key.is_failure()) return key;
      const bool is_key = key.text() != nullptr || key.as<bool>() != nullptr || key.as<std::int64_t>() != nullptr ||
                          key.as<std::uint64_t>() != nullptr;
      if (!is_key) return failed(fmt::format("unsupported key type: {}", key.type()));
      value held = of(each.arguments[2 * i + 1]);
      if (held.is_failure()) return held;
      if (each.optionals[i]) {
        const auto* inside = held.as<optional_value>();
        if (inside == nullptr)
          return failed(fmt::format("cannot initialize optional entry '{}' from non-optional value", shown(key)));
        if (inside->held == nullptr) continue;
        held = value(*inside->held);
      }
      all.add(std::move(key), std::move(held));
    }
    return of_map(std::move(all));
  }

  // Macros.

  value with(const expression& each, const std::vector<std::string>& names,
             std::initializer_list<const value*> values) {
    const std::size_t before = locals_.size();
    auto name = names.begin();
    for (const value* one : values)
      if (name != names.end()) locals_.emplace_back(*name++, *one);
    value made = of(each);
    locals_.resize(before);
    return made;
  }

  value macro(const expression& each) {
    value target = of(*each.target);
    if (target.is_failure() && each.name != "bind") return target;
    if (each.name == "bind") return with(each.arguments[0], each.variables, {&target});
    if (each.name == "optMap" || each.name == "optFlatMap") {
      const auto* held = target.as<optional_value>();
      if (held == nullptr) return failed(fmt::format("no such overload: {}.{}()", target.type(), each.name));
      if (held->held == nullptr) return target;
      value made = with(each.arguments[0], each.variables, {held->held.get()});
      return made.is_failure() || each.name == "optFlatMap" ? made : some(std::move(made));
    }
    std::vector<map_entry> elements;
    if (const list_data* items = target.list()) {
      for (std::size_t i = 0; i < items->items.size(); ++i)
        elements.push_back({static_cast<std::int64_t>(i), items->items[i]});
    } else if (const map_data* entries = target.map()) {
      elements = entries->entries();
    } else {
      return failed(fmt::format("no such overload: {}.{}()", target.type(), each.name));
    }
    return over(each, elements, target.list() != nullptr);
  }

  /// The name of one is a list's element, or a map's key; of two, the first is the position, or the key.
  value asked(const expression& each, const expression& what, const map_entry& element, bool is_list) {
    if (each.variables.size() == 2) return with(what, each.variables, {&element.first, &element.second});
    return with(what, each.variables, {is_list ? &element.second : &element.first});
  }

  value over(const expression& each, const std::vector<map_entry>& elements, bool is_list) {
    if (each.name == "all" || each.name == "exists") return quantified(each, elements, is_list, each.name == "exists");
    if (each.name == "existsOne") return exactly_one(each, elements, is_list);
    if (each.name == "sortBy") return is_list ? sorted(each, elements) : failed("no such overload: map.sortBy()");
    return transformed(each, elements, is_list);
  }

  value quantified(const expression& each, const std::vector<map_entry>& elements, bool is_list, bool decides) {
    value wrong;
    for (const auto& element : elements) {
      value made = asked(each, each.arguments[0], element, is_list);
      const auto* holds = made.as<bool>();
      if (holds != nullptr && *holds == decides) return made;
      if (holds == nullptr && !wrong.is_failure())
        wrong = made.is_failure() ? std::move(made)
                                  : failed(fmt::format("no such overload: {}({})", each.name, made.type()));
    }
    return wrong.is_failure() ? wrong : value(!decides);
  }

  value exactly_one(const expression& each, const std::vector<map_entry>& elements, bool is_list) {
    std::size_t count = 0;
    for (const auto& element : elements) {
      value made = asked(each, each.arguments[0], element, is_list);
      if (made.is_failure()) return made;
      const auto* holds = made.as<bool>();
      if (holds == nullptr) return failed(fmt::format("no such overload: existsOne({})", made.type()));
      count += *holds ? 1 : 0;
    }
    return count == 1;
  }

  value sorted(const expression& each, const std::vector<map_entry>& elements) {
    std::vector<value> keys, all;
    for (const auto& element : elements) {
      keys.push_back(asked(each, each.arguments[0], element, true));
      if (keys.back().is_failure()) return keys.back();
      if (!ordered(keys.front(), keys.back())) return failed("list elements must have the same type");
      all.push_back(element.second);
    }
    spend(keys.size() * keys.size() / 10);
    for (std::size_t i = 1; i < keys.size(); ++i)
      for (std::size_t k = i; k > 0 && *ordered(keys[k], keys[k - 1]) < 0; --k) {
        std::swap(keys[k], keys[k - 1]);
        std::swap(all[k], all[k - 1]);
      }
    return of_list(std::move(all));
  }

  /// map(), filter(), transformList(), transformMap(), transformMapEntry(): of two expressions the first one chooses.
  value transformed(const expression& each, const std::vector<map_entry>& elements, bool is_list) {
    const bool is_filter = each.name == "filter",
               makes_map = each.name == "transformMap" || each.name == "transformMapEntry";
    std::vector<value> made_list;
    map_data made_map;
    for (const auto& element : elements) {
      if (is_filter || each.arguments.size() == 2) {
        value chosen = asked(each, each.arguments[0], element, is_list);
        if (chosen.is_failure()) return chosen;
        const auto* holds = chosen.as<bool>();
        if (holds == nullptr) return failed(fmt::format("no such overload: {}({})", each.name, chosen.type()));
        if (!*holds) continue;
      }
      if (is_filter) {
        made_list.push_back(is_list ? element.second : element.first);
        continue;
      }
      value one = asked(each, each.arguments.back(), element, is_list);
      if (one.is_failure()) return one;
      if (!makes_map) made_list.push_back(std::move(one));
      else if (each.name == "transformMap") made_map.add(element.first, std::move(one));
      else if (value wrong = add_entries(one, made_map); wrong.is_failure()) return wrong;
    }
    return makes_map ? of_map(std::move(made_map)) : of_list(std::move(made_list));
  }
  static value add_entries(const value& from, map_data& into) {
    const map_data* entries = from.map();
    if (entries == nullptr) return failed(fmt::format("no such overload: transformMapEntry({})", from.type()));
    for (const auto& [key, held] : entries->entries()) {
      if (into.find(key) != nullptr) return failed(fmt::format("insert failed: key {} already exists", shown(key)));
      into.add(key, held);
    }
    return {};
  }

  const variables& given_;
  std::size_t left_;
  const std::string& container_;
  bool has_paths_ = false;
  std::vector<std::pair<std::string, value>> locals_{};
};

}  // namespace

value evaluate(const expression& of, const variables& given, std::size_t limit, const std::string& container) {
  try {
    return evaluation(given, limit, container).of(of);
  } catch (const limit_exceeded&) {
    return failed("cost limit exceeded");
  }
}

}  // namespace dovetail::cel
