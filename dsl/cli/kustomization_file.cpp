#include "cli/kustomization_file.hpp"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;

// Source: kustomize, konfig.RecognizedKustomizationFileNames, in their order.
constexpr std::string_view names[] = {"kustomization.yaml", "kustomization.yml", "Kustomization"};

}  // namespace

bool is_kustomization(const fs::path& file) {
  return std::find(std::begin(names), std::end(names), file.filename().string()) != std::end(names);
}

fs::path kustomization_in(const fs::path& folder) {
  std::error_code error;
  for (const std::string_view name : names)
    if (fs::is_regular_file(folder / name, error)) return folder / name;
  return {};
}

}  // namespace dovetail::cli
