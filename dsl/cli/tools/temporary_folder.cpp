#include "cli/tools/temporary_folder.hpp"

#include "cli/settings.hpp"

#include <fmt/core.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <string>

namespace dovetail::cli {

namespace fs = std::filesystem;

temporary_folder::temporary_folder() {
  std::error_code error;
  fs::path parent = fs::canonical(fs::temp_directory_path(error), error);
  if (error) parent = "/tmp";
  std::string name = (parent / "dovetail-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr)
    throw usage_error{fmt::format("{}: no temporary folder can be made: {}", parent.string(), std::strerror(errno))};
  path_ = name;
}

temporary_folder::~temporary_folder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

}  // namespace dovetail::cli
