#include "cli/review/used_images.hpp"

#include "cli/diff/object_images.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

namespace dovetail::cli::review {
namespace {

std::map<std::string, std::string> images_of(const diff::object* of) {
  return of == nullptr ? std::map<std::string, std::string>{} : diff::images_of(*of);
}

}  // namespace

used_images images_of(const diff::comparison& of) {
  used_images made;
  const auto add_change = [&](const std::string& before, const std::string& after, std::string where) {
    auto known = std::find_if(made.changed.begin(), made.changed.end(),
                              [&](const changed_image& each) { return each.before == before && each.after == after; });
    if (known == made.changed.end()) known = made.changed.insert(known, {before, after, {}});
    if (std::find(known->where.begin(), known->where.end(), where) == known->where.end())
      known->where.push_back(std::move(where));
  };
  for (const diff::object_pair& pair : of.pairs) {
    const auto before = images_of(pair.before), after = images_of(pair.after);
    const auto where = [&](const std::string& container) {
      return fmt::format("{}, {}", pair.either().title(), container);
    };
    for (const auto& [container, image] : after) {
      const auto was = before.find(container);
      if (was == before.end()) add_change("", image, where(container));
      else if (was->second != image) add_change(was->second, image, where(container));
      else if (std::find(made.same.begin(), made.same.end(), image) == made.same.end()) made.same.push_back(image);
    }
    for (const auto& [container, image] : before)
      if (!after.contains(container)) add_change(image, "", where(container));
  }
  std::sort(made.same.begin(), made.same.end());
  return made;
}

}  // namespace dovetail::cli::review
