/// The files that a catalog becomes.
#pragma once

#include "definitions.hpp"
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

/// The same for a library of CRDs that a user's build makes: no lists for CMake, but one source and one header, of known
/// names, that include all others and that differ whenever one of these does. `includes` are headers for the kinds.
std::vector<output_file> library_files(const catalog& types, const definitions_source& definitions,
                                       const std::filesystem::path& root, const std::string& again,
                                       const std::string& name, const std::vector<std::string>& includes);

}  // namespace dovetail::schema
