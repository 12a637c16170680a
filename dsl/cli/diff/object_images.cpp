#include "cli/diff/object_images.hpp"

#include "dovetail/text/image.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace dovetail::cli::diff {
namespace {

constexpr std::string_view lists_of_containers[] = {"containers", "initContainers", "ephemeralContainers"};

bool is_custom(const object& of) {
  const std::string_view group = of.group();
  return group.find('.') != std::string_view::npos && !group.ends_with(".k8s.io");
}

class collecting {
 public:
  explicit collecting(const object& of) : is_custom_(is_custom(of)) { collect(of.tree, ""); }
  std::map<std::string, std::string> all{};

 private:
  void collect(const node& in, const std::string& path) {
    const bool are_containers = in.is == node::form::list &&
                                std::find(std::begin(lists_of_containers), std::end(lists_of_containers), in.name) !=
                                    std::end(lists_of_containers);
    for (const node& each : in.parts) {
      if (are_containers && !each.text_at("image").empty())
        all.emplace(fmt::format("container {}", each.text_at("name")), each.text_at("image"));
      const bool is_image = each.name == "image" && each.is == node::form::scalar && in.name != "metadata";
      // An operator's own field; elsewhere it is a container's.
      if (is_custom_ && !is_in_containers_ && is_image && is_image_reference(each.text))
        all.emplace(path.empty() ? "image" : path + ".image", each.text);
      if (each.name == "image" && each.is == node::form::map && !each.text_at("reference").empty())
        all.emplace("a volume", each.text_at("reference"));
      const bool was_in_containers = is_in_containers_;
      is_in_containers_ = is_in_containers_ || are_containers;
      collect(each, path.empty() ? each.name : path + "." + each.name);
      is_in_containers_ = was_in_containers;
    }
  }
  static bool is_image_reference(std::string_view text) {
    return is_image(text) && text.find_first_of("/:") != std::string_view::npos;
  }

  bool is_custom_;
  bool is_in_containers_ = false;
};

}  // namespace

std::map<std::string, std::string> images_of(const object& of) { return collecting(of).all; }

}  // namespace dovetail::cli::diff
