/// What the reader makes of a text, in a form that tests compare.
#pragma once

#include "dovetail/read/yaml.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace reading {

namespace read = dovetail::read;
namespace model = dovetail::model;

using lines = std::vector<std::string>;

/// The problems of a file `f.yaml`, as they are printed.
lines problems(const std::string& text, const read::options& how = {});

/// The problems of a mapping's content that stands under `data:` of an object whose `data` may be anything; what is
/// read goes to `json`, as JSON. The text begins in line 5.
lines problems_of_data(const std::string& text, std::string& json);

/// The JSON of `data:`, or the problems where there are any.
std::string json_of_data(const std::string& text);

/// The text of any value as JSON.
std::string to_json(const model::json& value);

}  // namespace reading
