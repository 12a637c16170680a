#include "shapes.hpp"

#include "facts.hpp"
#include "names.hpp"

#include <fmt/core.h>

namespace dovetail::schema {
namespace {

using form = type_use::form;

constexpr int most_levels = 100;

type_use scalar(form is) {
  type_use use;
  use.is = is;
  return use;
}

type_use many(form is, type_use element) {
  type_use use;
  use.is = is;
  use.element.push_back(std::move(element));
  return use;
}

// kubebuilder writes a quantity as int-or-string with this pattern.
bool is_quantity_pattern(std::string_view pattern) {
  return pattern.find("([KMGTPE]i)|[numkMGTPE]") != std::string_view::npos;
}

bool is_int_or_string(const node& schema) {
  if (schema.flag("x-kubernetes-int-or-string") || schema.text("format") == "int-or-string") return true;
  for (const char* key : {"anyOf", "oneOf"}) {
    const node* alternatives = schema.find(key);
    if (alternatives == nullptr || !alternatives->is_sequence() || schema.find("type") != nullptr) continue;
    bool integer = false;
    bool text = false;
    for (const node* one : alternatives->items) {
      integer = integer || one->text("type") == "integer";
      text = text || one->text("type") == "string";
    }
    if (integer && text && alternatives->items.size() == 2) return true;
  }
  return false;
}

// A list's patch merge key, which client-side patches know, or else the first of its map keys, which server-side apply knows.
std::string merge_key_of(const node& schema) {
  if (const std::string_view key = schema.text("x-kubernetes-patch-merge-key"); !key.empty()) return std::string(key);
  const node* keys = schema.find("x-kubernetes-list-map-keys");
  if (keys == nullptr || !keys->is_sequence() || keys->items.empty()) return {};
  return keys->items.front()->scalar;
}

// OpenAPI v3 wraps a reference that has a default: `allOf: [{$ref: ...}]`.
const node* reference_of(const node& schema) {
  if (schema.find("$ref") != nullptr) return schema.find("$ref");
  const node* all = schema.find("allOf");
  if (all != nullptr && all->is_sequence() && all->items.size() == 1 && schema.find("properties") == nullptr)
    return all->items.front()->find("$ref");
  return nullptr;
}

std::vector<std::string> words_in(const node& schema) {
  const node* words = schema.find("enum");
  std::vector<std::string> result;
  if (words == nullptr || !words->is_sequence()) return result;
  for (const node* word : words->items) {
    if (word->is_scalar() || (word->is == node::form::null && word->quoted)) result.push_back(word->scalar);
  }
  return result;
}

}  // namespace

std::optional<type_use> shape_reader::scalar_of(const node& schema) {
  if (is_int_or_string(schema))
    return scalar(is_quantity_pattern(schema.text("pattern")) ? form::quantity : form::int_or_string);
  const std::string_view type = schema.text("type");
  const std::string_view format = schema.text("format");
  if (type == "string") {
    if (format == "byte") return scalar(form::bytes);
    if (format == "date-time") return scalar(form::time);
    const std::vector<std::string> words = words_in(schema);
    if (words.empty()) return scalar(form::text);
    type_use use = scalar(form::choice);
    use.words = words;
    return use;
  }
  if (type == "integer") return scalar(form::integer);
  if (type == "number") return scalar(form::number);
  if (type == "boolean") return scalar(form::boolean);
  return std::nullopt;
}

type_use shape_reader::use_of(const node& schema, module& home, const std::string& path, const std::string& shown) {
  if (schema.is_scalar() && (schema.scalar == "true" || schema.scalar == "false")) return scalar(form::json);
  if (!schema.is_map())
    throw problem(document_.at(schema), fmt::format("'{}' is not a schema", shown), "a schema is a map with a `type`");
  if (const node* reference = reference_of(schema)) {
    note_validations(nullptr, schema, shown);
    return resolve_(*reference);
  }
  note_alternatives(schema, shown);
  if (std::optional<type_use> known = scalar_of(schema)) {
    note_validations(nullptr, schema, shown);
    return *known;
  }
  if (++depth_ > most_levels)
    throw problem(document_.at(schema), fmt::format("'{}' is nested more than {} levels deep", shown, most_levels),
                  "Kubernetes would not take such a schema either");
  struct leave {
    int& depth;
    ~leave() { --depth; }
  } leave{depth_};

  const std::string_view type = schema.text("type");
  if (type == "array" || (type.empty() && schema.find("items") != nullptr)) {
    note_validations(nullptr, schema, shown);
    const node* items = schema.find("items");
    type_use list = many(form::list, items == nullptr ? scalar(form::json) : use_of(*items, home, path, shown + "[]"));
    list.merge_key = merge_key_of(schema);
    return list;
  }
  const node* properties = schema.find("properties");
  const bool open = schema.flag("x-kubernetes-preserve-unknown-fields");
  if (properties != nullptr && !properties->items.empty()) {
    if (open)
      types_.remarks.push_back({shown,
                                "takes unknown fields beside its own (x-kubernetes-preserve-unknown-fields); the type "
                                "has its own only"});
    if (schema.find("additionalProperties") != nullptr && schema.find("additionalProperties")->is_map())
      types_.remarks.push_back({shown, "takes further fields (additionalProperties); the type has its own only"});
    return made_object(schema, home, path, shown);
  }
  if (const node* values = schema.find("additionalProperties"); values != nullptr && values->is_map()) {
    note_validations(nullptr, schema, shown);
    if (values->keys.empty()) return many(form::map, scalar(form::json));
    return many(form::map, use_of(*values, home, path, shown + "{}"));
  }
  if (open || type != "object" || schema.flag("additionalProperties")) {
    note_validations(nullptr, schema, shown);
    return scalar(form::json);
  }
  // `type: object` alone: a structural schema means an object without fields.
  return made_object(schema, home, path, shown);
}

type_use shape_reader::made_object(const node& schema, module& home, const std::string& path,
                                   const std::string& shown) {
  object& made = make(home, path, shown);
  made.where = document_.at(schema);
  fill(made, schema, shown);
  type_use use = scalar(form::object);
  use.target = &made;
  return use;
}

void shape_reader::fill(object& made, const node& schema, const std::string& shown) {
  made.atomic = schema.text("x-kubernetes-map-type") == "atomic";
  note_validations(&made, schema, shown);
  std::set<std::string_view> required;
  if (const node* names = schema.find("required"); names != nullptr && names->is_sequence())
    for (const node* name : names->items) required.insert(name->scalar);
  const node* properties = schema.find("properties");
  if (properties == nullptr) return;
  if (!properties->is_map())
    throw problem(document_.at(*properties), fmt::format("the properties of '{}' are not a map", shown),
                  "write each property's name with its schema");
  for (std::size_t i = 0; i < properties->keys.size(); ++i) {
    const std::string& name = properties->keys[i];
    if (made.kind && (name == "apiVersion" || name == "kind")) continue;
    const node& property = *properties->items[i];
    field one{.name = name};
    // A CustomResourceDefinition's defaults are there before the object is held against the schema.
    const node* value = defaults_come_first ? property.find("default") : nullptr;
    const bool is_filled_in = value != nullptr && value->is != node::form::null;
    one.required = !is_filled_in && required.count(name) != 0;
    one.use = use_of(property, *made.home, made.name + pascal_case(name), shown + "." + name);
    if (object* below = one.use.innermost().target; below != nullptr && below->anonymous && below->made_in == nullptr)
      below->made_in = &made;
    one.facts = limits_of(document_, property, shown + "." + name);
    take_validations(made, shown, name);
    made.fields.push_back(std::move(one));
  }
}

// Those of the field `name` and its elements; a list's own rules wait while its elements' structs are filled.
void shape_reader::take_validations(object& made, const std::string& shown, const std::string& name) {
  const std::string field = shown + "." + name;
  std::vector<validation> others;
  for (validation& rule : pending_validations_) {
    if (!rule.path.starts_with(field)) {
      others.push_back(std::move(rule));
      continue;
    }
    rule.field = rule.path.substr(shown.size() + 1);
    made.validations.push_back(std::move(rule));
  }
  pending_validations_ = std::move(others);
}

object& shape_reader::make(module& home, const std::string& path, const std::string& shown) {
  std::set<std::string>& taken = names_[&home];
  if (taken.empty())
    for (const object* known : home.objects) taken.insert(known->name);
  // `spec.fooBar` and `spec.foo.bar` want the same name.
  std::string name = path;
  for (int number = 2; !taken.insert(name).second; ++number) name = fmt::format("{}{}", path, number);
  object& made = types_.add(home, name);
  made.anonymous = true;
  // `Issuer/v1.spec.acme.solvers[]` was made for `solvers`.
  made.made_for = shown.substr(shown.find_last_of('.') + 1);
  made.made_for.resize(made.made_for.find_last_not_of("[]{}") + 1);
  return made;
}

void shape_reader::note_alternatives(const node& schema, const std::string& shown) {
  if (is_int_or_string(schema)) return;
  for (const char* key : {"allOf", "anyOf", "oneOf", "not"})
    if (const node* said = schema.find(key))
      types_.remarks.push_back({shown, fmt::format("not checked: {}: {}", key, flow(*said))});
}

void shape_reader::note_validations(object* holder, const node& schema, const std::string& shown) {
  const node* rules = schema.find("x-kubernetes-validations");
  if (rules == nullptr || !rules->is_sequence()) return;
  for (const node* rule : rules->items) {
    validation one{
        .path = shown, .rule = std::string(rule->text("rule")), .message = std::string(rule->text("message"))};
    if (holder != nullptr) holder->validations.push_back(one);
    else pending_validations_.push_back(one);
  }
}

}  // namespace dovetail::schema
