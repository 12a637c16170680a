/// How the objects of a catalog become structs: the members' names and order, what is held inline, what comes first.
#pragma once

#include "types.hpp"

namespace dovetail::schema {

/// Sorts every object's fields, gives members and nested enumerations their names, decides which objects are held
/// inline, and sorts every module's objects so that an inline member's type comes before its holder.
void lay_out(catalog& types);

/// A field's type in C++, as seen from the module `home`: `model::list<core::v1::Container>`.
std::string spelled(const field& part, const module& home);

/// An object's name as seen from the module `home`.
std::string spelled(const object& type, const module& home);

}  // namespace dovetail::schema
