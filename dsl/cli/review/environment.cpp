#include "cli/review/environment.hpp"

#include <algorithm>
#include <string>

namespace dovetail::cli::review {

std::string_view environment_of(const diff::object& of, const description& stack) {
  const std::string_view file = of.file;
  const std::string_view folder = file.substr(0, std::min(file.find('/'), file.size()));
  const auto& all = stack.environments();
  return std::find(all.begin(), all.end(), folder) == all.end() ? std::string_view{} : folder;
}

}  // namespace dovetail::cli::review
