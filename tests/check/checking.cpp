#include "checking.hpp"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace checking {

namespace fs = std::filesystem;

dovetail::cli::outcome outcome_of(const std::string& text, const settings& asked) {
  dovetail::cli::inputs given;
  given.files.push_back({"file.yaml", text, true});
  return dovetail::cli::check_objects(std::move(given), asked);
}

std::vector<std::string> places_of(const dovetail::cli::outcome& found) {
  std::vector<std::string> all;
  for (const auto& each : found.findings)
    all.push_back(std::to_string(each.line) + ":" + std::to_string(each.column) + " " + std::string(each.broken->id));
  return all;
}

std::vector<std::string> ids_of(const dovetail::cli::outcome& found) {
  std::vector<std::string> all;
  for (const auto& each : found.findings) all.emplace_back(each.broken->id);
  return all;
}

folder::folder() {
  std::string name = (fs::temp_directory_path() / "dovetail-check-XXXXXX").string();
  path_ = ::mkdtemp(name.data()) == nullptr ? "" : name;
}

folder::~folder() {
  std::error_code error;
  fs::remove_all(path_, error);
}

std::string folder::write(std::string_view name, std::string_view text) const {
  const fs::path file = fs::path(path_) / name;
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
  return file.string();
}

std::string pod_with(std::string_view lines) {
  return R"(apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
  containers:
    - name: web
      image: nginx:1.27
)" + std::string(lines);
}

}  // namespace checking
