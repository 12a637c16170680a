#include "cli/diff/lists.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>

namespace dovetail::cli::diff {
namespace {

struct known_list {
  std::string_view type, field;
  /// What an element is known by; empty: by all of it.
  std::string_view key{}, second_key{};
  bool order_counts = false;
};

/// What the schema does not say: sets that are lists in it, and keys of two fields. All other lists without a merge key are in an order
/// that counts.
constexpr known_list lists[] = {
    {"Capabilities", "add"},
    {"Capabilities", "drop"},
    {"ClusterRole", "rules"},
    {"ClusterRoleBinding", "subjects"},
    {"Container", "ports", "containerPort", "protocol"},
    {"CustomResourceDefinitionNames", "categories"},
    {"CustomResourceDefinitionNames", "shortNames"},
    {"CustomResourceDefinitionSpec", "versions", "name"},
    {"CustomResourceDefinitionVersion", "additionalPrinterColumns", "name", {}, true},
    {"DownwardAPIVolumeSource", "items", "path"},
    {"ConfigMapVolumeSource", "items", "path"},
    {"SecretVolumeSource", "items", "path"},
    {"ConfigMapProjection", "items", "path"},
    {"SecretProjection", "items", "path"},
    {"DownwardAPIProjection", "items", "path"},
    {"HTTPIngressRuleValue", "paths", "path", "pathType"},
    {"HorizontalPodAutoscalerSpec", "metrics"},
    {"IngressSpec", "rules", "host"},
    {"IngressSpec", "tls", "secretName"},
    {"IngressTLS", "hosts"},
    {"JSONSchemaProps", "enum"},
    {"JSONSchemaProps", "required"},
    {"LabelSelector", "matchExpressions"},
    {"LabelSelectorRequirement", "values"},
    {"NetworkPolicyEgressRule", "ports"},
    {"NetworkPolicyEgressRule", "to"},
    {"NetworkPolicyIngressRule", "from"},
    {"NetworkPolicyIngressRule", "ports"},
    {"NetworkPolicySpec", "egress"},
    {"NetworkPolicySpec", "ingress"},
    {"NetworkPolicySpec", "policyTypes"},
    {"NodeSelectorRequirement", "values"},
    {"NodeSelectorTerm", "matchExpressions"},
    {"NodeSelectorTerm", "matchFields"},
    {"ObjectMeta", "finalizers"},
    {"PersistentVolumeClaimSpec", "accessModes"},
    {"PersistentVolumeSpec", "accessModes"},
    {"PodSecurityContext", "supplementalGroups"},
    {"PodSecurityContext", "sysctls", "name"},
    {"PodSpec", "initContainers", "name", {}, true},
    {"PodSpec", "tolerations"},
    {"PolicyRule", "apiGroups"},
    {"PolicyRule", "nonResourceURLs"},
    {"PolicyRule", "resourceNames"},
    {"PolicyRule", "resources"},
    {"PolicyRule", "verbs"},
    {"Role", "rules"},
    {"RoleBinding", "subjects"},
    {"RuleWithOperations", "apiGroups"},
    {"RuleWithOperations", "apiVersions"},
    {"RuleWithOperations", "operations"},
    {"RuleWithOperations", "resources"},
    {"ServiceSpec", "externalIPs"},
    {"ServiceSpec", "loadBalancerSourceRanges"},
    {"ServiceSpec", "ports", "port", "protocol"},
    {"StatefulSetSpec", "volumeClaimTemplates", "metadata.name"},
    {"TopologySpreadConstraint", "matchLabelKeys"},
};

}  // namespace

element_order order_of(std::string_view type, std::string_view field, std::string_view merge_key) {
  const auto* const found = std::find_if(std::begin(lists), std::end(lists), [&](const known_list& each) {
    return each.type == type && each.field == field;
  });
  element_order made;
  if (found == std::end(lists)) {
    if (!merge_key.empty()) made.keys = {merge_key};
    made.counts = merge_key.empty();
    return made;
  }
  made.counts = found->order_counts;
  for (const std::string_view key : {found->key, found->second_key})
    if (!key.empty()) made.keys.push_back(key);
  return made;
}

element_order order_of_open(const node& list) {
  element_order made{.keys = {}, .counts = true};
  std::set<std::string_view> names;
  for (const node& each : list.parts) {
    const node* name = each.is == node::form::map ? each.find("name") : nullptr;
    if (name == nullptr || name->is != node::form::scalar || !names.insert(name->text).second) return made;
  }
  if (!list.parts.empty()) made.keys = {"name"};
  return made;
}

}  // namespace dovetail::cli::diff
