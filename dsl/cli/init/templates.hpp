/// The files of a new project, with the names in them that are the project's own: @NAME@ and the like.
#pragma once

#include <string_view>
#include <vector>

namespace dovetail::cli {

struct file_template {
  std::string_view path;
  std::string_view text;
};

const std::vector<file_template>& file_templates();

}  // namespace dovetail::cli
