/// kustomize, where it is at hand.
#pragma once

#include "cli/tools/run.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dovetail::cli {

/// kustomize, or kubectl, which has it built in.
class kustomize_tool {
 public:
  /// None where PATH has neither.
  static std::optional<kustomize_tool> find();

  /// What it makes of a folder with a kustomization, on standard output. Nothing is written into the folder.
  ran build(const std::filesystem::path& folder, const run_bounds& at_most = {}) const;
  /// The same, where each object has the annotation `config.kubernetes.io/origin`, whose paths are relative to `origin_root`.
  struct build_with_origins {
    ran done{};
    std::filesystem::path origin_root{};
  };
  /// One that is too old for that, or whose kustomization is not one that another one may name, gives objects without.
  build_with_origins build_noting_origins(const std::filesystem::path& folder, const run_bounds& at_most = {}) const;

  /// `kustomize build`, `kubectl kustomize`: as a user calls it.
  const std::string& words() const { return words_; }

 private:
  std::vector<std::string> command_{};
  std::string words_{};
};

}  // namespace dovetail::cli
