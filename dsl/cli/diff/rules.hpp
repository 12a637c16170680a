/// The rules of updates: what a change from one version of an object to another does. Each is a constant with all that there is to say
/// of it; which of them hold is found by refused.hpp, happens.hpp and lost.hpp.
#pragma once

#include "dovetail/check/rule.hpp"

namespace dovetail::cli::diff {

using check::rule;
using check::severity;

// Refused: the API server does not take the new version while the old one is there. The facts are those of Kubernetes 1.37.

inline constexpr rule UPD_01{
    "UPD-01", "the selector of a workload stays what it is",
    "API server, ValidateDeploymentUpdate and those of ReplicaSet, DaemonSet, StatefulSet, Job",
    "keep the selector, or give the workload another name: the old one is deleted once the new one runs"};
inline constexpr rule UPD_02{
    "UPD-02", "of a StatefulSet the claim templates, serviceName and podManagementPolicy stay",
    "API server, ValidateStatefulSetUpdate",
    "kubectl delete statefulset NAME --cascade=orphan, then apply: pods and claims stay; a claim grows by itself"};
inline constexpr rule UPD_03{"UPD-03", "a Job's template, completions and the rules of its end stay",
                             "API server, ValidateJobUpdate",
                             "give the Job another name, or delete it before: it is run once"};
inline constexpr rule UPD_04{"UPD-04", "a claim's spec stays; a bound claim may ask for more",
                             "API server, ValidatePersistentVolumeClaimUpdate; PersistentVolumeClaimResize admission",
                             "make another claim and copy what is in this one"};
inline constexpr rule UPD_05{"UPD-05", "a PersistentVolume's source and volumeMode stay",
                             "API server, ValidatePersistentVolumeUpdate",
                             "make another PersistentVolume; with the policy Retain the storage stays"};
inline constexpr rule UPD_06{"UPD-06", "a Service's clusterIP, and what has been allocated with it, stays",
                             "API server, ValidateServiceUpdate",
                             "leave it out, or delete the Service before: its address goes for a moment"};
inline constexpr rule UPD_07{"UPD-07", "a Secret's type stays", "API server, ValidateSecretUpdate",
                             "give the Secret another name, or delete it before"};
inline constexpr rule UPD_08{"UPD-08", "an immutable Secret or ConfigMap stays what it is, and immutable",
                             "API server, ValidateSecretUpdate and ValidateConfigMapUpdate",
                             "give it another name (with a hash of its content) and let its readers name that"};
inline constexpr rule UPD_09{"UPD-09", "the role of a binding stays", "API server, ValidateRoleBindingUpdate",
                             "give the binding another name, or kubectl auth reconcile, which deletes it before"};
inline constexpr rule UPD_10{"UPD-10",
                             "a StorageClass stays, but for allowVolumeExpansion, mountOptions and topologies",
                             "API server, ValidateStorageClassUpdate",
                             "make another StorageClass; claims keep the one that they were made with"};
inline constexpr rule UPD_11{"UPD-11", "an IngressClass's controller stays", "API server, ValidateIngressClassUpdate",
                             "make another IngressClass"};
inline constexpr rule UPD_12{"UPD-12", "a PriorityClass's value and preemptionPolicy stay",
                             "API server, ValidatePriorityClassUpdate", "make another PriorityClass"};
inline constexpr rule UPD_13{"UPD-13", "a RuntimeClass's handler stays", "API server, ValidateRuntimeClassUpdate",
                             "make another RuntimeClass"};
inline constexpr rule UPD_14{"UPD-14", "a CustomResourceDefinition's scope, group, kind and plural stay",
                             "API server, ValidateCustomResourceDefinitionUpdate",
                             "make another one beside it, and move its objects"};
inline constexpr rule UPD_15{
    "UPD-15", "a version that a CustomResourceDefinition has stored stays in it",
    "API server, ValidateCustomResourceDefinitionStoredVersions",
    "keep the version with served: false, move what is stored, take it out of status.storedVersions, then remove it"};
inline constexpr rule UPD_16{"UPD-16", "of a Pod only images, tolerations that are added and few others change",
                             "API server, ValidatePodUpdate", "delete the Pod before, or let a Deployment make it"};
inline constexpr rule UPD_17{"UPD-17", "the version of Kubernetes still has the apiVersion",
                             "API server, which has no such resource; kubent; pluto",
                             "write it in the version that replaces it"};
inline constexpr rule UPD_18{
    "UPD-18", "what Kubernetes never changes of other kinds stays",
    "API server, Validate…Update of CSIDriver, VolumeAttributesClass, EndpointSlice, ControllerRevision, IPAddress, "
    "ResourceClaim, ResourceClaimTemplate",
    "give the object another name, or delete it before"};

// What happens: the server takes it, and something happens that the text does not say.

inline constexpr rule UPD_21{.id = "UPD-21",
                             .statement = "pods are replaced where their template changes",
                             .source = "Dovetail",
                             .mend = "nothing, where it is meant; else change what is no part of spec.template",
                             .weight = severity::warning};
inline constexpr rule UPD_22{
    .id = "UPD-22",
    .statement = "an update leaves no time without pods",
    .source = "Dovetail",
    .mend = "RollingUpdate instead of Recreate, more than one replica, maxUnavailable below all",
    .weight = severity::warning};
inline constexpr rule UPD_23{
    .id = "UPD-23",
    .statement = "who reads a ConfigMap or a Secret once, at its start, is restarted when that changes",
    .source = "Dovetail",
    .mend =
        "let the pod template change with it: an annotation with a hash of it, or a name that has the hash; in a stack "
        "restartsOn(...), withHashedName()",
    .weight = severity::warning};
inline constexpr rule UPD_24{.id = "UPD-24",
                             .statement = "a Service keeps its ports and its pods",
                             .source = "Dovetail",
                             .mend = "keep the old port beside the new one until nobody uses it",
                             .weight = severity::warning};
inline constexpr rule UPD_25{.id = "UPD-25",
                             .statement = "the hosts of an Ingress, and the paths of each, stay served",
                             .source = "Dovetail",
                             .mend = "keep it, or see that nobody comes by it any more",
                             .weight = severity::warning};
inline constexpr rule UPD_26{.id = "UPD-26",
                             .statement = "a workload that runs is not scaled to nothing",
                             .source = "Dovetail",
                             .mend = "keep one replica, where it is not meant to stop",
                             .weight = severity::warning};

inline constexpr rule UPD_27{.id = "UPD-27",
                             .statement = "a hook that is new, or changes, runs with the update",
                             .source = "Helm; Argo CD",
                             .mend = "nothing, where it is meant: see that what it does may be done to what runs now",
                             .weight = severity::warning};

// Lost: what nobody brings back.

inline constexpr rule UPD_31{
    .id = "UPD-31",
    .statement = "a claim stays: with it goes what is stored, where its volume's policy is Delete",
    .source = "Dovetail",
    .mend = "keep the claim, or set its volume's policy to Retain before"};
inline constexpr rule UPD_32{.id = "UPD-32",
                             .statement = "a Namespace stays: with it goes all that is in it",
                             .source = "Dovetail",
                             .mend = "keep the Namespace, or move what is to stay"};
inline constexpr rule UPD_33{.id = "UPD-33",
                             .statement = "a CustomResourceDefinition stays: with it go all of its objects",
                             .source = "Dovetail",
                             .mend = "keep it, or see by kubectl get that there are none left"};
inline constexpr rule UPD_34{.id = "UPD-34",
                             .statement = "a StatefulSet that goes, or shrinks, keeps its claims",
                             .source = "Dovetail",
                             .mend = "set persistentVolumeClaimRetentionPolicy to Retain in an update before this one"};
inline constexpr rule UPD_35{.id = "UPD-35",
                             .statement = "the storage behind a volume outlives its claim",
                             .source = "Dovetail",
                             .mend = "keep persistentVolumeReclaimPolicy: Retain",
                             .weight = severity::warning};

enum class consequence { refused, happens, lost };

constexpr consequence consequence_of(const rule& what) {
  // Ids have numbers by it: UPD-0… and UPD-1… are refused, UPD-2… happen, UPD-3… are lost.
  return what.id[4] < '2' ? consequence::refused : what.id[4] == '2' ? consequence::happens : consequence::lost;
}

inline constexpr const rule* update_rules[] = {&UPD_01, &UPD_02, &UPD_03, &UPD_04, &UPD_05, &UPD_06, &UPD_07, &UPD_08,
                                               &UPD_09, &UPD_10, &UPD_11, &UPD_12, &UPD_13, &UPD_14, &UPD_15, &UPD_16,
                                               &UPD_17, &UPD_18, &UPD_21, &UPD_22, &UPD_23, &UPD_24, &UPD_25, &UPD_26,
                                               &UPD_27, &UPD_31, &UPD_32, &UPD_33, &UPD_34, &UPD_35};

}  // namespace dovetail::cli::diff
