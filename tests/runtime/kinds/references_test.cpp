// Every field of the API that looks like the name of another object has a row in wiring/references.hpp, so that it takes that kind's
// handle, or a reason here why it has none.
#include "dovetail/wiring/references.hpp"
#include "dovetail/model/field_walk.hpp"
#include "dovetail/stack/kinds.hpp"
#include "dovetail/stack/runtime_kind.hpp"
#include "schema/references.hpp"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <string_view>
#include <utility>

namespace dovetail::emit {
namespace {

using model::field_entry;
using model::field_form;
using model::object_table;

/// Why a field that looks like a name takes no handle. A type stands for those of all groups and versions; `*` is each type.
struct reason {
  std::string_view type;
  std::string_view field;
  std::string_view why;
};
constexpr std::string_view its_own = "it is the element's own name";
constexpr std::string_view of_any_kind =
    "another field says of which kind it is: check/references.hpp and check/autoscaler.hpp look for it";
constexpr std::string_view not_an_object = "it names no object of the API";
constexpr std::string_view no_handles = "a kind that no builder makes, named by objects that few stacks have";

constexpr reason reasons[] = {
    // Elements of lists.
    {"CompositePodGroupTemplate", "name", its_own},
    {"Container", "name", its_own},
    {"ContainerPort", "name", its_own},
    {"CounterSet", "name", its_own},
    {"CSINodeDriver", "name", its_own},
    {"CustomResourceColumnDefinition", "name", its_own},
    {"CustomResourceDefinitionVersion", "name", its_own},
    {"Device", "name", its_own},
    {"DeviceDerivedAttribute", "name", its_own},
    {"DeviceRequest", "name", its_own},
    {"DeviceSubRequest", "name", its_own},
    {"EndpointPort", "name", its_own},
    {"EnvVar", "name", its_own},
    {"EphemeralContainer", "name", its_own},
    {"EvictionResponder", "name", its_own},
    {"HTTPHeader", "name", its_own},
    {"MatchCondition", "name", its_own},
    {"MutatingWebhook", "name", its_own},
    {"ObjectMeta", "generateName", "what an object's own name begins with"},
    {"ObjectMeta", "name", "the object's own name"},
    {"PodDNSConfigOption", "name", its_own},
    {"PodGroupResourceClaim", "name", its_own},
    {"PodGroupTemplate", "name", its_own},
    {"PodResourceClaim", "name", its_own},
    {"PodSchedulingGate", "name", its_own},
    {"ResourcePool", "name", its_own},
    {"ServicePort", "name", its_own},
    {"Sysctl", "name", its_own},
    {"ValidatingWebhook", "name", its_own},
    {"Variable", "name", its_own},
    {"Volume", "name", its_own},
    {"WorkloadPodGroupResourceClaim", "name", its_own},
    // Parts of the same object.
    {"ContainerResourceMetricSource", "name", "a resource, such as cpu"},
    {"ContainerResizePolicy", "resourceName", "a resource, such as cpu"},
    {"EphemeralContainer", "targetContainerName", "a container of the same pod: REF-51"},
    {"FileKeySelector", "volumeName", "a volume of the same pod: REF-50"},
    {"PodFailurePolicyOnExitCodesRequirement", "containerName", "a container of the same pod"},
    {"ResourceClaim", "name", "a claim of the same pod: REF-49"},
    {"ResourceFieldSelector", "containerName", "a container of the same pod"},
    {"ResourceMetricSource", "name", "a resource, such as cpu"},
    {"ServiceBackendPort", "name", "a port of the Service beside it: REF-10"},
    {"VolumeDevice", "name", "a volume of the same pod: REF-02"},
    {"VolumeMount", "name", "a volume of the same pod: REF-01"},
    // Of a kind that another field says.
    {"BoundObjectReference", "name", of_any_kind},
    {"CrossVersionObjectReference", "name", of_any_kind},
    {"IngressClassParametersReference", "name", of_any_kind},
    {"ObjectReference", "name", of_any_kind},
    {"OwnerReference", "name", "the server's own: an owner has an uid, which no stack knows"},
    {"ParamRef", "name", of_any_kind},
    {"ParentReference", "name", of_any_kind},
    {"RoleRef", "name", "a Role or a ClusterRole, which its builder takes a handle of: REF-37"},
    {"Subject", "name", "a ServiceAccount, a user or a group: REF-38"},
    {"TypedLocalObjectReference", "name", of_any_kind},
    {"TypedObjectReference", "name", of_any_kind},
    // No objects.
    {"AzureDiskVolumeSource", "diskName", not_an_object},
    {"AzureFilePersistentVolumeSource", "shareName", not_an_object},
    {"AzureFileVolumeSource", "shareName", not_an_object},
    {"CertificateSigningRequestSpec", "signerName", not_an_object},
    {"CertificateSigningRequestSpec", "username", not_an_object},
    {"ClusterTrustBundleProjection", "signerName", not_an_object},
    {"ClusterTrustBundleSpec", "signerName", not_an_object},
    {"DeviceClassSpec", "extendedResourceName", not_an_object},
    {"Endpoint", "hostname", not_an_object},
    {"EndpointAddress", "hostname", not_an_object},
    {"FlockerVolumeSource", "datasetName", not_an_object},
    {"GCEPersistentDiskVolumeSource", "pdName", not_an_object},
    {"GroupSubject", "name", not_an_object},
    {"ISCSIPersistentVolumeSource", "initiatorName", not_an_object},
    {"ISCSIVolumeSource", "initiatorName", not_an_object},
    {"MetricIdentifier", "name", not_an_object},
    {"PodCertificateProjection", "signerName", not_an_object},
    {"PodCertificateRequestSpec", "signerName", not_an_object},
    {"PodOS", "name", not_an_object},
    {"PodSpec", "hostname", not_an_object},
    {"PodSpec", "schedulerName", not_an_object},
    {"ResourceAttributes", "name", not_an_object},
    {"ResourcePoolStatusRequestSpec", "poolName", not_an_object},
    {"ScaleIOPersistentVolumeSource", "volumeName", not_an_object},
    {"ScaleIOVolumeSource", "volumeName", not_an_object},
    {"ScopedResourceSelectorRequirement", "scopeName", not_an_object},
    {"ServiceSpec", "externalName", "a name of the DNS"},
    {"ServiceSpec", "loadBalancerClass", not_an_object},
    {"StorageOSPersistentVolumeSource", "volumeName", not_an_object},
    {"StorageOSVolumeSource", "volumeName", not_an_object},
    {"UserSubject", "name", not_an_object},
    {"VolumeAttributesClass", "driverName", not_an_object},
    {"VsphereVirtualDiskVolumeSource", "storagePolicyName", not_an_object},
    {"WindowsSecurityContextOptions", "runAsUserName", not_an_object},
    // Of groups whose headers stacks include for themselves.
    {"BasicDevice", "nodeName", no_handles},
    {"CSIStorageCapacity", "storageClassName", no_handles},
    {"ClusterTrustBundleProjection", "name", no_handles},
    {"CompositePodGroupSpec", "parentCompositePodGroupName", no_handles},
    {"CompositePodGroupSpec", "priorityClassName", no_handles},
    {"CompositePodGroupTemplate", "priorityClassName", no_handles},
    {"Device", "nodeName", no_handles},
    {"DeviceRequest", "deviceClassName", no_handles},
    {"DeviceSubRequest", "deviceClassName", no_handles},
    {"Endpoint", "nodeName", no_handles},
    {"EndpointAddress", "nodeName", no_handles},
    {"EvictionPodReference", "name", no_handles},
    {"EvictionRequestPodReference", "name", no_handles},
    {"ExactDeviceRequest", "deviceClassName", no_handles},
    {"ForNode", "name", no_handles},
    {"ForZone", "name", no_handles},
    {"LeaseCandidateSpec", "leaseName", no_handles},
    {"MutatingAdmissionPolicyBindingSpec", "policyName", no_handles},
    {"PersistentVolumeClaimSpec", "volumeAttributesClassName", no_handles},
    {"PersistentVolumeSpec", "volumeAttributesClassName", no_handles},
    {"PodCertificateRequestSpec", "nodeName", no_handles},
    {"PodCertificateRequestSpec", "podName", no_handles},
    {"PodCertificateRequestSpec", "serviceAccountName", no_handles},
    {"PodGroupResourceClaim", "resourceClaimName", no_handles},
    {"PodGroupResourceClaim", "resourceClaimTemplateName", no_handles},
    {"PodGroupSpec", "parentCompositePodGroupName", no_handles},
    {"PodGroupSpec", "priorityClassName", no_handles},
    {"PodGroupTemplate", "priorityClassName", no_handles},
    {"PodResourceClaim", "resourceClaimName", no_handles},
    {"PodResourceClaim", "resourceClaimTemplateName", no_handles},
    {"PodSchedulingGroup", "podGroupName", no_handles},
    {"PodSpec", "nodeName", no_handles},
    {"PriorityLevelConfigurationReference", "name", no_handles},
    {"ResourceSliceSpec", "nodeName", no_handles},
    {"ServiceAccountSubject", "name", no_handles},
    {"ServiceReference", "name", no_handles},
    {"ValidatingAdmissionPolicyBindingSpec", "policyName", no_handles},
    {"VolumeAttachmentSource", "persistentVolumeName", no_handles},
    {"VolumeAttachmentSpec", "nodeName", no_handles},
    {"WindowsSecurityContextOptions", "gmsaCredentialSpecName", no_handles},
    {"WorkloadPodGroupResourceClaim", "resourceClaimName", no_handles},
    {"WorkloadPodGroupResourceClaim", "resourceClaimTemplateName", no_handles},
    {"WorkloadReference", "templateName", no_handles},
    {"WorkloadReference", "workloadName", no_handles},
};

bool looks_like_a_reference(const field_entry& field) {
  const std::string_view name = field.name;
  if (field.is != field_form::text && field.is != field_form::choice) return false;
  return name == "name" || name.ends_with("Name") || name.ends_with("name") || name.ends_with("secret") ||
         name.ends_with("Secret") || name.ends_with("Ref") || name.ends_with("Class");
}

/// Every type that a kind of Kubernetes' own has, with its fields; each once.
std::set<const object_table*> types_of_the_api() {
  std::set<const object_table*> all;
  const auto visit = [&](const auto& self, const object_table& table) -> void {
    if (!all.insert(&table).second) return;
    for (const field_entry& field : table)
      if (field.of != nullptr) self(self, *field.of);
  };
  for (const runtime_kind* kind : kinds()) {
    const std::string_view group = kind->api_version.substr(0, kind->api_version.find('/'));
    if (group.find('.') == group.npos || group.ends_with(".k8s.io")) visit(visit, kind->fields);
  }
  return all;
}

TEST(references, every_field_that_names_an_object_has_a_row_or_a_reason) {
  std::set<std::pair<std::string, std::string>> needed;
  for (const object_table* table : types_of_the_api())
    for (const field_entry& field : *table) {
      if (!looks_like_a_reference(field)) continue;
      const bool has_row = wiring::kind_named_by(table, field.name) != wiring::named::nothing;
      bool has_reason = false;
      for (const reason& each : reasons)
        if (each.type == table->name && each.field == field.name) has_reason = true;
      if (has_reason) needed.insert({table->name, field.name});
      EXPECT_TRUE(has_row || has_reason)
          << table->name << "." << field.name
          << " looks like the name of an object: give it a row in "
             "dsl/include/dovetail/wiring/references.hpp, or a reason here why it has none";
      EXPECT_FALSE(has_row && has_reason)
          << table->name << "." << field.name << " has a row and a reason why it has none";
    }
  for (const reason& each : reasons)
    EXPECT_TRUE(needed.contains({std::string(each.type), std::string(each.field)}))
        << each.type << "." << each.field << " is no field that looks like a name: remove its reason";
}

TEST(references, every_row_is_a_field_that_the_api_has) {
  const auto types = types_of_the_api();
  for (const wiring::reference& row : wiring::references) {
    ASSERT_TRUE(types.contains(row.holder)) << row.holder->name;
    bool found = false;
    for (const field_entry& field : *row.holder) found = found || std::string_view(field.name) == row.field;
    EXPECT_TRUE(found) << row.holder->name << " has no field " << row.field;
  }
}

constexpr std::string_view kind_of_word(wiring::named word) {
  switch (word) {
#define DOVETAIL_EACH(word, kind) \
  case wiring::named::word:       \
    return kind;
    DOVETAIL_NAMED_KINDS(DOVETAIL_EACH)
#undef DOVETAIL_EACH
    case wiring::named::nothing:
      break;
  }
  return {};
}

/// The fields of a kind, or of a type that several kinds have; null where the library has none of its name.
const object_table* table_of(const schema::reference_row& row, const std::set<const object_table*>& types) {
  for (const runtime_kind* each : kinds()) {
    const std::size_t slash = each->api_version.find('/');
    if (each->kind == row.kind &&
        (slash == std::string_view::npos ? "" : each->api_version.substr(0, slash)) == row.group)
      return &each->fields;
  }
  for (const object_table* each : types)
    if (row.group.empty() && each->name == row.kind) return each;
  return nullptr;
}

// Whose handle a field takes, and whose name the rules take it for, is the same.
TEST(references, both_tables_agree) {
  const auto types = types_of_the_api();
  std::size_t compared = 0;
  for (const schema::reference_row& row : schema::known_references()) {
    const object_table* holder = table_of(row, types);
    if (holder == nullptr || row.field.empty()) continue;
    const field_entry* last = nullptr;
    const object_table* of_last = nullptr;
    for (const auto& step : row.field.steps) {
      if (step.is_each() || step.is_key) continue;
      if (last != nullptr) holder = last->of;
      ASSERT_NE(holder, nullptr) << row.kind << " " << row.field.text;
      last = nullptr;
      for (const field_entry& each : *holder)
        if (step.name == each.name) last = &each;
      of_last = holder;
      if (last == nullptr) break;  // an older version's
    }
    if (last == nullptr) continue;
    const wiring::named word = wiring::kind_named_by(of_last, last->name);
    if (word == wiring::named::nothing) continue;
    ++compared;
    EXPECT_EQ(kind_of_word(word), row.names) << row.kind << " " << row.field.text;
  }
  EXPECT_GT(compared, 10u);
}

}  // namespace
}  // namespace dovetail::emit
