/// Hashes of what ConfigMaps and Secrets hold (checksum.hpp) in a chart, where Helm computes them of its values.
#pragma once

#include "template_file.hpp"

#include "dovetail/emit/files.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit::detail {

/// Puts markers in the place of the names in `object`, which `entry` was lowered to, that have a hash.
void mark_hashed_names(const runtime_stack& stack, const runtime_entry& entry, lowered_object& object,
                       model::arena& arena);

/// What the templates that are `written` ask of ConfigMaps and Secrets, by `include`: their hashes, their names with them. Each is made
/// of what its own template renders.
std::string checksum_helpers(std::string_view chart, const std::vector<template_file>& templates,
                             const std::vector<file>& written);

}  // namespace dovetail::emit::detail
