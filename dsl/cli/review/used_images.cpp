#include "cli/review/used_images.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace dovetail::cli::review {
namespace {

using diff::node;

constexpr std::string_view lists_of_containers[] = {"containers", "initContainers", "ephemeralContainers"};

/// The image of each container of an object, by the container's name.
void collect(const node& in, std::map<std::string, std::string>& into) {
  const bool are_containers =
      in.is == node::form::list && std::find(std::begin(lists_of_containers), std::end(lists_of_containers), in.name) !=
                                       std::end(lists_of_containers);
  for (const node& each : in.parts) {
    if (are_containers && !each.text_at("image").empty())
      into.emplace(fmt::format("container {}", each.text_at("name")), each.text_at("image"));
    collect(each, into);
  }
  // A volume that an image is.
  if (in.name == "image" && in.is == node::form::map && !in.text_at("reference").empty())
    into.emplace("a volume", in.text_at("reference"));
}

std::map<std::string, std::string> images_of(const diff::object* of) {
  std::map<std::string, std::string> all;
  if (of != nullptr) collect(of->tree, all);
  return all;
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
