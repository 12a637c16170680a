#include "object_equality.hpp"

#include <string_view>

namespace laws {
namespace {

namespace model = dovetail::model;
using form = model::type::form;

template <class T>
std::string compare(const void* a, const void* b) {
  return *static_cast<const T*>(a) == *static_cast<const T*>(b) ? "" : " is another";
}

std::string compare_text(const void* a, const void* b) {
  const auto &one = *static_cast<const model::text*>(a), &other = *static_cast<const model::text*>(b);
  if (one == other) return "";
  const auto shown = [](const model::text& t) {
    return t.has_value() ? "\"" + std::string(t.view()) + "\"" : "not set";
  };
  return " is " + shown(one) + " and " + shown(other);
}

/// The description's functions take objects that may be changed; here nothing is.
void* mutable_object(const void* object) { return const_cast<void*>(object); }

std::string compare_json(const model::json& a, const model::json& b) {
  if (a.is != b.is) return " is of another type";
  if (const std::string found = compare_text(&a.scalar, &b.scalar); !found.empty()) return found;
  if (a.items.size() != b.items.size())
    return " has " + std::to_string(a.items.size()) + " and " + std::to_string(b.items.size()) + " elements";
  for (std::size_t i = 0; i < a.items.size(); ++i) {
    std::string found;
    if (a.is == model::json::type::object) found = compare_text(&a.names[i], &b.names[i]);
    if (found.empty()) found = compare_json(a.items[i], b.items[i]);
    if (!found.empty()) return "[" + std::to_string(i) + "]" + found;
  }
  return "";
}

std::string compare_elements(const model::type& type, const void* a, const void* b) {
  const std::size_t count = type.size(a);
  if (count != type.size(b))
    return " has " + std::to_string(count) + " and " + std::to_string(type.size(b)) + " elements";
  for (std::size_t i = 0; i < count; ++i) {
    std::string found;
    if (type.is == form::map) found = compare_text(&type.key(mutable_object(a), i), &type.key(mutable_object(b), i));
    if (found.empty()) found = difference(type.element(), type.at(mutable_object(a), i), type.at(mutable_object(b), i));
    if (!found.empty()) return (type.is == form::optional ? "" : "[" + std::to_string(i) + "]") + found;
  }
  return "";
}

}  // namespace

std::string difference(const model::type& type, const void* a, const void* b) {
  switch (type.is) {
    case form::text:
    case form::quantity:
    case form::time:
    case form::bytes:
    case form::choice:
      return compare_text(a, b);
    case form::integer:
      return compare<model::integer>(a, b);
    case form::number:
      return compare<model::number>(a, b);
    case form::boolean:
      return compare<model::boolean>(a, b);
    case form::int_or_string:
      return compare<model::int_or_string>(a, b);
    case form::json:
      return compare_json(*static_cast<const model::json*>(a), *static_cast<const model::json*>(b));
    case form::list:
    case form::map:
    case form::optional:
      return compare_elements(type, a, b);
    case form::object:
      break;
  }
  for (const model::field& f : type.fields) {
    const std::string found =
        difference(f.type_of(), static_cast<const char*>(a) + f.offset, static_cast<const char*>(b) + f.offset);
    if (!found.empty()) return "." + std::string(f.name) + found;
  }
  return "";
}

}  // namespace laws
