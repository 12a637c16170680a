/// Whether two objects of one type are equal, without knowing the type.
#pragma once

#include "dovetail/model/reflection.hpp"

#include <string>

namespace laws {

/// The path to the first difference and what it is; empty where there is none.
std::string difference(const dovetail::model::type& type, const void* a, const void* b);

}  // namespace laws
