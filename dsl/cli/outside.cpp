#include "cli/outside.hpp"

#include "cli/pattern.hpp"
#include "dovetail/check/scheduling.hpp"

#include <algorithm>

namespace dovetail::cli {
namespace {

using labels = std::vector<external_object::label>;
using selector = api::meta::v1::LabelSelector;

/// The rules that ask for pods which somebody may have elsewhere.
bool is_about_pods(const check::rule& broken) {
  for (const std::string_view id : {"REF-04", "REF-40", "REF-41", "REF-44", "REF-57"})
    if (broken.id == id) return true;
  return false;
}

const external_object::label* find(const labels& all, std::string_view key) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) { return each.key == key; });
  return found == all.end() ? nullptr : &*found;
}

/// What a selector asks of labels whose values may be patterns.
struct demand {
  const model::map<model::text>* exact = nullptr;
  const selector* more = nullptr;

  bool known() const { return exact != nullptr || more != nullptr; }

  bool is_met_by(const labels& pods) const {
    if (find(pods, "*") != nullptr) return true;
    if (exact != nullptr)
      for (const auto& each : *exact) {
        const external_object::label* label = find(pods, each.key.view());
        if (label == nullptr || !matches(label->value, each.value.view())) return false;
      }
    if (more != nullptr)
      for (const auto& each : more->matchExpressions) {
        const external_object::label* label = find(pods, each.key.view());
        bool is_in = false;
        for (const model::text& value : each.values)
          is_in = is_in || (label != nullptr && matches(label->value, value.view()));
        const std::string_view how = each.operator_.view();
        if (how == "In" ? !is_in : how == "NotIn" ? is_in : (how == "Exists") != (label != nullptr)) return false;
      }
    return true;
  }

  std::string text() const {
    std::string all;
    const auto add = [&](std::string_view key, std::string_view value) {
      all.append(all.empty() ? "" : ",").append(key).append("=").append(value);
    };
    if (exact != nullptr)
      for (const auto& each : *exact) add(each.key.view(), each.value.view());
    if (more != nullptr)
      for (const auto& each : more->matchExpressions)
        if (each.operator_ == "In" || each.operator_ == "Exists")
          add(each.key.view(), each.values.empty() ? "*" : each.values[0].view());
    return all;
  }
};

bool is_at(place a, place b) { return a.file == b.file && a.line == b.line && a.column == b.column; }

demand demand_of(const selector& written) { return {&written.matchLabels, &written}; }

/// Whether a place is that of a label's value, or of a key, that a selector asks for.
bool stands_in(const selector& written, place at) {
  for (const auto& each : written.matchLabels)
    if (is_at(each.value.at(), at)) return true;
  for (const auto& each : written.matchExpressions)
    if (is_at(each.key.at(), at)) return true;
  return false;
}

/// The selector of a finding's object that a finding stands at.
demand demand_at(const check::finding& told, const check::inventory& all) {
  demand found;
  const auto take = [&](const selector& written) {
    if (!found.known() && stands_in(written, told.at)) found = demand_of(written);
  };
  for (const check::service& each : all.services)
    if (each.owner == told.owner) return {&each.object->spec.selector, nullptr};
  for (const check::disruption_budget& each : all.disruption_budgets)
    if (each.owner == told.owner && each.selector != nullptr) take(*each.selector);
  for (const check::network_policy& each : all.network_policies) {
    if (each.owner != told.owner) continue;
    const auto& spec = each.object->spec;
    const auto take_peers = [&](const auto& peers) {
      for (const auto& peer : peers)
        if (peer.podSelector) take(*peer.podSelector);
    };
    if (spec.podSelector) take(*spec.podSelector);
    for (const auto& rule : spec.ingress) take_peers(rule.from);
    for (const auto& rule : spec.egress) take_peers(rule.to);
  }
  for (const check::pod& each : all.pods)
    if (each.owner == told.owner)
      check::detail::each_affinity_term(each, [&](const api::core::v1::PodAffinityTerm& term, bool) {
        if (!found.known() && term.labelSelector && is_at(term.topologyKey.at(), told.at))
          found = demand_of(*term.labelSelector);
      });
  return found;
}

bool is_in(const external_object& pattern, std::string_view name_space) {
  return pattern.name_space.empty() || name_space.empty() || matches(pattern.name_space, name_space);
}

}  // namespace

bool outside::has(const check::finding& told) const {
  if (patterns_.empty() || told.owner == nullptr) return false;
  if (is_about_pods(*told.broken)) return has_pods(told);
  const check::missing_object& missing = told.missing;
  if (missing.kind.empty()) return false;
  const std::string_view where = missing.name_space.empty() ? told.owner->name_space : missing.name_space;
  return std::any_of(patterns_.begin(), patterns_.end(), [&](const external_object* each) {
    return each->labels.empty() && matches(each->kind, missing.kind) && matches(each->name, missing.name) &&
           (missing.kind == "Namespace" || is_in(*each, where));
  });
}

bool outside::has_pods(const check::finding& told) const {
  const demand asked = demand_at(told, all_);
  return std::any_of(patterns_.begin(), patterns_.end(), [&](const external_object* each) {
    if (!matches(each->kind, "Pod") || !is_in(*each, told.owner->name_space)) return false;
    // `Pod/*` is all pods.
    return each->labels.empty() ? each->name == "*" : asked.known() && asked.is_met_by(each->labels);
  });
}

std::string outside::external_for(const check::finding& told) const {
  if (told.owner == nullptr) return {};
  if (is_about_pods(*told.broken)) {
    const demand asked = demand_at(told, all_);
    const std::string text = asked.known() ? asked.text() : std::string();
    return text.empty() ? "" : "Pod:" + text;
  }
  const check::missing_object& missing = told.missing;
  if (missing.kind.empty() || missing.name.empty()) return {};
  return std::string(missing.kind) + "/" + std::string(missing.name);
}

}  // namespace dovetail::cli
