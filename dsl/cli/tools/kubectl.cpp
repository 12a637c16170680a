#include "cli/tools/kubectl.hpp"

#include "cli/settings.hpp"

#include <fmt/format.h>

namespace dovetail::cli {

std::optional<kubectl_tool> kubectl_tool::find(const std::string& context) {
  const std::string program = find_tool("kubectl");
  if (program.empty()) return std::nullopt;
  kubectl_tool made;
  // A cluster that does not answer is told of while somebody still waits for it.
  made.command_ = {program, "--request-timeout=30s"};
  if (!context.empty()) made.command_.push_back("--context=" + context);
  return made;
}

ran kubectl_tool::run(const std::vector<std::string>& arguments) const {
  std::vector<std::string> command = command_;
  command.insert(command.end(), arguments.begin(), arguments.end());
  return cli::run(command);
}

std::string kubectl_tool::name_space() const {
  const ran done = run({"config", "view", "--minify", "--output=jsonpath={..namespace}"});
  if (!done.went_well()) throw usage_error{fmt::format("--live: kubectl knows no cluster: {}", done.words())};
  return done.out.empty() ? "default" : done.out;
}

}  // namespace dovetail::cli
