/// .dovetail.yaml: the command line's settings, for all who check a project.
#pragma once

#include "cli/settings.hpp"

#include <filesystem>
#include <optional>

namespace dovetail::cli {

inline constexpr std::string_view config_name = ".dovetail.yaml";

/// The nearest config file from a folder upwards.
std::optional<std::filesystem::path> find_config(const std::filesystem::path& from);

/// Sets what a config file's text says; throws usage_error with the place of what is wrong. Paths in it start at its folder.
void read_config(const std::string& text, const std::filesystem::path& file, settings& into);

}  // namespace dovetail::cli
