/// What a check is asked for, by the command line and by .dovetail.yaml.
#pragma once

#include "cli/catalog.hpp"
#include "dovetail/text/place.hpp"
#include "schema/references.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

/// What cannot be carried out: words for standard error, and exit code 2.
struct usage_error {
  std::string words;
};

/// An object outside of what is checked, with what it offers. Its kind, its name and its namespace may be patterns.
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
  struct label {
    std::string key{};
    std::string value{};
  };
  /// Pods that are there, whatever they are called, and their labels, whose values may be patterns. `Pod:*` has one that is
  /// `*` alone: all that anybody may look for.
  std::vector<label> labels{};

  bool is_one() const;
};

/// A rule switched off for an object, or for all that fit patterns.
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

/// A policy that is asked for with a number of one's own.
struct asked_number {
  const check::rule* what = nullptr;
  std::int64_t number = 0;
};

enum class output_format { text, json, sarif, github };

/// Their names, in the same order.
inline constexpr std::array<std::string_view, 4> format_names{"text", "json", "sarif", "github"};

struct settings {
  const profile* held_to = &profiles().front();
  /// Nothing: all that the profile has.
  std::vector<std::string> only{};
  std::vector<std::string> skip{};
  std::vector<external_object> externals{};
  std::vector<waiver> waivers{};
  std::vector<asked_number> numbers{};
  /// Files and folders with CustomResourceDefinitions.
  std::vector<std::string> crds{};
  /// Rows of the project's own for the table of references.
  std::vector<schema::reference_row> references{};
  /// The namespace of objects that name none.
  std::string name_space{};  // empty: the one that they all mean, or `default`
  int kubernetes_minor = 0;  // 0: the newest that is known
  output_format format = output_format::text;
  /// Warnings change the exit code too.
  bool strict = false;
  /// Findings that are alike are all shown, each with its line.
  bool all = false;

  bool asks_for(std::string_view rule) const;
  /// The number that a policy is held to, where it is asked for: by the profile, by --only, by a number of one's own.
  std::optional<std::int64_t> number_for(const check::rule& policy) const;
  /// Whether a rule runs, and is told of.
  bool runs(const check::rule& what) const;
};

// Each throws usage_error for what it does not take.

/// `Secret/db:USER,PASSWORD`, `infra/Service/db:5432,metrics=9187`, `Secret/db-*`, `*/ServiceMonitor/*`, `Pod:app=db,tier=back`
external_object external_of(std::string_view written);
/// What a stack's program prints for --externals.
std::vector<external_object> externals_of(const std::string& json, const std::string& file);
/// Rows that are about kinds which the library has no types for: of all others it knows what they name.
void check_references(const std::vector<schema::reference_row>& rows);
/// `1.33`
int kubernetes_minor_of(std::string_view written);
const profile& profile_of(std::string_view written);
output_format format_of(std::string_view written);
void check_rule_ids(const std::vector<std::string>& ids);
/// Rules that `dovetail check` runs: those of updates it does not.
void check_ids_of_check(const std::vector<std::string>& ids);
/// A rule that a waiver names: an id, or a pattern of ids. What the API server refuses is not waived.
void check_waived_rule(std::string_view id);
/// `Deployment/web`, `shop/Deployment/web`, `Deployment/*`, `*`: the object, or the objects, of a waiver.
external_object waived_object_of(std::string_view written);
/// The number of a policy, by its name or its rule's id: `min_replicas`, `REL-10`.
asked_number asked_number_of(std::string_view policy, std::string_view number);

}  // namespace dovetail::cli
