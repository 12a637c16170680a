#include "cli/tools/working_folder.hpp"

#include <system_error>

namespace dovetail::cli {

namespace fs = std::filesystem;

working_folder::working_folder(const fs::path& folder) : before_(fs::current_path()) { fs::current_path(folder); }

working_folder::~working_folder() {
  std::error_code ignored;
  fs::current_path(before_, ignored);
}

fs::path from_here(const fs::path& path) {
  std::error_code error;
  const fs::path here = fs::canonical(fs::current_path(error), error);
  const fs::path whole = fs::weakly_canonical(path, error);
  return path.is_absolute() && !error ? whole.lexically_relative(here) : path;
}

}  // namespace dovetail::cli
