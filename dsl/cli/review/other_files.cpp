#include "cli/review/other_files.hpp"

#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

namespace dovetail::cli::review {
namespace {

namespace fs = std::filesystem;

bool may_hold_objects(const fs::path& file) {
  const fs::path extension = file.extension();
  return extension == ".yaml" || extension == ".yml" || extension == ".json";
}

std::map<std::string, std::string> texts_in(const fs::path& folder, bool all) {
  std::map<std::string, std::string> found;
  std::error_code error;
  for (fs::recursive_directory_iterator each(folder, error), end; !error && each != end; each.increment(error)) {
    if (!each->is_regular_file(error) || (!all && may_hold_objects(each->path()))) continue;
    std::ifstream file(each->path(), std::ios::binary);
    found.emplace(each->path().lexically_relative(folder).string(),
                  std::string(std::istreambuf_iterator<char>(file), {}));
  }
  return found;
}

}  // namespace

std::vector<changed_file> changed_files(const fs::path& before, const fs::path& after, bool all) {
  const auto old = texts_in(before, all), now = texts_in(after, all);
  std::vector<changed_file> changed;
  for (const auto& [name, text] : now) {
    const auto was = old.find(name);
    if (was == old.end()) changed.push_back({'+', name});
    else if (was->second != text) changed.push_back({'~', name});
  }
  for (const auto& [name, text] : old)
    if (!now.contains(name)) changed.push_back({'-', name});
  return changed;
}

}  // namespace dovetail::cli::review
