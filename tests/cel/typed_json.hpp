/// Values of CEL as JSON that says their types: {"int": "5"}, {"list": […]}, {"map": [[key, value], …]}, {"error": "…"}.
#pragma once

#include "cel/value.hpp"

#include <nlohmann/json.hpp>

namespace dovetail::cel::testing {

value value_of(const nlohmann::json& typed);
nlohmann::json json_of(const value& of);

}  // namespace dovetail::cel::testing
