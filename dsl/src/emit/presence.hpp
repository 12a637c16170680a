/// What of an object stands in its file: the one decision that all ways to write an object share.
#pragma once

#include "dovetail/model/reflection.hpp"

#include <cstddef>

namespace dovetail::emit::detail {

/// The description's functions take objects that may be changed; here nothing is.
void* element_at(const model::type& of, const void* object, std::size_t i);

const void* part_of(const void* object, const model::field& field);

/// Whether anything was put there. An empty object that is optional has been put there by being present.
bool is_set(const model::type& of, const void* object);

/// Whether the field appears in the file: where it is set, and empty where it is required.
bool is_written(const model::field& field, const void* object);

bool writes_any_field(const model::type& of, const void* object);

/// apiVersion and kind stand at an object's head, and are written by whoever writes the whole object.
bool is_type_meta(const model::field& field);

}  // namespace dovetail::emit::detail
