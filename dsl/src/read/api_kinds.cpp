// Kubernetes' own kinds. A test compares this list with the headers.
#include "dovetail/api/admissionregistration/v1.hpp"
#include "dovetail/api/admissionregistration/v1alpha1.hpp"
#include "dovetail/api/admissionregistration/v1beta1.hpp"
#include "dovetail/api/apiextensions/v1.hpp"
#include "dovetail/api/apiregistration/v1.hpp"
#include "dovetail/api/apiserverinternal/v1alpha1.hpp"
#include "dovetail/api/apps/v1.hpp"
#include "dovetail/api/authentication/v1.hpp"
#include "dovetail/api/authorization/v1.hpp"
#include "dovetail/api/autoscaling/v1.hpp"
#include "dovetail/api/autoscaling/v2.hpp"
#include "dovetail/api/batch/v1.hpp"
#include "dovetail/api/certificates/v1.hpp"
#include "dovetail/api/certificates/v1alpha1.hpp"
#include "dovetail/api/certificates/v1beta1.hpp"
#include "dovetail/api/coordination/v1.hpp"
#include "dovetail/api/coordination/v1alpha2.hpp"
#include "dovetail/api/coordination/v1beta1.hpp"
#include "dovetail/api/core/v1.hpp"
#include "dovetail/api/discovery/v1.hpp"
#include "dovetail/api/events/v1.hpp"
#include "dovetail/api/flowcontrol/v1.hpp"
#include "dovetail/api/meta/v1.hpp"
#include "dovetail/api/networking/v1.hpp"
#include "dovetail/api/networking/v1beta1.hpp"
#include "dovetail/api/node/v1.hpp"
#include "dovetail/api/policy/v1.hpp"
#include "dovetail/api/rbac/v1.hpp"
#include "dovetail/api/resource/v1.hpp"
#include "dovetail/api/resource/v1alpha3.hpp"
#include "dovetail/api/resource/v1beta1.hpp"
#include "dovetail/api/resource/v1beta2.hpp"
#include "dovetail/api/scheduling/v1.hpp"
#include "dovetail/api/scheduling/v1alpha2.hpp"
#include "dovetail/api/storage/v1.hpp"
#include "dovetail/api/storage/v1beta1.hpp"
#include "dovetail/api/storagemigration/v1beta1.hpp"
#include "kind_tables.hpp"

namespace dovetail::read::detail {

std::span<const kind> api_kinds() {
  static constexpr kind rows[] = {
      kind_of<api::admissionregistration::v1::MutatingAdmissionPolicy>(),
      kind_of<api::admissionregistration::v1::MutatingAdmissionPolicyBinding>(),
      kind_of<api::admissionregistration::v1::MutatingAdmissionPolicyBindingList>(),
      kind_of<api::admissionregistration::v1::MutatingAdmissionPolicyList>(),
      kind_of<api::admissionregistration::v1::MutatingWebhookConfiguration>(),
      kind_of<api::admissionregistration::v1::MutatingWebhookConfigurationList>(),
      kind_of<api::admissionregistration::v1::ValidatingAdmissionPolicy>(),
      kind_of<api::admissionregistration::v1::ValidatingAdmissionPolicyBinding>(),
      kind_of<api::admissionregistration::v1::ValidatingAdmissionPolicyBindingList>(),
      kind_of<api::admissionregistration::v1::ValidatingAdmissionPolicyList>(),
      kind_of<api::admissionregistration::v1::ValidatingWebhookConfiguration>(),
      kind_of<api::admissionregistration::v1::ValidatingWebhookConfigurationList>(),
      kind_of<api::admissionregistration::v1alpha1::MutatingAdmissionPolicy>(),
      kind_of<api::admissionregistration::v1alpha1::MutatingAdmissionPolicyBinding>(),
      kind_of<api::admissionregistration::v1alpha1::MutatingAdmissionPolicyBindingList>(),
      kind_of<api::admissionregistration::v1alpha1::MutatingAdmissionPolicyList>(),
      kind_of<api::admissionregistration::v1beta1::MutatingAdmissionPolicy>(),
      kind_of<api::admissionregistration::v1beta1::MutatingAdmissionPolicyBinding>(),
      kind_of<api::admissionregistration::v1beta1::MutatingAdmissionPolicyBindingList>(),
      kind_of<api::admissionregistration::v1beta1::MutatingAdmissionPolicyList>(),
      kind_of<api::apiextensions::v1::CustomResourceDefinition>(),
      kind_of<api::apiextensions::v1::CustomResourceDefinitionList>(),
      kind_of<api::apiregistration::v1::APIService>(),
      kind_of<api::apiregistration::v1::APIServiceList>(),
      kind_of<api::apiserverinternal::v1alpha1::StorageVersion>(),
      kind_of<api::apiserverinternal::v1alpha1::StorageVersionList>(),
      kind_of<api::apps::v1::ControllerRevision>(),
      kind_of<api::apps::v1::ControllerRevisionList>(),
      kind_of<api::apps::v1::DaemonSet>(),
      kind_of<api::apps::v1::DaemonSetList>(),
      kind_of<api::apps::v1::Deployment>(),
      kind_of<api::apps::v1::DeploymentList>(),
      kind_of<api::apps::v1::ReplicaSet>(),
      kind_of<api::apps::v1::ReplicaSetList>(),
      kind_of<api::apps::v1::StatefulSet>(),
      kind_of<api::apps::v1::StatefulSetList>(),
      kind_of<api::authentication::v1::SelfSubjectReview>(),
      kind_of<api::authentication::v1::TokenRequest>(),
      kind_of<api::authentication::v1::TokenReview>(),
      kind_of<api::authorization::v1::LocalSubjectAccessReview>(),
      kind_of<api::authorization::v1::SelfSubjectAccessReview>(),
      kind_of<api::authorization::v1::SelfSubjectRulesReview>(),
      kind_of<api::authorization::v1::SubjectAccessReview>(),
      kind_of<api::autoscaling::v1::HorizontalPodAutoscaler>(),
      kind_of<api::autoscaling::v1::HorizontalPodAutoscalerList>(),
      kind_of<api::autoscaling::v1::Scale>(),
      kind_of<api::autoscaling::v2::HorizontalPodAutoscaler>(),
      kind_of<api::autoscaling::v2::HorizontalPodAutoscalerList>(),
      kind_of<api::batch::v1::CronJob>(),
      kind_of<api::batch::v1::CronJobList>(),
      kind_of<api::batch::v1::Job>(),
      kind_of<api::batch::v1::JobList>(),
      kind_of<api::certificates::v1::CertificateSigningRequest>(),
      kind_of<api::certificates::v1::CertificateSigningRequestList>(),
      kind_of<api::certificates::v1alpha1::ClusterTrustBundle>(),
      kind_of<api::certificates::v1alpha1::ClusterTrustBundleList>(),
      kind_of<api::certificates::v1beta1::ClusterTrustBundle>(),
      kind_of<api::certificates::v1beta1::ClusterTrustBundleList>(),
      kind_of<api::certificates::v1beta1::PodCertificateRequest>(),
      kind_of<api::certificates::v1beta1::PodCertificateRequestList>(),
      kind_of<api::coordination::v1::Lease>(),
      kind_of<api::coordination::v1::LeaseList>(),
      kind_of<api::coordination::v1alpha2::LeaseCandidate>(),
      kind_of<api::coordination::v1alpha2::LeaseCandidateList>(),
      kind_of<api::coordination::v1beta1::LeaseCandidate>(),
      kind_of<api::coordination::v1beta1::LeaseCandidateList>(),
      kind_of<api::core::v1::PersistentVolumeClaim>(),
      kind_of<api::core::v1::Binding>(),
      kind_of<api::core::v1::ComponentStatus>(),
      kind_of<api::core::v1::ComponentStatusList>(),
      kind_of<api::core::v1::ConfigMap>(),
      kind_of<api::core::v1::ConfigMapList>(),
      kind_of<api::core::v1::Endpoints>(),
      kind_of<api::core::v1::EndpointsList>(),
      kind_of<api::core::v1::Event>(),
      kind_of<api::core::v1::EventList>(),
      kind_of<api::core::v1::LimitRange>(),
      kind_of<api::core::v1::LimitRangeList>(),
      kind_of<api::core::v1::Namespace>(),
      kind_of<api::core::v1::NamespaceList>(),
      kind_of<api::core::v1::Node>(),
      kind_of<api::core::v1::NodeList>(),
      kind_of<api::core::v1::PersistentVolume>(),
      kind_of<api::core::v1::PersistentVolumeClaimList>(),
      kind_of<api::core::v1::PersistentVolumeList>(),
      kind_of<api::core::v1::Pod>(),
      kind_of<api::core::v1::PodList>(),
      kind_of<api::core::v1::PodTemplate>(),
      kind_of<api::core::v1::PodTemplateList>(),
      kind_of<api::core::v1::ReplicationController>(),
      kind_of<api::core::v1::ReplicationControllerList>(),
      kind_of<api::core::v1::ResourceQuota>(),
      kind_of<api::core::v1::ResourceQuotaList>(),
      kind_of<api::core::v1::Secret>(),
      kind_of<api::core::v1::SecretList>(),
      kind_of<api::core::v1::Service>(),
      kind_of<api::core::v1::ServiceAccount>(),
      kind_of<api::core::v1::ServiceAccountList>(),
      kind_of<api::core::v1::ServiceList>(),
      kind_of<api::discovery::v1::EndpointSlice>(),
      kind_of<api::discovery::v1::EndpointSliceList>(),
      kind_of<api::events::v1::Event>(),
      kind_of<api::events::v1::EventList>(),
      kind_of<api::flowcontrol::v1::FlowSchema>(),
      kind_of<api::flowcontrol::v1::FlowSchemaList>(),
      kind_of<api::flowcontrol::v1::PriorityLevelConfiguration>(),
      kind_of<api::flowcontrol::v1::PriorityLevelConfigurationList>(),
      kind_of<api::meta::v1::APIGroup>(),
      kind_of<api::meta::v1::APIGroupList>(),
      kind_of<api::meta::v1::APIResourceList>(),
      kind_of<api::meta::v1::APIVersions>(),
      kind_of<api::meta::v1::Status>(),
      kind_of<api::networking::v1::IPAddress>(),
      kind_of<api::networking::v1::IPAddressList>(),
      kind_of<api::networking::v1::Ingress>(),
      kind_of<api::networking::v1::IngressClass>(),
      kind_of<api::networking::v1::IngressClassList>(),
      kind_of<api::networking::v1::IngressList>(),
      kind_of<api::networking::v1::NetworkPolicy>(),
      kind_of<api::networking::v1::NetworkPolicyList>(),
      kind_of<api::networking::v1::ServiceCIDR>(),
      kind_of<api::networking::v1::ServiceCIDRList>(),
      kind_of<api::networking::v1beta1::IPAddress>(),
      kind_of<api::networking::v1beta1::IPAddressList>(),
      kind_of<api::networking::v1beta1::ServiceCIDR>(),
      kind_of<api::networking::v1beta1::ServiceCIDRList>(),
      kind_of<api::node::v1::RuntimeClass>(),
      kind_of<api::node::v1::RuntimeClassList>(),
      kind_of<api::policy::v1::Eviction>(),
      kind_of<api::policy::v1::PodDisruptionBudget>(),
      kind_of<api::policy::v1::PodDisruptionBudgetList>(),
      kind_of<api::rbac::v1::ClusterRole>(),
      kind_of<api::rbac::v1::ClusterRoleBinding>(),
      kind_of<api::rbac::v1::ClusterRoleBindingList>(),
      kind_of<api::rbac::v1::ClusterRoleList>(),
      kind_of<api::rbac::v1::Role>(),
      kind_of<api::rbac::v1::RoleBinding>(),
      kind_of<api::rbac::v1::RoleBindingList>(),
      kind_of<api::rbac::v1::RoleList>(),
      kind_of<api::resource::v1::DeviceClass>(),
      kind_of<api::resource::v1::DeviceClassList>(),
      kind_of<api::resource::v1::ResourceClaim>(),
      kind_of<api::resource::v1::ResourceClaimList>(),
      kind_of<api::resource::v1::ResourceClaimTemplate>(),
      kind_of<api::resource::v1::ResourceClaimTemplateList>(),
      kind_of<api::resource::v1::ResourceSlice>(),
      kind_of<api::resource::v1::ResourceSliceList>(),
      kind_of<api::resource::v1alpha3::DeviceTaintRule>(),
      kind_of<api::resource::v1alpha3::DeviceTaintRuleList>(),
      kind_of<api::resource::v1alpha3::ResourcePoolStatusRequest>(),
      kind_of<api::resource::v1alpha3::ResourcePoolStatusRequestList>(),
      kind_of<api::resource::v1beta1::DeviceClass>(),
      kind_of<api::resource::v1beta1::DeviceClassList>(),
      kind_of<api::resource::v1beta1::ResourceClaim>(),
      kind_of<api::resource::v1beta1::ResourceClaimList>(),
      kind_of<api::resource::v1beta1::ResourceClaimTemplate>(),
      kind_of<api::resource::v1beta1::ResourceClaimTemplateList>(),
      kind_of<api::resource::v1beta1::ResourceSlice>(),
      kind_of<api::resource::v1beta1::ResourceSliceList>(),
      kind_of<api::resource::v1beta2::DeviceClass>(),
      kind_of<api::resource::v1beta2::DeviceClassList>(),
      kind_of<api::resource::v1beta2::DeviceTaintRule>(),
      kind_of<api::resource::v1beta2::DeviceTaintRuleList>(),
      kind_of<api::resource::v1beta2::ResourceClaim>(),
      kind_of<api::resource::v1beta2::ResourceClaimList>(),
      kind_of<api::resource::v1beta2::ResourceClaimTemplate>(),
      kind_of<api::resource::v1beta2::ResourceClaimTemplateList>(),
      kind_of<api::resource::v1beta2::ResourceSlice>(),
      kind_of<api::resource::v1beta2::ResourceSliceList>(),
      kind_of<api::scheduling::v1::PriorityClass>(),
      kind_of<api::scheduling::v1::PriorityClassList>(),
      kind_of<api::scheduling::v1alpha2::PodGroup>(),
      kind_of<api::scheduling::v1alpha2::PodGroupList>(),
      kind_of<api::scheduling::v1alpha2::Workload>(),
      kind_of<api::scheduling::v1alpha2::WorkloadList>(),
      kind_of<api::storage::v1::CSIDriver>(),
      kind_of<api::storage::v1::CSIDriverList>(),
      kind_of<api::storage::v1::CSINode>(),
      kind_of<api::storage::v1::CSINodeList>(),
      kind_of<api::storage::v1::CSIStorageCapacity>(),
      kind_of<api::storage::v1::CSIStorageCapacityList>(),
      kind_of<api::storage::v1::StorageClass>(),
      kind_of<api::storage::v1::StorageClassList>(),
      kind_of<api::storage::v1::VolumeAttachment>(),
      kind_of<api::storage::v1::VolumeAttachmentList>(),
      kind_of<api::storage::v1::VolumeAttributesClass>(),
      kind_of<api::storage::v1::VolumeAttributesClassList>(),
      kind_of<api::storage::v1beta1::VolumeAttributesClass>(),
      kind_of<api::storage::v1beta1::VolumeAttributesClassList>(),
      kind_of<api::storagemigration::v1beta1::StorageVersionMigration>(),
      kind_of<api::storagemigration::v1beta1::StorageVersionMigrationList>(),
  };
  return rows;
}

}  // namespace dovetail::read::detail
