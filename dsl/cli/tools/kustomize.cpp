#include "cli/tools/kustomize.hpp"

#include "cli/json.hpp"
#include "cli/tools/temporary_folder.hpp"

#include <fmt/core.h>

#include <fstream>

namespace dovetail::cli {

namespace fs = std::filesystem;

std::optional<kustomize_tool> kustomize_tool::find() {
  kustomize_tool made;
  if (const std::string alone = find_tool("kustomize"); !alone.empty()) {
    made.command_ = {alone, "build"};
    made.words_ = "kustomize build";
  } else if (const std::string within = find_tool("kubectl"); !within.empty()) {
    made.command_ = {within, "kustomize"};
    made.words_ = "kubectl kustomize";
  } else {
    return std::nullopt;
  }
  return made;
}

ran kustomize_tool::build(const fs::path& folder, const run_bounds& at_most) const {
  std::vector<std::string> command = command_;
  // A folder's name may begin like an option.
  command.push_back(fs::absolute(folder).string());
  return run(command, at_most);
}

// Only a kustomization says that origins are noted: one of this run's own has the folder as its resource. kustomize takes no
// absolute path there.
kustomize_tool::build_with_origins kustomize_tool::build_noting_origins(const fs::path& folder,
                                                                        const run_bounds& at_most) const {
  const temporary_folder ours;
  std::error_code error;
  const fs::path whole = fs::canonical(folder, error);
  if (!error) {
    std::ofstream(ours.path() / "kustomization.yaml")
        << fmt::format("resources: [{}]\nbuildMetadata: [originAnnotations]\n",
                       json_writer().text(whole.lexically_relative(ours.path()).string()).take());
    ran noted = build(ours.path(), at_most);
    if (noted.went_well()) return {std::move(noted), ours.path()};
    // What hangs hangs again.
    if (!noted.failure.empty()) return {std::move(noted), {}};
  }
  return {build(folder, at_most), {}};
}

}  // namespace dovetail::cli
