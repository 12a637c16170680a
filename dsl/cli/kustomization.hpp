/// What a kustomization.yaml, or a Kustomization of Flux, does to the files that it names, as far as it changes what is to be
/// said of them.
#pragma once

#include "dovetail/read/yaml.hpp"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::cli {

/// What is changed in a file's objects before they are applied.
struct kustomized {
  /// Their namespaces, and the name of a Namespace.
  bool name_spaces = false;
  /// Labels and selectors.
  bool labels = false;
  /// Texts such as `$(NAME)`.
  bool texts = false;
  /// Whatever a patch, a component or a transformer says.
  bool parts = false;

  /// What stands before and behind their names.
  bool names = false;

  bool any() const { return name_spaces || labels || texts || parts || names; }
};

/// What patches say beyond the names of what they are for.
struct patched {
  /// Ports of containers: names and numbers.
  std::set<std::string, std::less<>> ports{};
  std::set<std::string, std::less<>> texts{};
};

/// Gives the characters of a file, at most so many; throws usage_error where it cannot be read.
using file_reader = std::function<std::string(const std::string& path, std::size_t at_most)>;

/// The kustomizations of one run.
class kustomizations {
 public:
  /// How files are read, where not from the disk alone.
  void read_by(file_reader how) { read_file_ = std::move(how); }
  /// Reads one; throws usage_error where it cannot be read.
  void add(const std::filesystem::path& file);
  /// Adds what Flux does to what the Kustomizations of a file apply.
  void add_of_flux(const read::reading& file);
  /// Once all are read: finds the files that each reaches.
  void settle();

  /// Whether a file is a part of an object, and no object.
  bool is_patch(const std::filesystem::path& file) const;
  /// Whether a file lies beside a kustomization that does not name it, as no other one does: it is not applied.
  bool leaves_out(const std::filesystem::path& file) const;
  /// What its generators make: kinds and names.
  const std::vector<std::pair<std::string, std::string>>& generated() const { return generated_; }
  /// What is changed in a file's objects.
  kustomized changes_in(const std::filesystem::path& file) const;
  /// Whether two files are applied by kustomizations of which none has both: to two clusters, or to two namespaces.
  bool are_apart(const std::filesystem::path& one, const std::filesystem::path& other) const;
  /// What a name may have been before a kustomization put something before or behind it.
  std::vector<std::string> names_before(std::string_view name) const;
  const patched& patches() const { return said_; }

 private:
  struct kustomization {
    kustomized changes{};
    std::vector<std::string> resources{};
  };
  /// A folder, from the root of a repository that nobody names.
  void add_of_flux(std::string_view path, const kustomized& changes);
  void add_patch(const std::string& text);
  void read_patch(const std::string& file);
  void reach(const std::string& folder, const std::string& from, const kustomized& changes,
             std::set<std::string>& seen);

  std::string characters_in(const std::string& file) const;

  file_reader read_file_{};
  /// By folder.
  std::map<std::string, kustomization> all_{};
  std::set<std::string> patches_{};
  std::set<std::string> resources_{};
  std::vector<std::pair<std::string, std::string>> generated_{};
  std::map<std::string, kustomized> changed_{};
  /// The kustomizations that no other one names, by what they reach.
  std::map<std::string, std::set<std::string>> applied_by_{};
  std::vector<std::pair<std::string, kustomized>> of_flux_{};
  /// Prefixes and suffixes.
  std::set<std::pair<std::string, std::string>> affixes_{};
  patched said_{};
};

}  // namespace dovetail::cli
