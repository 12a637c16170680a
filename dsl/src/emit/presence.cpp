#include "presence.hpp"

namespace dovetail::emit::detail {

using model::type;
using form = model::type::form;

void* element_at(const type& of, const void* object, std::size_t i) { return of.at(const_cast<void*>(object), i); }

const void* part_of(const void* object, const model::field& field) {
  return static_cast<const char*>(object) + field.offset;
}

bool is_set(const type& of, const void* object) {
  switch (of.is) {
    case form::text:
    case form::quantity:
    case form::time:
    case form::bytes:
    case form::choice:
      return static_cast<const model::text*>(object)->has_value();
    case form::integer:
      return static_cast<const model::integer*>(object)->has_value();
    case form::number:
      return static_cast<const model::number*>(object)->has_value();
    case form::boolean:
      return static_cast<const model::boolean*>(object)->has_value();
    case form::int_or_string:
      return static_cast<const model::int_or_string*>(object)->has_value();
    case form::json:
      return static_cast<const model::json*>(object)->has_value();
    case form::list:
    case form::map:
    case form::optional:
      return of.size(object) > 0;
    case form::object:
      break;
  }
  for (const model::field& field : of.fields)
    if (is_set(field.type_of(), part_of(object, field))) return true;
  return false;
}

bool is_written(const model::field& field, const void* object) {
  const type& of = field.type_of();
  const bool can_be_empty = of.is == form::list || of.is == form::map || of.is == form::object;
  return (field.required && can_be_empty) || is_set(of, part_of(object, field));
}

bool writes_any_field(const type& of, const void* object) {
  for (const model::field& field : of.fields)
    if (is_written(field, object)) return true;
  return false;
}

bool is_type_meta(const model::field& field) { return field.name == "apiVersion" || field.name == "kind"; }

}  // namespace dovetail::emit::detail
