/// Imports files of tests/schema/data without a process.
#pragma once

#include "schema/inputs.hpp"
#include "schema/writers.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::schema::testing {

/// A file's path below tests/schema/data.
std::string test_data(std::string_view name);

/// A file's characters.
std::string characters_of(const std::string& path);

/// What the named files of tests/schema/data import to.
std::unique_ptr<import_result> import_of(const std::vector<std::string>& names);

/// The same for a text.
std::unique_ptr<import_result> import_text(const std::string& text);

/// The header of a module by its key (`crd/garden.example.com/v1`).
std::string header(const import_result& result, const std::string& module);
std::string tables(const import_result& result, const std::string& module);

/// The type of that name in a module; the test fails where there is none.
const object& type(const import_result& result, const std::string& module, const std::string& name);
const field& member(const object& type, const std::string& name);

/// What importing the text, or the file of tests/schema/data/broken, is refused with; empty where it is not.
std::string refusal_of_text(const std::string& text);
std::string refusal_of(const std::string& name);

/// Whether a text has another one in it, or at its beginning; both are shown where not.
::testing::AssertionResult contains(std::string_view text, std::string_view part);
::testing::AssertionResult starts_with(std::string_view text, std::string_view part);

}  // namespace dovetail::schema::testing
