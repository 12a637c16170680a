/// The images that an object has run.
#pragma once

#include "cli/diff/side.hpp"

#include <map>
#include <string>

namespace dovetail::cli::diff {

/// By who has them: "container web", of whatever kind the object is; "a volume" that an image is; "spec.image" of a custom kind.
std::map<std::string, std::string> images_of(const object& of);

}  // namespace dovetail::cli::diff
