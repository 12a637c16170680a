/// Files that are alternatives to each other: several objects of one are there again in the other.
#pragma once

#include "cli/finding.hpp"
#include "cli/kustomization.hpp"
#include "dovetail/check/finding.hpp"

#include <functional>
#include <set>
#include <vector>

namespace dovetail::cli {

/// A file that has several objects of another one is an alternative to it, and both are not deployed: one finding for it.
class doubled_files {
 public:
  /// `is_waived` says whether a waiver takes a finding back.
  doubled_files(const check::report& report, const check::inventory& all, const kustomizations& kustomized_by,
                const std::function<bool(const check::finding&)>& is_waived);

  /// The finding of each of them.
  const std::vector<finding>& told() const { return told_; }
  /// Whether one of these stands for a finding.
  bool has(const check::finding& told) const { return of_them_.contains(&told); }

 private:
  std::vector<finding> told_{};
  std::set<const check::finding*> of_them_{};
};

}  // namespace dovetail::cli
