/// Objects that were read, against the schemas of their CustomResourceDefinitions.
#pragma once

#include "cli/custom.hpp"
#include "cli/finding.hpp"
#include "cli/inputs.hpp"
#include "dovetail/read/yaml.hpp"

#include <functional>
#include <vector>

namespace dovetail::cli {

/// Takes a notice.
using tell_notice = std::function<void(notice)>;

/// Tells what is wrong with the objects of these kinds, where the library has none of their name.
void check_custom_objects(const std::vector<read::reading>& readings, const custom_kinds& kinds,
                          const tell_finding& tell, const tell_notice& note);

}  // namespace dovetail::cli
