#include "cli/lsp/fields.hpp"

#include "dovetail/api/meta/v1.hpp"
#include "dovetail/read/kinds.hpp"
#include "read/gone.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace dovetail::cli::lsp {
namespace {

using form = model::type::form;

const model::type& without_optional(const model::type& of) {
  return of.is == form::optional ? without_optional(of.element()) : of;
}

field_place place_of(const model::type& of) {
  field_place made;
  made.type = &without_optional(of);
  made.since = made.type->since;
  return made;
}

bool is_open(const schema::node& schema) {
  const schema::node* others = schema.find("additionalProperties");
  return others != nullptr && others->is_map();
}

std::string joined(const std::vector<std::string>& words) {
  std::string all;
  for (const std::string& each : words) all += (all.empty() ? "" : ", ") + each;
  return all;
}

std::string name_of(const model::type& of) {
  const model::type& inner = without_optional(of);
  if (inner.is == form::list) return "list of " + name_of(inner.element());
  if (inner.is == form::map) return "map of " + name_of(inner.element());
  return std::string(inner.name);
}

}  // namespace

bool field_place::is_object() const {
  if (type != nullptr) return type->is == form::object;
  return schema != nullptr && schema->find("properties") != nullptr;
}
bool field_place::is_list() const {
  if (type != nullptr) return type->is == form::list;
  return schema != nullptr && schema->text("type") == "array";
}
bool field_place::is_map() const {
  if (type != nullptr) return type->is == form::map;
  return schema != nullptr && !is_object() && is_open(*schema);
}

std::optional<field_place> fields::object(std::string_view api_version, std::string_view kind) const {
  if (const read::kind* known = read::find_kind(api_version, kind)) {
    field_place made = place_of(known->type());
    made.name = kind;
    return made;
  }
  if (const custom_kind* known = custom_->find(api_version, kind); known != nullptr && known->schema != nullptr) {
    field_place made;
    made.schema = known->schema;
    made.name = kind;
    return made;
  }
  return std::nullopt;
}

std::optional<field_place> fields::below(const field_place& from, const outline_step& step) const {
  if (from.type != nullptr) {
    const model::type& type = *from.type;
    if (type.is == form::object && !step.is_item) {
      for (const model::field& each : type.fields) {
        if (each.name != step.key) continue;
        field_place made = place_of(each.type_of());
        made.field = &each;
        made.holder = &type;
        made.limits = each.limits;
        made.since = std::max({from.since, made.since, each.since});
        made.is_required = each.required;
        made.name = step.key;
        return made;
      }
      return std::nullopt;
    }
    if ((type.is == form::list && step.is_item) || (type.is == form::map && !step.is_item)) {
      field_place made = place_of(type.element());
      made.limits = from.limits == nullptr ? nullptr : from.limits->element;
      made.since = std::max(from.since, made.since);
      made.name = step.is_item ? from.name : step.key;
      return made;
    }
    return std::nullopt;
  }
  if (from.schema == nullptr) return std::nullopt;
  const schema::node* found = nullptr;
  if (step.is_item) {
    found = from.schema->find("items");
  } else {
    if (const schema::node* properties = from.schema->find("properties")) found = properties->find(step.key);
    if (found == nullptr && is_open(*from.schema)) found = from.schema->find("additionalProperties");
  }
  if (found == nullptr || !found->is_map()) return std::nullopt;
  field_place made;
  made.schema = found;
  made.name = step.is_item ? from.name : step.key;
  if (const schema::node* required = from.schema->find("required"))
    for (const schema::node* each : required->items) made.is_required = made.is_required || each->scalar == step.key;
  return made;
}

std::optional<field_place> fields::at(std::string_view api_version, std::string_view kind,
                                      const std::vector<outline_step>& path) const {
  std::optional<field_place> found = object(api_version, kind);
  std::size_t begin = 0;
  // Every object has metadata of one type, whatever it is.
  const bool is_typed = found && found->type != nullptr;
  if (!is_typed && !path.empty() && path.front().key == "metadata") {
    found = place_of(model::type_of<api::meta::v1::ObjectMeta>());
    found->name = "metadata";
    begin = 1;
  }
  for (std::size_t i = begin; i < path.size() && found; ++i) found = below(*found, path[i]);
  return found;
}

std::vector<known_field> fields::of(const field_place& object) const {
  std::vector<known_field> all;
  const auto add = [&](const std::string& name) {
    if (std::optional<field_place> at = below(object, {name, false, 0})) all.push_back({name, *at});
  };
  if (object.type != nullptr && object.type->is == form::object) {
    for (const model::field& each : object.type->fields) add(std::string(each.name));
  } else if (object.schema != nullptr) {
    if (const schema::node* properties = object.schema->find("properties"))
      for (const std::string& each : properties->keys) add(each);
  }
  return all;
}

std::vector<std::string> fields::words_of(const field_place& at) const {
  std::vector<std::string> words;
  if (at.type != nullptr) {
    if (at.type->is == form::choice) words.assign(at.type->words.begin(), at.type->words.end());
    if (at.type->is == form::boolean) words = {"true", "false"};
  } else if (at.schema != nullptr) {
    if (const schema::node* set = at.schema->find("enum")) {
      for (const schema::node* each : set->items)
        if (!each->scalar.empty()) words.push_back(each->scalar);
    } else if (at.schema->text("type") == "boolean") {
      words = {"true", "false"};
    }
  }
  return words;
}

std::vector<fields::kind_name> fields::kinds() const {
  std::vector<kind_name> all;
  for (const read::kind& each : read::kinds())
    if (!each.name.ends_with("List")) all.push_back({std::string(each.api_version), std::string(each.name)});
  custom_->each([&](const custom_kind& each) {
    if (read::find_kind(each.api_version, each.name) == nullptr) all.push_back({each.api_version, each.name});
  });
  return all;
}

std::string type_words(const field_place& at) {
  if (at.type != nullptr) {
    if (at.type->is != form::choice) return name_of(*at.type);
    return "one of " + joined({at.type->words.begin(), at.type->words.end()});
  }
  if (at.schema == nullptr) return {};
  if (const schema::node* set = at.schema->find("enum")) {
    std::vector<std::string> words;
    for (const schema::node* each : set->items) words.push_back(each->scalar);
    return "one of " + joined(words);
  }
  if (at.schema->flag("x-kubernetes-int-or-string")) return "number or string";
  const std::string_view type = at.schema->text("type");
  if (type == "array") {
    field_place item;
    item.schema = at.schema->find("items");
    return item.schema == nullptr ? "list" : "list of " + type_words(item);
  }
  return type.empty() ? "any value" : std::string(type);
}

std::string default_of(const field_place& at) {
  if (at.limits != nullptr) return std::string(at.limits->default_value);
  if (at.schema == nullptr) return {};
  const schema::node* given = at.schema->find("default");
  return given == nullptr ? std::string() : given->scalar;
}

std::string description_of(const field_place& at) {
  return at.schema == nullptr ? std::string() : std::string(at.schema->text("description"));
}

std::string words_for_gone(const field_place& holder, std::string_view field) {
  if (holder.type == nullptr) return {};
  const read::version_span* there = read::detail::find_gone_field(*holder.type, field);
  return there == nullptr ? std::string() : fmt::format("until Kubernetes 1.{}", there->until);
}

}  // namespace dovetail::cli::lsp
