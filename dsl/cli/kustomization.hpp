/// What a kustomization.yaml does to the files that it names, as far as it changes what is to be said of them.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
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

  bool any() const { return name_spaces || labels || texts || parts; }
};

struct finding;

/// The kustomizations of one run.
class kustomizations {
 public:
  /// Reads one; throws usage_error where it cannot be read.
  void add(const std::filesystem::path& file);
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

 private:
  struct kustomization {
    kustomized changes{};
    std::vector<std::string> resources{};
  };
  void reach(const std::string& folder, const kustomized& changes, std::set<std::string>& seen);

  /// By folder.
  std::map<std::string, kustomization> all_{};
  std::set<std::string> patches_{};
  std::set<std::string> resources_{};
  std::vector<std::pair<std::string, std::string>> generated_{};
  std::map<std::string, kustomized> changed_{};
};

/// Whether a finding in such a file may be mended by what its kustomization does.
bool may_be_mended_by(const kustomized& changes, const finding& told);

}  // namespace dovetail::cli
