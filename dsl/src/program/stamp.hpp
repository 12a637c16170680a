/// What a build knows of a stack's run: that it was, and which files it depends on.
#pragma once

#include <filesystem>
#include <string>

namespace dovetail::emit::detail {

/// Touches `name`, which is relative to the folder of the build, and writes beside it, as `name`.d, that it depends on each file
/// in `output`: so that one that was edited by hand, or deleted, makes the program run again. Throws file_error.
void leave_stamp(const std::filesystem::path& build, const std::string& name, const std::filesystem::path& output);

}  // namespace dovetail::emit::detail
