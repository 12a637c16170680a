/// The generated files' text.
#pragma once

#include "types.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace dovetail::schema {

/// The header of a module: its structs and closed sets, in an order that compiles.
/// `again` is the command that makes the files, for the first line.
std::string header_of(const module& home, const std::string& again);

/// The functions of a module that look for what the schema refuses, for the end of its header; and whether it has any.
std::string checks_of(const module& home);
bool has_checks(const module& home);

/// The functions and tables by which a stack reaches the fields of a module's types, for the end of its header; and whether it
/// has any.
std::string paths_of(const module& home);
bool has_paths(const module& home);

/// The functions that find the pods in a module's custom resources, for the end of its header.
std::string pods_of(const module& home);

/// Gives each type the rows of the table of references that are about it: a project's, and Dovetail's own. Throws a `problem` where a
/// row of the project's names a field that its kind lacks.
void find_references(catalog& types, const std::vector<reference_row>& of_the_project);

/// The functions that find what a module's objects name, for the end of its header; and whether it has any.
std::string references_of(const module& home);
bool has_references(const module& home);

/// The field tables of a module, which `model/reflection.hpp` reads.
std::string tables_of(const module& home, const std::string& again);

/// A file below `src`.
struct source_text {
  std::string path;
  std::string text;
};

/// Sources that instantiate the run-time part of a root's kinds, some twenty each.
std::vector<source_text> kind_sources_of(const catalog& types, const std::string& root, const std::string& again);

/// The source that lists every kind (`stack/kinds.hpp`), and the list of these sources for CMake.
std::string kind_list_of(const catalog& types, const std::string& again);
std::string kind_source_list_of(const std::vector<source_text>& sources, const std::string& again);

/// The source that lists a root's kinds for the reader: `read/api_kinds.cpp`.
source_text reader_kinds_of(const catalog& types, const std::string& root, const std::string& again);

/// The source that lists for the reader which fields and kinds only older versions have: `read/gone_data.cpp`.
source_text gone_of(const catalog& types, const std::string& again);

/// The header that says which versions of Kubernetes the types know.
std::string versions_of(const catalog& types, const std::string& again);

/// The lists of a root's table sources and headers, for CMake: `dsl/src/api/sources.cmake`.
std::string source_list_of(const catalog& types, const std::string& root, const std::string& again);

/// A page in Markdown: how many kinds, types, fields and closed sets each group and version has; the kinds that a stack can
/// have; and what is not checked.
std::string markdown_of(const catalog& types, const std::string& again);

/// What the schemas say and nothing checks, a line each: rules in CEL, alternatives, open objects, patterns, formats.
std::string report_of(const catalog& types);

/// How many lines that report has: of rules and structs, and of single values.
struct left_unchecked {
  std::size_t rules = 0;
  std::size_t limits = 0;
};
left_unchecked count_unchecked(const catalog& types);

}  // namespace dovetail::schema
