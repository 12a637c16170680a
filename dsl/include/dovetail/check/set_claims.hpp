/// The claims that a StatefulSet's controller makes of its templates: `data-db-0`.
#pragma once

#include "dovetail/check/finding.hpp"

namespace dovetail::check::detail {

/// The number that a text ends in behind `first-second-`; -1 where it is no such text.
constexpr std::int64_t ordinal_behind(std::string_view text, std::string_view first, std::string_view second) {
  if (text.size() < first.size() + second.size() + 3 || !text.starts_with(first)) return -1;
  text.remove_prefix(first.size());
  if (text[0] != '-' || !text.substr(1).starts_with(second)) return -1;
  text.remove_prefix(1 + second.size());
  if (text.size() < 2 || text[0] != '-' || text.size() > 10 || (text[1] == '0' && text.size() > 2)) return -1;
  std::int64_t number = 0;
  for (const char c : text.substr(1)) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

/// Whether a claim is one that a StatefulSet of the namespace has. One with no pods for the time being has had some, and
/// keeps their claims.
/// Source: Kubernetes pkg/controller/statefulset/stateful_set_utils.go, getPersistentVolumeClaimName, getStartOrdinal.
constexpr bool is_claim_of_set(std::string_view claim, std::string_view name_space, const inventory& all) {
  for (const stateful_set& each : all.stateful_sets) {
    if (each.owner->name_space != name_space) continue;
    const auto& spec = each.object->spec;
    for (const auto& made : spec.volumeClaimTemplates) {
      const std::int64_t ordinal = ordinal_behind(claim, made.metadata.name.view(), each.owner->name.view());
      if (ordinal < 0) continue;
      const std::int64_t start = spec.ordinals ? spec.ordinals->start.value_or(0) : 0;
      const std::int64_t count = spec.replicas.value_or(1);
      if (ordinal >= start && (ordinal < start + count || count == 0 || scaler_of(*each.owner, all) != nullptr))
        return true;
    }
  }
  return false;
}

}  // namespace dovetail::check::detail
