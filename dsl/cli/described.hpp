/// What a stack says of itself beside its manifests, as its program writes it: `shop-manifests --describe`.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

struct described_object {
  /// Empty where the stack has no environments.
  std::string environment{};
  std::string kind{};
  std::string name{};
  std::string name_space{};
  /// `stack/shop.hpp:12`; empty where it is not known.
  std::string source{};
};

struct described_waiver {
  described_object about{};
  std::string rule{};
  std::string reason{};
};

/// What the cluster must have beside the manifests.
struct described_external {
  described_object about{};
  std::vector<std::string> keys{};
  /// Of a Service: `http 80`.
  std::vector<std::string> ports{};
  /// The object of the stack that makes it, "VaultStaticSecret api-secret"; empty for what somebody else has to see to.
  std::string maker{};
};

class description {
 public:
  /// Reads one. Throws usage_error for a file that cannot be read and for what no stack's program has written.
  explicit description(const std::string& file);

  const std::string& stack() const { return stack_; }
  /// Where its manifests are.
  const std::string& folder() const { return folder_; }
  const std::vector<std::string>& environments() const { return environments_; }
  const std::vector<described_object>& objects() const { return objects_; }
  const std::vector<described_waiver>& waivers() const { return waivers_; }
  const std::vector<described_external>& externals() const { return externals_; }

  /// The line of the stack that a line of one of its files comes from, `stack/shop.hpp:12`; empty where it is not known.
  std::string source_of(std::string_view file, std::size_t line) const;
  /// Where the stack says an object; empty where it does not, or where its environments say it in several places.
  std::string source_of(std::string_view kind, std::string_view name_space, std::string_view name) const;
  /// Where it says the one of an environment; of a stack without any, `environment` does not matter.
  std::string source_in(std::string_view environment, std::string_view kind, std::string_view name_space,
                        std::string_view name) const;

 private:
  std::string stack_{};
  std::string folder_{};
  std::vector<std::string> environments_{};
  std::vector<described_object> objects_{};
  std::vector<described_waiver> waivers_{};
  std::vector<described_external> externals_{};
  /// Of each file, by its whole path, its lines' sources.
  std::map<std::string, std::map<std::size_t, std::string>, std::less<>> lines_{};
};

}  // namespace dovetail::cli
