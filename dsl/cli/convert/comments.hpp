/// The comments of a YAML file, put to the fields above which they stand.
#pragma once

#include "cli/convert/value.hpp"
#include "dovetail/read/yaml.hpp"

#include <string_view>
#include <vector>

namespace dovetail::cli::convert {

/// An object of a file, and its tree; null for one that is left out.
struct commented_object {
  const read::document* document = nullptr;
  value* tree = nullptr;
};

/// Gives each comment of a file to what it stands above: a field, an element, an entry of a map, or the object. One behind a value on
/// its line is above it then; one that nothing follows in its object is at the object's head. The line that Dovetail begins a file
/// with is left out. `objects` are those of the file, in its order.
void read_comments(std::string_view text, const std::vector<commented_object>& objects);

}  // namespace dovetail::cli::convert
