#include "cli/convert/server.hpp"

#include <algorithm>

namespace dovetail::cli::convert {

void remove_what_the_server_wrote(value& object, std::string_view) {
  value* metadata = object.find("metadata");
  if (metadata == nullptr) return;
  for (const std::string_view field : {"uid", "resourceVersion", "creationTimestamp", "generation", "managedFields",
                                       "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds"})
    metadata->remove(field);
  if (value* annotations = metadata->find("annotations"))
    std::erase_if(annotations->parts, [](const value& each) {
      return each.name == "kubectl.kubernetes.io/last-applied-configuration" ||
             each.name == "deployment.kubernetes.io/revision";
    });
  object.remove_empty();
}

}  // namespace dovetail::cli::convert
