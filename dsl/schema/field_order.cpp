#include "field_order.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace dovetail::schema {
namespace {

using names = std::span<const std::string_view>;

// What says which object it is, then what kind of thing it is, then what it is for.
constexpr std::string_view first[] = {
    "apiVersion",  "apiGroup", "kind",      "metadata",      "name",       "generateName",
    "namespace",   "uid",      "labels",    "annotations",   "type",       "key",
    "path",        "pathType", "port",      "containerPort", "targetPort", "nodePort",
    "protocol",    "scheme",   "host",      "hosts",         "secretName", "operator",
    "value",       "values",   "valueFrom", "defaultMode",   "items",      "optional",
    "enabled",     "replicas", "selector",  "schedule",      "strategy",   "updateStrategy",
    "serviceName", "template", "spec",      "immutable",     "data",       "stringData",
    "binaryData",
};
// What belongs to the end of any object.
constexpr std::string_view last[] = {"conditions", "status"};

constexpr std::string_view container[] = {
    "name",
    "image",
    "imagePullPolicy",
    "command",
    "args",
    "workingDir",
    "ports",
    "envFrom",
    "env",
    "resources",
    "volumeMounts",
    "volumeDevices",
    "livenessProbe",
    "readinessProbe",
    "startupProbe",
    "lifecycle",
    "restartPolicy",
    "restartPolicyRules",
    "resizePolicy",
    "stdin",
    "stdinOnce",
    "tty",
    "terminationMessagePath",
    "terminationMessagePolicy",
    "securityContext",
};
constexpr std::string_view pod_spec[] = {
    "serviceAccountName",
    "serviceAccount",
    "automountServiceAccountToken",
    "imagePullSecrets",
    "securityContext",
    "initContainers",
    "containers",
    "ephemeralContainers",
    "volumes",
    "restartPolicy",
    "terminationGracePeriodSeconds",
    "activeDeadlineSeconds",
    "nodeSelector",
    "nodeName",
    "affinity",
    "tolerations",
    "topologySpreadConstraints",
    "priorityClassName",
    "priority",
    "preemptionPolicy",
    "runtimeClassName",
    "schedulerName",
    "hostname",
    "subdomain",
    "hostNetwork",
    "hostPID",
    "hostIPC",
    "hostUsers",
    "hostAliases",
    "dnsPolicy",
    "dnsConfig",
};
constexpr std::string_view probe[] = {
    "exec",
    "httpGet",
    "tcpSocket",
    "grpc",
    "initialDelaySeconds",
    "periodSeconds",
    "timeoutSeconds",
    "successThreshold",
    "failureThreshold",
    "terminationGracePeriodSeconds",
};
constexpr std::string_view http_get[] = {"path", "port", "scheme", "host", "httpHeaders"};
constexpr std::string_view port[] = {
    "name", "port", "containerPort", "targetPort", "nodePort", "hostPort", "hostIP", "protocol", "appProtocol",
};
constexpr std::string_view service_spec[] = {
    "type",
    "clusterIP",
    "clusterIPs",
    "externalName",
    "selector",
    "ports",
    "ipFamilyPolicy",
    "ipFamilies",
    "externalTrafficPolicy",
    "internalTrafficPolicy",
    "loadBalancerClass",
    "loadBalancerIP",
    "loadBalancerSourceRanges",
    "sessionAffinity",
    "sessionAffinityConfig",
    "externalIPs",
    "publishNotReadyAddresses",
};
constexpr std::string_view workload_spec[] = {
    "replicas",
    "minReadySeconds",
    "revisionHistoryLimit",
    "progressDeadlineSeconds",
    "paused",
    "serviceName",
    "podManagementPolicy",
    "selector",
    "strategy",
    "updateStrategy",
    "template",
    "volumeClaimTemplates",
    "persistentVolumeClaimRetentionPolicy",
    "ordinals",
};
constexpr std::string_view job_spec[] = {
    "parallelism",
    "completions",
    "completionMode",
    "backoffLimit",
    "backoffLimitPerIndex",
    "maxFailedIndexes",
    "activeDeadlineSeconds",
    "ttlSecondsAfterFinished",
    "suspend",
    "podFailurePolicy",
    "podReplacementPolicy",
    "successPolicy",
    "managedBy",
    "manualSelector",
    "selector",
    "template",
};
constexpr std::string_view cron_job_spec[] = {
    "schedule",
    "timeZone",
    "concurrencyPolicy",
    "startingDeadlineSeconds",
    "successfulJobsHistoryLimit",
    "failedJobsHistoryLimit",
    "suspend",
    "jobTemplate",
};
constexpr std::string_view volume_mount[] = {"name", "mountPath", "subPath", "subPathExpr", "readOnly"};
constexpr std::string_view claim_spec[] = {
    "accessModes", "storageClassName", "volumeMode", "volumeName",
    "resources",   "selector",         "dataSource", "dataSourceRef",
};
constexpr std::string_view autoscaler_spec[] = {"scaleTargetRef", "minReplicas", "maxReplicas", "metrics", "behavior"};
constexpr std::string_view disruption_spec[] = {"minAvailable", "maxUnavailable", "selector"};
constexpr std::string_view ingress_spec[] = {"ingressClassName", "tls", "defaultBackend", "rules"};
constexpr std::string_view ingress_path[] = {"path", "pathType", "backend"};
constexpr std::string_view network_policy[] = {"podSelector", "policyTypes", "ingress", "egress"};
constexpr std::string_view network_rule[] = {"from", "to", "ports"};
constexpr std::string_view network_port[] = {"protocol", "port", "endPort"};
constexpr std::string_view network_peer[] = {"namespaceSelector", "podSelector", "ipBlock"};
constexpr std::string_view security_context[] = {
    "privileged",
    "allowPrivilegeEscalation",
    "readOnlyRootFilesystem",
    "runAsNonRoot",
    "runAsUser",
    "runAsGroup",
    "fsGroup",
    "fsGroupChangePolicy",
    "supplementalGroups",
    "supplementalGroupsPolicy",
    "capabilities",
    "seccompProfile",
};
constexpr std::string_view resources[] = {"requests", "limits", "claims"};
constexpr std::string_view role[] = {"metadata", "aggregationRule", "rules"};
constexpr std::string_view policy_rule[] = {"apiGroups", "resources", "resourceNames", "nonResourceURLs", "verbs"};
constexpr std::string_view role_binding[] = {"metadata", "roleRef", "subjects"};
constexpr std::string_view secret[] = {"metadata", "type", "immutable", "stringData", "data"};
constexpr std::string_view role_reference[] = {"apiGroup", "kind", "name"};
constexpr std::string_view subject[] = {"kind", "name", "namespace", "apiGroup"};
constexpr std::string_view toleration[] = {"key", "operator", "value", "effect", "tolerationSeconds"};
constexpr std::string_view spread[] = {"maxSkew", "topologyKey", "whenUnsatisfiable", "labelSelector"};
constexpr std::string_view selector[] = {"matchLabels", "matchExpressions"};
constexpr std::string_view metric[] = {"type", "resource", "containerResource", "pods", "object", "external"};
constexpr std::string_view certificate[] = {
    "secretName",     "issuerRef", "commonName",  "dnsNames",   "ipAddresses", "uris",
    "emailAddresses", "duration",  "renewBefore", "privateKey", "usages",
};
constexpr std::string_view certificate_issuer[] = {"name", "kind", "group"};
constexpr std::string_view vault_secret[] = {
    "vaultConnectionRef",
    "vaultAuthRef",
    "namespace",
    "method",
    "mount",
    "type",
    "path",
    "version",
    "role",
    "refreshAfter",
    "destination",
    "rolloutRestartTargets",
};
constexpr std::string_view vault_auth[] = {
    "vaultConnectionRef",
    "vaultAuthGlobalRef",
    "allowedNamespaces",
    "namespace",
    "method",
    "mount",
    "kubernetes",
    "jwt",
    "appRole",
    "aws",
    "gcp",
    "headers",
    "params",
};
constexpr std::string_view vault_method[] = {"role", "serviceAccount", "audiences", "secretRef"};
constexpr std::string_view vault_connection[] = {"address", "tlsServerName", "caCertSecretRef", "caCertPath",
                                                 "skipTLSVerify"};
constexpr std::string_view vault_destination[] = {"name", "create", "overwrite", "type", "labels", "annotations"};
constexpr std::string_view mariadb[] = {
    "image",
    "imagePullPolicy",
    "imagePullSecrets",
    "replicas",
    "rootPasswordSecretKeyRef",
    "rootEmptyPassword",
    "database",
    "username",
    "passwordSecretKeyRef",
    "passwordHashSecretKeyRef",
    "passwordPlugin",
    "port",
    "storage",
    "resources",
    "myCnf",
    "myCnfConfigMapKeyRef",
    "bootstrapFrom",
    "galera",
    "replication",
    "metrics",
    "service",
    "primaryService",
    "secondaryService",
    "connection",
    "primaryConnection",
    "secondaryConnection",
    "tls",
};
constexpr std::string_view mariadb_object[] = {
    "mariaDbRef",           "name",         "username", "host", "privileges", "database", "table",
    "passwordSecretKeyRef", "characterSet", "collate",
};
constexpr std::string_view route[] = {"kind", "match", "priority", "middlewares", "services"};
constexpr std::string_view ingress_route[] = {"entryPoints", "routes", "tls"};

struct order {
  std::string_view type;
  names fields;
};

// Sorted by nothing: a type that matches none has the general order.
constexpr order orders[] = {
    {"Container", container},
    {"EphemeralContainer", container},
    {"PodSpec", pod_spec},
    {"Probe", probe},
    {"HTTPGetAction", http_get},
    {"ContainerPort", port},
    {"ServicePort", port},
    {"EndpointPort", port},
    {"ServiceSpec", service_spec},
    {"DeploymentSpec", workload_spec},
    {"StatefulSetSpec", workload_spec},
    {"DaemonSetSpec", workload_spec},
    {"ReplicaSetSpec", workload_spec},
    {"ReplicationControllerSpec", workload_spec},
    {"JobSpec", job_spec},
    {"CronJobSpec", cron_job_spec},
    {"VolumeMount", volume_mount},
    {"PersistentVolumeClaimSpec", claim_spec},
    {"HorizontalPodAutoscalerSpec", autoscaler_spec},
    {"MetricSpec", metric},
    {"PodDisruptionBudgetSpec", disruption_spec},
    {"IngressSpec", ingress_spec},
    {"HTTPIngressPath", ingress_path},
    {"NetworkPolicySpec", network_policy},
    {"NetworkPolicyIngressRule", network_rule},
    {"NetworkPolicyEgressRule", network_rule},
    {"NetworkPolicyPort", network_port},
    {"NetworkPolicyPeer", network_peer},
    {"SecurityContext", security_context},
    {"PodSecurityContext", security_context},
    {"ResourceRequirements", resources},
    {"VolumeResourceRequirements", resources},
    {"Role", role},
    {"ClusterRole", role},
    {"PolicyRule", policy_rule},
    {"RoleBinding", role_binding},
    {"ClusterRoleBinding", role_binding},
    {"RoleRef", role_reference},
    {"Subject", subject},
    {"Secret", secret},
    {"Toleration", toleration},
    {"TopologySpreadConstraint", spread},
    {"LabelSelector", selector},
    {"CertificateSpec", certificate},
    {"CertificateSpecIssuerRef", certificate_issuer},
    {"VaultStaticSecretSpec", vault_secret},
    {"VaultDynamicSecretSpec", vault_secret},
    {"VaultPKISecretSpec", vault_secret},
    {"VaultAuthSpec", vault_auth},
    {"VaultAuthSpecKubernetes", vault_method},
    {"VaultAuthSpecJwt", vault_method},
    {"VaultAuthGlobalSpecKubernetes", vault_method},
    {"VaultConnectionSpec", vault_connection},
    {"VaultPKISecretSpecDestination", vault_destination},
    {"MariaDBSpec", mariadb},
    {"DatabaseSpec", mariadb_object},
    {"UserSpec", mariadb_object},
    {"GrantSpec", mariadb_object},
    {"IngressRouteSpec", ingress_route},
    {"IngressRouteSpecRoutes", route},
};

constexpr int alphabetical = 10'000;

int index_in(names list, std::string_view field) {
  const auto found = std::find(list.begin(), list.end(), field);
  return found == list.end() ? -1 : static_cast<int>(std::distance(list.begin(), found));
}

}  // namespace

int rank_of(std::string_view type, std::string_view field) {
  if (const int at = index_in(last, field); at >= 0) return 2 * alphabetical + at;
  for (const order& one : orders) {
    if (one.type != type) continue;
    if (const int at = index_in(one.fields, field); at >= 0) return at;
    // The rest of a type that has an order of its own is alphabetical.
    return field == "metadata" ? -1 : alphabetical;
  }
  const int at = index_in(first, field);
  return at >= 0 ? at : alphabetical;
}

}  // namespace dovetail::schema
