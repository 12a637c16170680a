#include "cli/tools/helm.hpp"

#include <utility>

namespace dovetail::cli {

std::optional<helm_tool> helm_tool::find() {
  helm_tool made;
  made.program_ = find_tool("helm");
  if (made.program_.empty()) return std::nullopt;
  return made;
}

ran helm_tool::render(const release& of, const run_bounds& at_most) const {
  std::vector<std::string> command{program_, "template", of.name, std::filesystem::absolute(of.chart).string()};
  for (const std::filesystem::path& each : of.values) {
    command.emplace_back("--values");
    command.push_back(std::filesystem::absolute(each).string());
  }
  if (!of.name_space.empty()) {
    command.emplace_back("--namespace");
    command.push_back(of.name_space);
  }
  if (!of.kubernetes.empty()) {
    command.emplace_back("--kube-version");
    command.push_back(of.kubernetes);
  }
  return run(command, at_most);
}

}  // namespace dovetail::cli
