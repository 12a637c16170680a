/// What kustomize says of where the objects that it renders are from.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dovetail::cli {

struct kustomize_origin {
  /// The object's file, or the kustomization that has the generator; empty where kustomize does not say it, or it is not on this
  /// machine.
  std::string file{};
  /// `ConfigMapGenerator`; empty where the object is written in the file.
  std::string generator{};
};

/// Takes the annotations that say it out of what kustomize has written, and gives one for each document. `root` is what their paths
/// are relative to.
std::vector<kustomize_origin> take_origins(std::string& rendered, const std::filesystem::path& root);

}  // namespace dovetail::cli
