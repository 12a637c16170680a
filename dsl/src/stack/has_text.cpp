#include "dovetail/stack/kind.hpp"

namespace dovetail::emit::detail {
namespace {

bool has_text(const model::type& described, const void* object, std::string_view text);

bool has_text(const model::json& value, std::string_view text) {
  if (value.is == model::json::type::string && value.scalar.view() == text) return true;
  for (const model::json& item : value.items)
    if (has_text(item, text)) return true;
  return false;
}

bool is_in_fields(const model::type& described, const void* object, std::string_view text, bool with_metadata) {
  for (const model::field& each : described.fields) {
    if (!with_metadata && each.name == "metadata") continue;
    if (has_text(each.type_of(), static_cast<const char*>(object) + each.offset, text)) return true;
  }
  return false;
}

bool is_in_elements(const model::type& described, const void* object, std::string_view text) {
  // `at` and `key` only look.
  void* const elements = const_cast<void*>(object);
  for (std::size_t i = 0; i < described.size(object); ++i) {
    if (described.key != nullptr && described.key(elements, i).view() == text) return true;
    if (has_text(described.element(), described.at(elements, i), text)) return true;
  }
  return false;
}

bool has_text(const model::type& described, const void* object, std::string_view text) {
  using form = model::type::form;
  switch (described.is) {
    case form::text:
    case form::choice:
      return static_cast<const model::text*>(object)->view() == text;
    case form::int_or_string:
      return static_cast<const model::int_or_string*>(object)->word.view() == text;
    case form::json:
      return has_text(*static_cast<const model::json*>(object), text);
    case form::object:
      return is_in_fields(described, object, text, true);
    case form::list:
    case form::map:
    case form::optional:
      return is_in_elements(described, object, text);
    case form::quantity:
    case form::time:
    case form::bytes:
    case form::integer:
    case form::number:
    case form::boolean:
      return false;
  }
  return false;
}

}  // namespace

bool has_text_beside_metadata(const model::type& described, const void* object, std::string_view text) {
  return is_in_fields(described, object, text, false);
}

}  // namespace dovetail::emit::detail
