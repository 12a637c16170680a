/// Waivers of YAML: a finding that an annotation of its object or .dovetail.yaml takes back, with a reason.
#pragma once

#include "cli/finding.hpp"
#include "cli/pattern.hpp"
#include "cli/settings.hpp"

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dovetail::cli {

/// The beginning of an annotation's key that is a waiver: `dovetail/waive-SEC-03: it binds port 80`.
inline constexpr std::string_view waiver_annotation = "dovetail/waive-";

class waivers {
 public:
  explicit waivers(const settings& asked);

  /// One that an object has on itself, and that covers no other.
  void add_annotation(std::string_view rule, std::string_view reason, place at, const finding& of_object);
  /// An object that waivers of the settings may be for. Calls `add(rule, waiver)` for each policy of this run that is waived
  /// for it: some policies tell of the first object that is not.
  template <class Add>
  void see(const finding& object, Add add) {
    for (entry& each : of_settings_) {
      if (!is_for(each, object)) continue;
      each.has_object = true;
      each_policy(each.what, [&](const check::rule& policy) { add(policy, each.what, &each.used); });
    }
    if (by_object_.empty()) return;
    if (const auto found = by_object_.find(key_of(object)); found != by_object_.end())
      for (entry* each : found->second)
        each_policy(each->what, [&](const check::rule& policy) { add(policy, each->what, &each->used); });
  }

  /// Whether one of them takes a finding back; that one is needed then.
  bool cover(const finding& told);
  /// What is wrong about the waivers themselves, once all findings are through.
  std::vector<finding> faults() const;

 private:
  struct entry {
    waiver what;
    /// Of an annotation: its object.
    const finding* object = nullptr;
    bool used = false;
    bool has_object = false;
  };

  static std::string key_of(const finding& told);
  template <class Visit>
  void each_policy(const waiver& of, Visit visit) const {
    for (const check::rule* rule : all_rules())
      if (rule->policy && matches(of.rule, rule->id) && asked_.runs(*rule)) visit(*rule);
  }
  static bool is_for(const entry& each, const finding& told);
  bool may_be_needed(const waiver& each) const;
  void add_fault(const entry& each, std::vector<finding>& into) const;

  const settings& asked_;
  std::vector<entry> of_settings_{};
  std::deque<finding> objects_{};
  std::deque<entry> of_objects_{};
  std::unordered_map<std::string, std::vector<entry*>> by_object_{};
};

}  // namespace dovetail::cli
