/// Externals that are patterns: what is outside of what is checked, and has more names than one.
#pragma once

#include "cli/settings.hpp"
#include "dovetail/check/finding.hpp"

#include <string>
#include <vector>

namespace dovetail::cli {

class outside {
 public:
  outside(const std::vector<external_object>& externals, const check::inventory& all) : all_(all) {
    for (const external_object& each : externals)
      if (!each.is_one()) patterns_.push_back(&each);
  }

  /// Whether what a finding says is not there is said to be elsewhere.
  bool has(const check::finding& told) const;
  /// The external that would say so: "Secret/db", "Pod:app=db". Empty for a finding about something else.
  std::string external_for(const check::finding& told) const;

 private:
  bool has_pods(const check::finding& told) const;

  const check::inventory& all_;
  std::vector<const external_object*> patterns_{};
};

}  // namespace dovetail::cli
