/// The labels that pods have: those of their template, and those that controllers give them.
///
/// What a controller gives is known by its key, and its value sometimes: a StatefulSet's pods are `db-0`, `db-1`. So a selector
/// either picks pods for certain (selector.hpp, over the template's labels), or may pick them.
#pragma once

#include "dovetail/check/selector.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dovetail::check {

/// What is known of the pods of a template besides their labels.
struct pod_count {
  /// The number of the first; only a StatefulSet's pods have one, and an Indexed Job's.
  std::int64_t first = 0;
  /// How many there are; negative: not known.
  std::int64_t size = -1;
};

namespace detail {

/// A label that a controller gives to pods, and of which values.
struct given_label {
  enum class values : std::uint8_t { any, pod_name, ordinal, owner_name, run_name };

  std::string_view key{};
  /// The kinds whose pods have it; none: any.
  std::string_view kinds[4]{};
  values of = values::any;
};

/// Source: the API reference's well-known labels; pkg/controller of kubernetes; for the rest the projects' own pages.
inline constexpr given_label given_labels[] = {
    {"statefulset.kubernetes.io/pod-name", {"StatefulSet"}, given_label::values::pod_name},
    {"apps.kubernetes.io/pod-index", {"StatefulSet"}, given_label::values::ordinal},
    {"controller-revision-hash", {"StatefulSet", "DaemonSet", "CloneSet"}},
    {"pod-template-generation", {"DaemonSet"}},
    {"pod-template-hash", {"Deployment", "CloneSet"}},
    {"rollouts-pod-template-hash", {"Rollout", "Deployment"}},
    {"job-name", {"Job"}, given_label::values::owner_name},
    {"job-name", {"CronJob"}, given_label::values::run_name},
    {"batch.kubernetes.io/job-name", {"Job"}, given_label::values::owner_name},
    {"batch.kubernetes.io/job-name", {"CronJob"}, given_label::values::run_name},
    {"controller-uid", {"Job", "CronJob"}},
    {"batch.kubernetes.io/controller-uid", {"Job", "CronJob"}},
    {"batch.kubernetes.io/job-completion-index", {"Job", "CronJob"}, given_label::values::ordinal},
    {"deploymentconfig", {"DeploymentConfig"}, given_label::values::owner_name},
    // Of the node, which a newer API server copies: admission plugin PodTopologyLabels.
    {"topology.kubernetes.io/region"},
    {"topology.kubernetes.io/zone"},
    // Of a mesh, which puts its sidecar in.
    {"service.istio.io/canonical-name"},
    {"service.istio.io/canonical-revision"},
    {"security.istio.io/tlsMode"},
    {"linkerd.io/control-plane-ns"},
    {"linkerd.io/proxy-deployment"},
};

constexpr bool is_given_by_a_controller(std::string_view key) {
  for (const given_label& each : given_labels)
    if (model::same(each.key, key)) return true;
  return false;
}

constexpr bool is_given_to(const given_label& label, std::string_view kind) {
  if (label.kinds[0].empty()) return true;
  for (const std::string_view each : label.kinds)
    if (!each.empty() && model::same(each, kind)) return true;
  return false;
}

/// The number that digits alone say; negative where they are none, or too many.
constexpr std::int64_t number_of_digits(std::string_view text) {
  if (text.empty() || text.size() > 9 || (text.size() > 1 && text.front() == '0')) return -1;
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    number = number * 10 + (c - '0');
  }
  return number;
}

constexpr bool is_among(std::int64_t number, const pod_count& counted) {
  return number >= counted.first && (counted.size < 0 || number < counted.first + counted.size);
}

/// What goes on after `name` and a dash; false where the text is none such.
constexpr bool goes_on_after(std::string_view name, std::string_view text, std::string_view& rest) {
  if (text.size() < name.size() + 2 || text[name.size()] != '-' || !text.starts_with(name)) return false;
  rest = text.substr(name.size() + 1);
  return true;
}

constexpr bool may_be(given_label::values of, std::string_view value, std::string_view owner,
                      const pod_count& counted) {
  using values = given_label::values;
  std::string_view rest;
  switch (of) {
    case values::pod_name:
      return goes_on_after(owner, value, rest) && is_among(number_of_digits(rest), counted);
    case values::ordinal:
      return is_among(number_of_digits(value), counted);
    case values::owner_name:
      return model::same(value, owner);
    case values::run_name:
      // The minute that a run is for, or what somebody who starts one by hand calls it.
      return goes_on_after(owner, value, rest);
    case values::any:
      break;
  }
  return true;
}

/// What stands before `/`; empty where there is none.
constexpr std::string_view group_or_domain(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '/') return text.substr(0, i);
  return {};
}

/// The domain that a group is registered under: `cnpg.io` of `postgresql.cnpg.io`; the group itself where it has a domain of
/// Kubernetes' community, which many share.
constexpr std::string_view domain_of(std::string_view group) {
  if (group.ends_with("k8s.io")) return group;
  std::size_t dots = 0;
  for (std::size_t i = group.size(); i-- > 0;)
    if (group[i] == '.' && ++dots == 2) return group.substr(i + 1);
  return group;
}

/// Whether a label is in a domain of the maker of a kind: `cnpg.io/cluster`, where the kind is of `postgresql.cnpg.io/v1`.
constexpr bool is_of_maker(std::string_view key, std::string_view api_version) {
  const std::string_view prefix = group_or_domain(key), group = group_or_domain(api_version);
  if (prefix.empty() || group.empty()) return false;
  const std::string_view domain = domain_of(group);
  std::size_t dot = 0;
  while (dot < domain.size() && domain[dot] != '.') ++dot;
  if (dot == domain.size()) return false;
  if (prefix.ends_with(domain))
    return prefix.size() == domain.size() || prefix[prefix.size() - domain.size() - 1] == '.';
  // jobset.x-k8s.io labels its pods as jobset.sigs.k8s.io.
  return group.ends_with(".x-k8s.io") && prefix.ends_with(".sigs.k8s.io") &&
         prefix.starts_with(group.substr(0, dot + 1));
}

/// Whether some pod of a template may have a label of this value. A template, since the inventory includes this header.
template <class Pod>
constexpr auto may_have(const Pod& p, std::string_view key, std::string_view value) {
  const model::text* label = p.metadata->labels.find(key);
  if (label != nullptr && model::same(label->view(), value)) return true;
  bool given = false;
  for (const given_label& each : given_labels) {
    if (!model::same(each.key, key) || !is_given_to(each, p.owner->kind)) continue;
    if (may_be(each.of, value, p.owner->name.view(), p.counted)) return true;
    given = true;
  }
  if (!p.custom) return false;
  return (p.added_labels != nullptr && p.added_labels->contains(key)) ||
         (!given && label == nullptr && is_of_maker(key, p.owner->api_version));
}

/// Whether pods of a template may have a label at all; what its template says, they have.
template <class Pod>
constexpr auto may_have(const Pod& p, std::string_view key) {
  if (p.metadata->labels.contains(key)) return true;
  for (const given_label& each : given_labels)
    if (model::same(each.key, key) && is_given_to(each, p.owner->kind)) return true;
  return p.custom &&
         (is_of_maker(key, p.owner->api_version) || (p.added_labels != nullptr && p.added_labels->contains(key)));
}

template <class Pod>
constexpr auto may_select(const api::meta::v1::LabelSelectorRequirement& wanted, const Pod& p) {
  // What is said of a label that the template has not, or that a controller sets, is not known otherwise.
  if (wanted.operator_ == "In") {
    for (const model::text& value : wanted.values)
      if (may_have(p, wanted.key.view(), value.view())) return true;
    return false;
  }
  if (wanted.operator_ == "Exists") return may_have(p, wanted.key.view());
  return selects(wanted, p.metadata->labels);
}

}  // namespace detail

/// Whether a selector picks some pods of a template, as far as can be known.
template <class Pod>
constexpr auto may_select(const model::map<model::text>& selector, const Pod& p) {
  for (const auto& wanted : selector)
    if (!detail::may_have(p, wanted.key.view(), wanted.value.view())) return false;
  return true;
}
template <class Pod>
constexpr auto may_select(const api::meta::v1::LabelSelector& selector, const Pod& p) {
  if (!may_select(selector.matchLabels, p)) return false;
  for (const auto& wanted : selector.matchExpressions)
    if (!detail::may_select(wanted, p)) return false;
  return true;
}

}  // namespace dovetail::check
