#include "size_of.hpp"

#include <algorithm>

namespace dovetail::read::detail {

std::size_t type_sizes::of(const model::type& type) {
  using form = model::type::form;
  switch (type.is) {
    case form::integer:
      return sizeof(model::integer);
    case form::number:
      return sizeof(model::number);
    case form::boolean:
      return sizeof(model::boolean);
    case form::int_or_string:
      return sizeof(model::int_or_string);
    case form::json:
      return sizeof(model::json);
    case form::list:
    case form::map:
      return sizeof(model::list<model::text>);
    case form::optional:
      return sizeof(model::optional<model::text>);
    case form::object:
      break;
    default:
      return sizeof(model::text);
  }
  const auto found = known_.find(&type);
  if (found != known_.end()) return found->second;
  std::size_t size = 1;
  for (const model::field& f : type.fields) size = std::max(size, f.offset + of(f.type_of()));
  known_.emplace(&type, size);
  return size;
}

}  // namespace dovetail::read::detail
