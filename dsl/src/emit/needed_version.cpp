#include "needed_version.hpp"

#include "presence.hpp"

#include "dovetail/api/versions.hpp"

#include <algorithm>

namespace dovetail::emit::detail {

using form = model::type::form;

int needed_version(const model::type& of, const void* object) {
  int needed = std::max(of.since, api::oldest_version);
  if (of.is == form::object) {
    for (const model::field& field : of.fields)
      if (is_written(field, object))
        needed = std::max({needed, field.since, needed_version(field.type_of(), part_of(object, field))});
  } else if (of.is == form::list || of.is == form::map || of.is == form::optional) {
    for (std::size_t i = 0; i < of.size(object); ++i)
      needed = std::max(needed, needed_version(of.element(), element_at(of, object, i)));
  }
  return needed;
}

}  // namespace dovetail::emit::detail
