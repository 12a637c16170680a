#include "cli/convert/value.hpp"

#include "dovetail/build/field_path.hpp"
#include "dovetail/stack/kind.hpp"
#include "dovetail/stack/kinds.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace dovetail::cli::convert {
namespace {

using form = model::type::form;

bool read_scalar(const model::type& type, const void* object, value& into) {
  switch (type.is) {
    case form::text:
    case form::quantity:
    case form::time:
    case form::bytes:
    case form::choice: {
      const auto& text = *static_cast<const model::text*>(object);
      into.text = text.view();
      into.written = text.at();
      return text.has_value();
    }
    case form::integer: {
      const auto& number = *static_cast<const model::integer*>(object);
      if (number.has_value()) into.text = fmt::format("{}", number.value());
      into.written = number.at();
      return number.has_value();
    }
    case form::number: {
      const auto& number = *static_cast<const model::number*>(object);
      if (number.has_value()) into.text = fmt::format("{}", number.value());
      return number.has_value();
    }
    case form::boolean: {
      const auto& truth = *static_cast<const model::boolean*>(object);
      into.text = truth.value_or(false) ? "true" : "false";
      into.written = truth.at();
      return truth.has_value();
    }
    case form::int_or_string: {
      const auto& either = *static_cast<const model::int_or_string*>(object);
      into.is_number = either.number.has_value();
      into.text = into.is_number ? fmt::format("{}", either.number.value()) : std::string(either.word.view());
      into.written = into.is_number ? either.number.at() : either.word.at();
      return either.has_value();
    }
    case form::json: {
      const auto& given = *static_cast<const model::json*>(object);
      if (!given.has_value()) return false;
      into = value_of(given);
      return true;
    }
    case form::object:
    case form::list:
    case form::map:
    case form::optional:
      break;
  }
  return false;
}

/// Whether there is anything; `field` is what paths know of it, and `table` of the fields of an object.
bool read_value(const model::type& type, const void* object, const model::field_entry* field,
                const model::object_table* table, value& into) {
  into.is = type.is;
  into.field = field;
  // Their functions take what they could change, and here do not.
  void* const changeable = const_cast<void*>(object);
  switch (type.is) {
    case form::optional:
      if (type.size(object) == 0) return false;
      read_value(type.element(), type.at(changeable, 0), field, table, into);
      into.optional = true;
      return true;
    case form::object:
      into.table = table;
      for (const model::field& each : type.fields) {
        const model::field_entry* known = table == nullptr ? nullptr : dovetail::detail::field_named(*table, each.name);
        if (known == nullptr) continue;  // A status, which the server writes.
        value part;
        if (!read_value(each.type_of(), static_cast<const char*>(object) + each.offset, known, known->of, part))
          continue;
        part.name = each.name;
        if (each.limits != nullptr) part.schema_default = each.limits->default_value;
        into.parts.push_back(std::move(part));
      }
      return !into.parts.empty();
    case form::list:
    case form::map: {
      const model::field_entry* element = field == nullptr ? nullptr : field->element;
      const model::object_table* of = element == nullptr ? (field == nullptr ? nullptr : field->of) : element->of;
      if (type.is == form::list && field != nullptr && of != nullptr && field->merge_key[0] != '\0')
        if (const model::field_entry* key = dovetail::detail::field_named(*of, field->merge_key); key != nullptr) {
          into.merge_key = field->merge_key;
          into.merges_by_number = key->is == model::field_form::integer;
        }
      for (std::size_t i = 0; i < type.size(object); ++i) {
        value part;
        const bool has_any = read_value(type.element(), type.at(changeable, i), element, of, part);
        if (type.key != nullptr) part.name = type.key(changeable, i).view();
        // An element counts even with nothing in it.
        if (!has_any && part.is != form::json) part.optional = true;
        into.parts.push_back(std::move(part));
      }
      return !into.parts.empty();
    }
    default:
      break;
  }
  const bool is_there = read_scalar(type, object, into);
  into.field = field;
  return is_there;
}

}  // namespace

bool value::is_scalar() const {
  switch (is) {
    case form::object:
    case form::list:
    case form::map:
    case form::optional:
      return false;
    case form::json:
      return open != model::json::type::object && open != model::json::type::array;
    default:
      return true;
  }
}

value* value::find(std::string_view wanted) {
  const auto found = std::find_if(parts.begin(), parts.end(), [&](const value& each) { return each.name == wanted; });
  return found == parts.end() ? nullptr : &*found;
}
const value* value::find(std::string_view wanted) const { return const_cast<value*>(this)->find(wanted); }

value* value::at(std::string_view path) {
  value* here = this;
  while (here != nullptr && !path.empty()) {
    const std::size_t point = std::min(path.find('.'), path.size());
    here = here->find(path.substr(0, point));
    path.remove_prefix(std::min(point + 1, path.size()));
  }
  return here;
}
const value* value::at(std::string_view path) const { return const_cast<value*>(this)->at(path); }

std::string_view value::text_at(std::string_view path) const {
  const value* found = at(path);
  return found == nullptr || !found->is_scalar() ? std::string_view{} : std::string_view(found->text);
}

bool value::remove(std::string_view path) {
  const std::size_t point = path.rfind('.');
  value* owner = point == std::string_view::npos ? this : at(path.substr(0, point));
  if (owner == nullptr) return false;
  const std::string_view last = point == std::string_view::npos ? path : path.substr(point + 1);
  const auto found =
      std::find_if(owner->parts.begin(), owner->parts.end(), [&](const value& each) { return each.name == last; });
  if (found == owner->parts.end()) return false;
  owner->parts.erase(found);
  return true;
}

void value::set_namespace(const std::string& name) {
  value* metadata = find("metadata");
  if (metadata == nullptr) return;
  value* field = metadata->find("namespace");
  if (field == nullptr) {
    field = &metadata->parts.emplace_back();
    field->name = "namespace";
    field->is = form::text;
  }
  field->text = name;
}

void value::remove_empty() {
  // The elements of a list keep their places.
  if (is != form::list && is != form::json) {
    for (value& each : parts) each.remove_empty();
    std::erase_if(parts, [](const value& each) { return !each.holds_anything(); });
  }
}

bool value::same_as(const value& other) const {
  if (is != other.is || open != other.open || text != other.text || is_number != other.is_number ||
      parts.size() != other.parts.size())
    return false;
  const bool is_list = is == form::list || open == model::json::type::array;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const value* same = is_list ? &other.parts[i] : other.find(parts[i].name);
    if (same == nullptr || !parts[i].same_as(*same)) return false;
  }
  return true;
}

bool value::has_only(std::initializer_list<std::string_view> names) const {
  return std::all_of(parts.begin(), parts.end(), [&](const value& each) {
    return std::find(names.begin(), names.end(), each.name) != names.end();
  });
}

value value_of(const model::json& given) {
  value made;
  made.is = form::json;
  made.open = given.is;
  made.text = given.scalar.view();
  made.written = given.scalar.at();
  for (std::size_t i = 0; i < given.items.size(); ++i) {
    made.parts.push_back(value_of(given.items[i]));
    if (i < given.names.size()) made.parts.back().name = given.names[i].view();
  }
  return made;
}

model::json json_of(const value& given) {
  using type = model::json::type;
  model::json made;
  const auto add_parts = [&](bool named) {
    for (const value& each : given.parts) {
      if (named) made.names.push_back(model::text(each.name));
      made.items.push_back(json_of(each));
    }
  };
  switch (given.is) {
    case form::object:
    case form::map:
    case form::optional:
      made.is = type::object;
      add_parts(true);
      return made;
    case form::list:
      made.is = type::array;
      add_parts(false);
      return made;
    case form::json:
      made.is = given.open;
      add_parts(given.open == type::object);
      break;
    case form::integer:
    case form::number:
      made.is = type::number;
      break;
    case form::boolean:
      made.is = type::boolean;
      break;
    case form::int_or_string:
      made.is = given.is_number ? type::number : type::string;
      break;
    case form::text:
    case form::quantity:
    case form::time:
    case form::bytes:
    case form::choice:
      made.is = type::string;
      break;
  }
  made.scalar = model::text(given.text);
  return made;
}

value value_of(const read::object& object, const model::object_table& table) {
  value made;
  read_value(object.of()->type(), object.get(), nullptr, &table, made);
  made.field = nullptr;
  return made;
}

value value_of(const read::document& made) {
  const emit::runtime_kind* kind = made.content ? emit::find_kind(made.api_version, made.kind_name) : nullptr;
  return kind != nullptr ? value_of(made.content, kind->fields) : value_of(made.fields);
}

}  // namespace dovetail::cli::convert
