#include "cli/inputs.hpp"

#include "cli/kustomization_file.hpp"
#include "cli/settings.hpp"
#include "dovetail/read/options.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <set>

namespace dovetail::cli {
namespace {

namespace fs = std::filesystem;

std::string characters_in(std::FILE* file, const std::string& name, std::size_t at_most) {
  std::string all;
  char block[64 * 1024];
  while (all.size() < at_most) {
    const std::size_t count = std::fread(block, 1, std::min(sizeof block, at_most - all.size()), file);
    all.append(block, count);
    if (count == 0) break;
  }
  if (std::ferror(file) != 0) throw usage_error{fmt::format("{}: cannot be read: {}", name, std::strerror(errno))};
  return all;
}

bool is_manifest(const fs::path& file) {
  const fs::path extension = file.extension();
  return extension == ".yaml" || extension == ".yml" || extension == ".json";
}

class walk {
 public:
  walk(const std::vector<std::string>& paths, const file_reader& how, inputs& into) : read_(how), into_(into) {
    into_.kustomized.read_by(how);
    for (const std::string& path : paths) add(path);
    for (const fs::path& each : into_.kustomization_files) read_kustomization(each);
    into_.kustomized.settle();
    for (const found_file& each : found_) read(each);
  }

 private:
  struct found_file {
    fs::path path;
    bool named;
  };

  void add(const std::string& path) {
    std::error_code error;
    if (path == "-") {
      if (seen_.insert(path).second) found_.push_back({path, true});
    } else if (fs::is_directory(path, error)) add_folder(path);
    else if (is_new(path)) {
      // `dovetail check *.yaml` names it too.
      if (is_kustomization(path) && fs::is_regular_file(path, error) && !is_of_flux(path))
        into_.kustomization_files.emplace_back(path);
      found_.push_back({path, true});
    }
  }

  /// Links may lead back to where they are, and to a file from two places.
  bool is_new(const fs::path& path) {
    std::error_code error;
    const fs::path whole = fs::canonical(path, error);
    return error || seen_.insert(whole.string()).second;
  }

  void add_folder(const fs::path& folder) {
    if (!is_new(folder)) return;
    std::error_code error;
    std::vector<fs::path> entries;
    fs::directory_iterator entry(folder, error);
    for (; !error && entry != fs::directory_iterator(); entry.increment(error)) entries.push_back(entry->path());
    if (error) {
      into_.unreadable.push_back(fmt::format("{}: cannot be read: {}", folder.string(), error.message()));
      return;
    }
    std::sort(entries.begin(), entries.end());
    const bool is_chart = std::find(entries.begin(), entries.end(), folder / "Chart.yaml") != entries.end();
    if (is_chart) into_.charts.push_back(folder);
    if (is_chart)
      pass(folder / "Chart.yaml",
           fmt::format("is a Helm chart, whose templates are no YAML yet: helm template {} | dovetail check -",
                       folder.string()));
    for (const fs::path& each : entries)
      if (!(is_chart && is_of_chart(each))) add_entry(each);
  }

  /// Of a chart's folder there are only its CustomResourceDefinitions to read.
  static bool is_of_chart(const fs::path& entry) { return entry.filename() != "crds"; }

  void add_entry(const fs::path& entry) {
    if (entry.filename().string().starts_with('.')) return;
    std::error_code error;
    if (fs::is_directory(entry, error)) {
      add_folder(entry);
    } else if (is_kustomization(entry) && !is_of_flux(entry)) {
      into_.kustomization_files.push_back(entry);
      pass(entry, fmt::format("is kustomize's: kustomize build {} | dovetail check - checks what it makes",
                              entry.parent_path().string()));
    } else if (is_manifest(entry) && !fs::is_fifo(entry, error) && is_new(entry)) {
      found_.push_back({entry, false});
    }
  }

  /// Flux has objects of that name, which are applied.
  bool is_of_flux(const fs::path& file) const {
    try {
      const std::string text = read_(file.string(), std::size_t{1} << 20);
      return text.find("kustomize.toolkit.fluxcd.io/") != std::string::npos &&
             text.find("kustomize.config.k8s.io/") == std::string::npos;
    } catch (const usage_error&) {
      return false;  // Whoever reads it says so.
    }
  }

  void pass(const fs::path& file, std::string words) {
    into_.notices.push_back({file.string(), 0, 0, std::move(words)});
  }

  void read_kustomization(const fs::path& file) {
    try {
      into_.kustomized.add(file);
    } catch (const usage_error& unreadable) {
      into_.unreadable.push_back(unreadable.words);
    }
  }

  void read(const found_file& file) {
    if (into_.kustomized.is_patch(file.path)) return pass(file.path, "is a part that a kustomization puts in");
    if (!file.named && into_.kustomized.leaves_out(file.path)) {
      into_.not_deployed.push_back(file.path.string());
      return pass(file.path, "is not named by the kustomization beside it");
    }
    // One character more than is taken, so that whoever reads it sees that it is too large.
    const std::size_t at_most = read::bounds{}.bytes + 1;
    try {
      if (file.path == "-")
        into_.files.push_back({"standard input", characters_in(stdin, "standard input", at_most), true});
      else into_.files.push_back({file.path.string(), read_(file.path.string(), at_most), file.named});
    } catch (const usage_error& unreadable) {
      into_.unreadable.push_back(unreadable.words);
    }
  }

  const file_reader& read_;
  inputs& into_;
  std::vector<found_file> found_{};
  std::set<std::string> seen_{};
};

}  // namespace

std::string characters_of(const std::string& path, std::size_t at_most) {
  std::error_code error;
  if (fs::is_directory(path, error)) throw usage_error{fmt::format("{}: is a folder", path)};
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), &std::fclose);
  if (file == nullptr) throw usage_error{fmt::format("{}: cannot be read: {}", path, std::strerror(errno))};
  return characters_in(file.get(), path, at_most);
}

inputs read_inputs(const std::vector<std::string>& paths) { return read_inputs(paths, characters_of); }

inputs read_inputs(const std::vector<std::string>& paths, const file_reader& read) {
  inputs all;
  walk(paths, read, all);
  return all;
}

}  // namespace dovetail::cli
