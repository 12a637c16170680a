#include "kinds.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace dovetail::schema {
namespace {

using group_and_kind = std::pair<std::string_view, std::string_view>;

constexpr std::array cluster_scoped = std::to_array<group_and_kind>({
    {"", "ComponentStatus"},
    {"", "Namespace"},
    {"", "Node"},
    {"", "PersistentVolume"},
    {"admissionregistration.k8s.io", "MutatingAdmissionPolicy"},
    {"admissionregistration.k8s.io", "MutatingAdmissionPolicyBinding"},
    {"admissionregistration.k8s.io", "MutatingWebhookConfiguration"},
    {"admissionregistration.k8s.io", "ValidatingAdmissionPolicy"},
    {"admissionregistration.k8s.io", "ValidatingAdmissionPolicyBinding"},
    {"admissionregistration.k8s.io", "ValidatingWebhookConfiguration"},
    {"apiextensions.k8s.io", "CustomResourceDefinition"},
    {"apiregistration.k8s.io", "APIService"},
    {"authentication.k8s.io", "SelfSubjectReview"},
    {"authentication.k8s.io", "TokenReview"},
    {"authorization.k8s.io", "SelfSubjectAccessReview"},
    {"authorization.k8s.io", "SelfSubjectRulesReview"},
    {"authorization.k8s.io", "SubjectAccessReview"},
    {"certificates.k8s.io", "CertificateSigningRequest"},
    {"certificates.k8s.io", "ClusterTrustBundle"},
    {"flowcontrol.apiserver.k8s.io", "FlowSchema"},
    {"flowcontrol.apiserver.k8s.io", "PriorityLevelConfiguration"},
    {"internal.apiserver.k8s.io", "StorageVersion"},
    {"networking.k8s.io", "IPAddress"},
    {"networking.k8s.io", "IngressClass"},
    {"networking.k8s.io", "ServiceCIDR"},
    {"node.k8s.io", "RuntimeClass"},
    {"rbac.authorization.k8s.io", "ClusterRole"},
    {"rbac.authorization.k8s.io", "ClusterRoleBinding"},
    {"resource.k8s.io", "DeviceClass"},
    {"resource.k8s.io", "DeviceTaintRule"},
    {"resource.k8s.io", "ResourcePoolStatusRequest"},
    {"resource.k8s.io", "ResourceSlice"},
    {"scheduling.k8s.io", "PriorityClass"},
    {"storage.k8s.io", "CSIDriver"},
    {"storage.k8s.io", "CSINode"},
    {"storage.k8s.io", "StorageClass"},
    {"storage.k8s.io", "VolumeAttachment"},
    {"storage.k8s.io", "VolumeAttributesClass"},
    {"storagemigration.k8s.io", "StorageVersionMigration"},
});

// The ends of definition names: the part before depends on where the document comes from.
constexpr std::array model_types = std::to_array<std::pair<std::string_view, type_use::form>>({
    {"apimachinery.pkg.api.resource.Quantity", type_use::form::quantity},
    {"apimachinery.pkg.apis.meta.v1.FieldsV1", type_use::form::json},
    {"apimachinery.pkg.apis.meta.v1.MicroTime", type_use::form::time},
    {"apimachinery.pkg.apis.meta.v1.Patch", type_use::form::json},
    {"apimachinery.pkg.apis.meta.v1.Time", type_use::form::time},
    {"apimachinery.pkg.runtime.RawExtension", type_use::form::json},
    {"apimachinery.pkg.util.intstr.IntOrString", type_use::form::int_or_string},
    {"apiextensions.v1.JSON", type_use::form::json},
    {"apiextensions.v1.JSONSchemaPropsOrArray", type_use::form::json},
    {"apiextensions.v1.JSONSchemaPropsOrBool", type_use::form::json},
    {"apiextensions.v1.JSONSchemaPropsOrStringArray", type_use::form::json},
});

}  // namespace

bool is_cluster_scoped(const group_version_kind& kind) {
  std::string_view name = kind.kind;
  if (name.size() > 4 && name.ends_with("List")) name.remove_suffix(4);
  return std::find(cluster_scoped.begin(), cluster_scoped.end(), group_and_kind{kind.group, name}) !=
         cluster_scoped.end();
}

std::optional<type_use::form> model_type_of(std::string_view definition) {
  for (const auto& [end, form] : model_types)
    if (definition.ends_with(end)) return form;
  return std::nullopt;
}

}  // namespace dovetail::schema
