/// kubectl, where it is at hand.
#pragma once

#include "cli/tools/run.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dovetail::cli {

class kubectl_tool {
 public:
  /// None where PATH has none. `context` is the kubeconfig's one to use; empty: its current one.
  static std::optional<kubectl_tool> find(const std::string& context);

  /// Runs it with these arguments.
  ran run(const std::vector<std::string>& arguments) const;
  /// The namespace of objects that name none. Throws usage_error where kubectl has no configuration to tell it.
  std::string name_space() const;

 private:
  std::vector<std::string> command_{};
};

}  // namespace dovetail::cli
