/// What a check is asked for, by the command line and by .dovetail.yaml.
#pragma once

#include "catalog.hpp"
#include "dovetail/text/place.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

/// What cannot be carried out: words for standard error, and exit code 2.
struct usage_error {
  std::string words;
};

/// An object outside of what is checked, with what it offers.
struct external_object {
  std::string kind{};
  std::string name{};
  /// Empty: one in whichever namespace asks for it.
  std::string name_space{};
  /// Of a Secret or a ConfigMap; none: not known.
  std::vector<std::string> keys{};
  struct port {
    std::string name{};
    std::int64_t number = 0;
  };
  /// Of a Service; none: not known.
  std::vector<port> ports{};
  /// The object among those that are checked that makes it, where one does: without that object it is not there.
  std::string maker_kind{};
  std::string maker_name{};
};

/// A policy switched off for one object.
struct waiver {
  std::string rule{};
  std::string kind{};
  std::string name{};
  /// Empty: whichever.
  std::string name_space{};
  std::string reason{};
  std::string file{};
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

enum class output_format { text, json, sarif, github };

struct settings {
  const profile* held_to = &profiles().front();
  /// Nothing: all that the profile has.
  std::vector<std::string> only{};
  std::vector<std::string> skip{};
  std::vector<external_object> externals{};
  std::vector<waiver> waivers{};
  /// Files and folders with CustomResourceDefinitions.
  std::vector<std::string> crds{};
  /// The namespace of objects that name none.
  std::string name_space = "default";
  int kubernetes_minor = 0;  // 0: the newest that is known
  output_format format = output_format::text;
  /// Warnings change the exit code too.
  bool strict = false;

  bool asks_for(std::string_view rule) const;
};

// Each throws usage_error for what it does not take.

/// `Secret/db:USER,PASSWORD`, `infra/Service/db:5432,metrics=9187`
external_object external_of(std::string_view written);
/// What a stack's program prints for --externals.
std::vector<external_object> externals_of(const std::string& json, const std::string& file);
/// `1.33`
int kubernetes_minor_of(std::string_view written);
const profile& profile_of(std::string_view written);
output_format format_of(std::string_view written);
void check_rule_ids(const std::vector<std::string>& ids);

}  // namespace dovetail::cli
