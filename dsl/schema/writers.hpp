/// The generated files' text.
#pragma once

#include "types.hpp"

#include <set>
#include <string>

namespace dovetail::schema {

/// The header of a module: its structs and closed sets, in an order that compiles.
/// `again` is the command that makes the files, for the first line.
std::string header_of(const module& home, const std::string& again);

/// The field tables of a module, which `model/reflection.hpp` reads.
std::string tables_of(const module& home, const std::string& again);

/// The lists of a root's table sources and headers, for CMake: `dsl/src/api/sources.cmake`.
std::string source_list_of(const catalog& types, const std::string& root, const std::string& again);

/// A table in Markdown: how many kinds, types, fields and closed sets each group and version has, and how many of the
/// kinds can be posted where `postable` says it.
std::string markdown_of(const catalog& types, const std::set<std::string>& postable);

/// What the schemas say and the types do not (rules in CEL, open objects), a line each.
std::string report_of(const catalog& types);

}  // namespace dovetail::schema
