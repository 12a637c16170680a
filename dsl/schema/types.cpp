#include "types.hpp"

#include "names.hpp"

#include <fmt/core.h>

namespace dovetail::schema {

std::string module::folder() const { return identifier(group); }

// A group without versions (`pkg.version.Info`) is one header all the same.
std::string module::header() const {
  return fmt::format("dovetail/{}/{}/{}.hpp", root, folder(), version.empty() ? "info" : identifier(version));
}

std::string module::source() const {
  return fmt::format("{}/{}_{}.cpp", root, folder(), version.empty() ? "info" : identifier(version));
}

std::string module::name_space() const {
  return version.empty() ? fmt::format("{}::{}", root, folder())
                         : fmt::format("{}::{}::{}", root, folder(), identifier(version));
}

module& catalog::home(const std::string& root, const std::string& group, const std::string& version) {
  module& found = modules[root + "/" + group + "/" + version];
  found.root = root;
  found.group = group;
  found.version = version;
  return found;
}

object& catalog::add(module& home, const std::string& name) {
  object& made = objects.emplace_back();
  made.name = name;
  made.home = &home;
  home.objects.push_back(&made);
  return made;
}

}  // namespace dovetail::schema
