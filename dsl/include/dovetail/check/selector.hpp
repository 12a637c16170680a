/// Label selectors: whether labels are among what one picks.
#pragma once

#include "dovetail/api/meta/v1.hpp"

namespace dovetail::check {

/// An empty selector picks everything.
constexpr bool selects(const model::map<model::text>& selector, const model::map<model::text>& labels) {
  for (const auto& wanted : selector) {
    const model::text* label = labels.find(wanted.key.view());
    if (label == nullptr || !model::same(label->view(), wanted.value.view())) return false;
  }
  return true;
}

/// Source: apimachinery pkg/labels, Requirement.Matches.
constexpr bool selects(const api::meta::v1::LabelSelectorRequirement& wanted, const model::map<model::text>& labels) {
  const model::text* label = labels.find(wanted.key.view());
  bool listed = false;
  if (label != nullptr)
    for (const model::text& value : wanted.values) listed = listed || model::same(value.view(), label->view());
  if (wanted.operator_ == "In") return listed;
  if (wanted.operator_ == "NotIn") return !listed;
  if (wanted.operator_ == "Exists") return label != nullptr;
  if (wanted.operator_ == "DoesNotExist") return label == nullptr;
  // No operator that there is: for another rule to say.
  return true;
}

/// An empty selector picks everything.
constexpr bool selects(const api::meta::v1::LabelSelector& selector, const model::map<model::text>& labels) {
  if (!selects(selector.matchLabels, labels)) return false;
  for (const auto& wanted : selector.matchExpressions)
    if (!selects(wanted, labels)) return false;
  return true;
}

}  // namespace dovetail::check
