#include "cli/convert/server_defaults.hpp"

#include "cli/convert/applied.hpp"
#include "dovetail/text/image.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

namespace dovetail::cli::convert {
namespace {

using form = model::type::form;

/// A field's default, by the type that has the field.
struct field_default {
  std::string_view type;
  std::string_view field;
  std::string_view value;
};

/// Without those that a stack's builders write as well: a Service's type and its ports' targets, replicas, a probe's path, what a
/// NetworkPolicy is about.
///
/// From Kubernetes 1.37's functions `SetDefaults_…` and the `+default` of its types. The conformance tests hold them against a server.
constexpr field_default defaults[] = {
    {"AzureDiskVolumeSource", "cachingMode", "ReadWrite"},
    {"AzureDiskVolumeSource", "fsType", "ext4"},
    {"AzureDiskVolumeSource", "kind", "Shared"},
    {"AzureDiskVolumeSource", "readOnly", "false"},
    {"CSIDriverSpec", "attachRequired", "true"},
    {"CSIDriverSpec", "fsGroupPolicy", "ReadWriteOnceWithFSType"},
    {"CSIDriverSpec", "podInfoOnMount", "false"},
    {"CSIDriverSpec", "requiresRepublish", "false"},
    {"CSIDriverSpec", "seLinuxMount", "false"},
    {"CSIDriverSpec", "storageCapacity", "false"},
    {"ClientIPConfig", "timeoutSeconds", "10800"},
    {"ConfigMapVolumeSource", "defaultMode", "420"},
    {"Container", "resources", nothing},
    {"Container", "terminationMessagePath", "/dev/termination-log"},
    {"Container", "terminationMessagePolicy", "File"},
    {"ContainerPort", "protocol", "TCP"},
    {"CronJobSpec", "concurrencyPolicy", "Allow"},
    {"CronJobSpec", "failedJobsHistoryLimit", "1"},
    {"CronJobSpec", "successfulJobsHistoryLimit", "3"},
    {"CronJobSpec", "suspend", "false"},
    {"DaemonSetSpec", "revisionHistoryLimit", "10"},
    {"DaemonSetUpdateStrategy", "type", "RollingUpdate"},
    {"DeploymentSpec", "progressDeadlineSeconds", "600"},
    {"DeploymentSpec", "revisionHistoryLimit", "10"},
    {"DeploymentStrategy", "type", "RollingUpdate"},
    {"DownwardAPIVolumeSource", "defaultMode", "420"},
    {"EndpointPort", "protocol", "TCP"},
    {"EphemeralContainer", "resources", nothing},
    {"EphemeralContainer", "terminationMessagePath", "/dev/termination-log"},
    {"EphemeralContainer", "terminationMessagePolicy", "File"},
    {"GRPCAction", "service", ""},
    {"HTTPGetAction", "scheme", "HTTP"},
    {"HorizontalPodAutoscalerSpec", "minReplicas", "1"},
    {"HostPathVolumeSource", "type", ""},
    {"ISCSIPersistentVolumeSource", "iscsiInterface", "default"},
    {"ISCSIVolumeSource", "iscsiInterface", "default"},
    {"IngressClassParametersReference", "scope", "Cluster"},
    {"JobSpec", "completionMode", "NonIndexed"},
    {"JobSpec", "manualSelector", "false"},
    {"JobSpec", "suspend", "false"},
    {"MatchResources", "matchPolicy", "Equivalent"},
    {"MatchResources", "namespaceSelector", nothing},
    {"MatchResources", "objectSelector", nothing},
    {"MutatingAdmissionPolicySpec", "failurePolicy", "Fail"},
    {"MutatingWebhook", "failurePolicy", "Fail"},
    {"MutatingWebhook", "matchPolicy", "Equivalent"},
    {"MutatingWebhook", "namespaceSelector", nothing},
    {"MutatingWebhook", "objectSelector", nothing},
    {"MutatingWebhook", "reinvocationPolicy", "Never"},
    {"MutatingWebhook", "timeoutSeconds", "10"},
    {"NamedRuleWithOperations", "scope", "*"},
    {"NetworkPolicyPort", "protocol", "TCP"},
    {"ObjectFieldSelector", "apiVersion", "v1"},
    {"PersistentVolumeClaimSpec", "volumeMode", "Filesystem"},
    {"PersistentVolumeSpec", "persistentVolumeReclaimPolicy", "Retain"},
    {"PersistentVolumeSpec", "volumeMode", "Filesystem"},
    {"PodFailurePolicyOnPodConditionsPattern", "status", "True"},
    {"PodSpec", "dnsPolicy", "ClusterFirst"},
    {"PodSpec", "restartPolicy", "Always"},
    {"PodSpec", "schedulerName", "default-scheduler"},
    {"PodSpec", "securityContext", nothing},
    {"PodSpec", "terminationGracePeriodSeconds", "30"},
    {"PriorityClass", "preemptionPolicy", "PreemptLowerPriority"},
    {"Probe", "failureThreshold", "3"},
    {"Probe", "periodSeconds", "10"},
    {"Probe", "successThreshold", "1"},
    {"Probe", "timeoutSeconds", "1"},
    {"ProjectedVolumeSource", "defaultMode", "420"},
    {"RBDPersistentVolumeSource", "keyring", "/etc/ceph/keyring"},
    {"RBDPersistentVolumeSource", "pool", "rbd"},
    {"RBDPersistentVolumeSource", "user", "admin"},
    {"RBDVolumeSource", "keyring", "/etc/ceph/keyring"},
    {"RBDVolumeSource", "pool", "rbd"},
    {"RBDVolumeSource", "user", "admin"},
    {"ReplicaSetSpec", "replicas", "1"},
    {"ReplicationControllerSpec", "replicas", "1"},
    {"ResourceFieldSelector", "divisor", "0"},
    {"RollingUpdateDaemonSet", "maxSurge", "0"},
    {"RollingUpdateDaemonSet", "maxUnavailable", "1"},
    {"RollingUpdateDeployment", "maxSurge", "25%"},
    {"RollingUpdateDeployment", "maxUnavailable", "25%"},
    {"RollingUpdateStatefulSetStrategy", "maxUnavailable", "1"},
    {"RollingUpdateStatefulSetStrategy", "partition", "0"},
    {"RuleWithOperations", "scope", "*"},
    {"ScaleIOPersistentVolumeSource", "fsType", "xfs"},
    {"ScaleIOPersistentVolumeSource", "storageMode", "ThinProvisioned"},
    {"ScaleIOVolumeSource", "fsType", "xfs"},
    {"ScaleIOVolumeSource", "storageMode", "ThinProvisioned"},
    {"Secret", "type", "Opaque"},
    {"SecretVolumeSource", "defaultMode", "420"},
    {"ServiceAccountTokenProjection", "expirationSeconds", "3600"},
    {"ServicePort", "protocol", "TCP"},
    {"ServiceReference", "port", "443"},
    {"ServiceSpec", "allocateLoadBalancerNodePorts", "true"},
    {"ServiceSpec", "externalTrafficPolicy", "Cluster"},
    {"ServiceSpec", "internalTrafficPolicy", "Cluster"},
    {"ServiceSpec", "sessionAffinity", "None"},
    {"StatefulSetPersistentVolumeClaimRetentionPolicy", "whenDeleted", "Retain"},
    {"StatefulSetPersistentVolumeClaimRetentionPolicy", "whenScaled", "Retain"},
    {"StatefulSetSpec", "podManagementPolicy", "OrderedReady"},
    {"StatefulSetSpec", "revisionHistoryLimit", "10"},
    {"StatefulSetUpdateStrategy", "type", "RollingUpdate"},
    {"StorageClass", "reclaimPolicy", "Delete"},
    {"StorageClass", "volumeBindingMode", "Immediate"},
    {"ValidatingAdmissionPolicySpec", "failurePolicy", "Fail"},
    {"ValidatingWebhook", "failurePolicy", "Fail"},
    {"ValidatingWebhook", "matchPolicy", "Equivalent"},
    {"ValidatingWebhook", "namespaceSelector", nothing},
    {"ValidatingWebhook", "objectSelector", nothing},
    {"ValidatingWebhook", "timeoutSeconds", "10"},
};
static_assert(std::is_sorted(std::begin(defaults), std::end(defaults),
                             [](const auto& a, const auto& b) { return a.type < b.type; }));

std::string_view text_of(const value& of, std::string_view field) { return of.text_at(field); }

/// `IfNotPresent`, or `Always` where the image says no tag and no digest, or `latest`.
std::string_view pull_policy_of(std::string_view image) {
  const image_parts parts = split_image(image);
  return parts.tag == "latest" || (parts.tag.empty() && parts.digest.empty()) ? "Always" : "IfNotPresent";
}

void remove_of_service(value& spec, const place_in_applied& applied) {
  const bool is_headless = text_of(spec, "clusterIP") == "None";
  if (!is_headless && !applied.has("clusterIP")) spec.remove("clusterIP");
  if (!applied.has("clusterIPs")) spec.remove("clusterIPs");
  // One of IPv4 is what a cluster gives that nobody asks.
  const value* families = spec.find("ipFamilies");
  const bool is_usual = families != nullptr && families->parts.size() == 1 && families->parts[0].text == "IPv4" &&
                        text_of(spec, "ipFamilyPolicy") == "SingleStack";
  if (!applied.has("ipFamilies") && (is_usual || applied.lacks("ipFamilies"))) spec.remove("ipFamilies");
  drop(spec, "ipFamilyPolicy", "SingleStack", applied);
  if (!applied.has("healthCheckNodePort")) spec.remove("healthCheckNodePort");
}

void remove_of_service_port(value& port, const place_in_applied& applied) {
  // Which number the server has chosen is seen only by what was applied.
  if (applied.lacks("nodePort")) port.remove("nodePort");
}

void remove_of_job(value& spec, const place_in_applied& applied) {
  if (!applied.has("backoffLimit") &&
      text_of(spec, "backoffLimit") == (spec.find("backoffLimitPerIndex") == nullptr ? "6" : "2147483647"))
    spec.remove("backoffLimit");
  if (!applied.has("podReplacementPolicy") &&
      text_of(spec, "podReplacementPolicy") ==
          (spec.find("podFailurePolicy") == nullptr ? "TerminatingOrFailed" : "Failed"))
    spec.remove("podReplacementPolicy");
  if (text_of(spec, "parallelism") == "1") drop(spec, "completions", "1", applied);
  drop(spec, "parallelism", "1", applied);
  const value* chosen = spec.at("selector.matchLabels");
  if (chosen != nullptr && chosen->has_only({"controller-uid", "batch.kubernetes.io/controller-uid"}))
    spec.remove("selector");
}

/// What an autoscaler does where one of its directions, or a part of it, is left open.
void remove_of_scaling(value& behavior, const place_in_applied& applied) {
  struct policy {
    std::string_view type, amount;
  };
  const auto remove = [&](std::string_view direction, std::initializer_list<policy> usual) {
    value* const rules = behavior.find(direction);
    if (rules == nullptr || applied.has(direction)) return;
    const value* policies = rules->find("policies");
    const auto is_usual = [](const value& each, const policy& p) {
      return each.text_at("type") == p.type && each.text_at("value") == p.amount &&
             each.text_at("periodSeconds") == "15";
    };
    if (policies != nullptr &&
        std::equal(policies->parts.begin(), policies->parts.end(), usual.begin(), usual.end(), is_usual))
      rules->remove("policies");
    const place_in_applied unknown(nullptr);
    drop(*rules, "selectPolicy", "Max", unknown);
    if (direction == "scaleUp") drop(*rules, "stabilizationWindowSeconds", "0", unknown);
    if (rules->parts.empty()) behavior.remove(direction);
  };
  remove("scaleUp", {{"Pods", "4"}, {"Percent", "100"}});
  remove("scaleDown", {{"Percent", "100"}});
}

/// A container's limit is the most that it may have, and its request the limit, where nothing else is given.
void remove_of_limits(value& item, const place_in_applied& applied) {
  const auto remove = [&](std::string_view field, std::initializer_list<std::string_view> from) {
    value* const given = item.find(field);
    if (given == nullptr || applied.has(field) || item.text_at("type") != "Container") return;
    std::erase_if(given->parts, [&](const value& each) {
      for (const std::string_view other : from)
        if (const value* all = item.find(other); all != nullptr && all->find(each.name) != nullptr)
          return all->find(each.name)->text == each.text;
      return false;
    });
    if (given->parts.empty()) item.remove(field);
  };
  remove("defaultRequest", {"default", "min"});
  remove("default", {"max"});
}

void remove_of_definition(value& spec, const place_in_applied& applied) {
  if (value* conversion = spec.find("conversion"); conversion != nullptr && conversion->has_only({"strategy"}) &&
                                                   text_of(*conversion, "strategy") == "None" &&
                                                   !applied.has("conversion"))
    spec.remove("conversion");
}

void remove_of_definition_names(value& names, const place_in_applied& applied) {
  const std::string kind(text_of(names, "kind"));
  std::string singular = kind;
  std::transform(kind.begin(), kind.end(), singular.begin(), [](unsigned char c) { return std::tolower(c); });
  drop(names, "listKind", kind + "List", applied);
  drop(names, "singular", singular, applied);
}

void remove_what_is_worked_out(value& object, std::string_view type, const place_in_applied& applied) {
  if (type == "Container" || type == "EphemeralContainer")
    drop(object, "imagePullPolicy", pull_policy_of(text_of(object, "image")), applied);
  else if (type == "ImageVolumeSource")
    drop(object, "pullPolicy", pull_policy_of(text_of(object, "reference")), applied);
  else if (type == "PodSpec") drop(object, "serviceAccount", text_of(object, "serviceAccountName"), applied);
  else if (type == "ServiceSpec") remove_of_service(object, applied);
  else if (type == "ServicePort") remove_of_service_port(object, applied);
  else if (type == "JobSpec") remove_of_job(object, applied);
  else if (type == "HorizontalPodAutoscalerBehavior") remove_of_scaling(object, applied);
  else if (type == "LimitRangeItem") remove_of_limits(object, applied);
  else if (type == "CustomResourceDefinitionSpec") remove_of_definition(object, applied);
  else if (type == "CustomResourceDefinitionNames") remove_of_definition_names(object, applied);
}

/// Whether a value is that of a schema's default.
bool is_json(const value& part, const nlohmann::json& by_default) {
  const auto every_part_is = [&](auto there) {
    return part.parts.size() == by_default.size() &&
           std::all_of(part.parts.begin(), part.parts.end(),
                       [&](const value& each) { return is_json(each, there(each)); });
  };
  const auto is = [&](model::json::type open, std::initializer_list<form> forms) {
    return part.is == form::json ? part.open == open : std::find(forms.begin(), forms.end(), part.is) != forms.end();
  };
  if (by_default.is_object())
    return is(model::json::type::object, {form::object, form::map}) && every_part_is([&](const value& each) {
             const auto found = by_default.find(each.name);
             return found == by_default.end() ? nlohmann::json(nlohmann::json::value_t::discarded) : *found;
           });
  if (by_default.is_array())
    return is(model::json::type::array, {form::list}) && every_part_is([&](const value& each) {
             return by_default[static_cast<std::size_t>(&each - part.parts.data())];
           });
  if (!part.is_scalar()) return false;
  if (by_default.is_string()) return by_default.get_ref<const std::string&>() == part.text;
  if (by_default.is_boolean()) return part.text == (by_default.get<bool>() ? "true" : "false");
  return by_default.is_number() && nlohmann::json::parse(part.text, nullptr, false) == by_default;
}

/// The defaults of a custom resource's schema.
void remove_of_schema(value& object, const place_in_applied& applied) {
  std::erase_if(object.parts, [&](const value& each) {
    return !each.schema_default.empty() && !applied.has(each.name) &&
           is_json(each, nlohmann::json::parse(each.schema_default, nullptr, false));
  });
}

/// All the way down. Whether it had something, and has nothing left.
bool remove_below(value& here, const place_in_applied& applied) {
  const bool had_any = !here.parts.empty();
  for (std::size_t i = 0; i < here.parts.size();) {
    value& part = here.parts[i];
    const bool is_emptied = !part.is_scalar() && remove_below(part, applied.at(here, part, i));
    // A volume is what it is by having that field, whatever stands in it.
    const bool is_source = part.table != nullptr && std::string_view(part.table->name).ends_with("VolumeSource");
    if (is_emptied && here.is == form::object && part.is == form::object && !is_source)
      here.parts.erase(here.parts.begin() + static_cast<std::ptrdiff_t>(i));
    else ++i;
  }
  if (here.is == form::object) remove_of_schema(here, applied);
  if (here.is == form::object && here.table != nullptr) {
    const std::string_view type = here.table->name;
    const auto [first, last] =
        std::equal_range(std::begin(defaults), std::end(defaults), field_default{type, {}, {}},
                         [](const field_default& a, const field_default& b) { return a.type < b.type; });
    for (auto each = first; each != last; ++each) drop(here, each->field, each->value, applied);
    remove_what_is_worked_out(here, type, applied);
  }
  return had_any && here.parts.empty();
}

}  // namespace

void remove_defaults(value& object, const place_in_applied& applied) { remove_below(object, applied); }

}  // namespace dovetail::cli::convert
