/// The files that a catalog becomes.
#pragma once

#include "output.hpp"
#include "types.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dovetail::schema {

/// The headers below `root`/include, the table sources and their list for CMake below `root`/src; `types` has been laid
/// out. `again` is the command that the files' first lines name; `only` (`api`, `crd`) leaves the other root out.
std::vector<output_file> generated_files(const catalog& types, const std::filesystem::path& root,
                                         const std::string& again, const std::string& only = "");

}  // namespace dovetail::schema
