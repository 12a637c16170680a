// The code of every step that the builders have, compiled once for all stacks.
#define DOVETAIL_COMPILES_STEPS
#include "dovetail/autoscaling.hpp"
#include "dovetail/cert_manager.hpp"
#include "dovetail/dovetail.hpp"
#include "dovetail/mariadb.hpp"
#include "dovetail/rbac.hpp"
#include "dovetail/traefik.hpp"

namespace dovetail {

DOVETAIL_EDITABLE_STEPS(template, api::core::v1::Container);
DOVETAIL_EDITABLE_STEPS(template, api::core::v1::Probe);
DOVETAIL_EDITABLE_STEPS(template, api::core::v1::Volume);
DOVETAIL_EDITABLE_STEPS(template, api::rbac::v1::PolicyRule);
DOVETAIL_EDITABLE_STEPS(template, detail::traefik_api::IngressRouteSpecRoutes);

DOVETAIL_WORKLOAD_STEPS(template, api::apps::v1::Deployment);
DOVETAIL_WORKLOAD_STEPS(template, api::apps::v1::StatefulSet);
DOVETAIL_JOB_STEPS(template, api::batch::v1::CronJob);
DOVETAIL_JOB_STEPS(template, api::batch::v1::Job);
DOVETAIL_WORKLOAD_STEPS(template, any_workload);
DOVETAIL_RESOURCE_STEPS(template, any_resource);
DOVETAIL_RESOURCE_STEPS(template, api::autoscaling::v2::HorizontalPodAutoscaler);
DOVETAIL_RESOURCE_STEPS(template, api::core::v1::ConfigMap);
DOVETAIL_RESOURCE_STEPS(template, api::core::v1::Namespace);
DOVETAIL_RESOURCE_STEPS(template, api::core::v1::PersistentVolume);
DOVETAIL_RESOURCE_STEPS(template, api::core::v1::PersistentVolumeClaim);
DOVETAIL_RESOURCE_STEPS(template, api::core::v1::Secret);
DOVETAIL_RESOURCE_STEPS(template, api::core::v1::Service);
DOVETAIL_RESOURCE_STEPS(template, api::core::v1::ServiceAccount);
DOVETAIL_RESOURCE_STEPS(template, api::networking::v1::Ingress);
DOVETAIL_RESOURCE_STEPS(template, api::networking::v1::NetworkPolicy);
DOVETAIL_RESOURCE_STEPS(template, api::policy::v1::PodDisruptionBudget);
DOVETAIL_ROLE_STEPS(template, api::rbac::v1::ClusterRole);
DOVETAIL_ROLE_STEPS(template, api::rbac::v1::Role);
DOVETAIL_BINDING_STEPS(template, api::rbac::v1::ClusterRoleBinding);
DOVETAIL_BINDING_STEPS(template, api::rbac::v1::RoleBinding);
DOVETAIL_RESOURCE_STEPS(template, api::storage::v1::StorageClass);
DOVETAIL_RESOURCE_STEPS(template, detail::cert_manager_api::Certificate);
DOVETAIL_ISSUER_STEPS(template, crd::cert_manager_io::v1::ClusterIssuer);
DOVETAIL_ISSUER_STEPS(template, crd::cert_manager_io::v1::Issuer);
DOVETAIL_RESOURCE_STEPS(template, detail::mariadb_api::MariaDB);
DOVETAIL_SQL_STEPS(template, detail::mariadb_api::Database);
DOVETAIL_SQL_STEPS(template, detail::mariadb_api::Grant);
DOVETAIL_SQL_STEPS(template, detail::mariadb_api::User);
DOVETAIL_RESOURCE_STEPS(template, detail::traefik_api::IngressRoute);
DOVETAIL_RESOURCE_STEPS(template, detail::traefik_api::Middleware);
DOVETAIL_RESOURCE_STEPS(template, detail::vault::VaultAuth);
DOVETAIL_RESOURCE_STEPS(template, detail::vault::VaultStaticSecret);

#define DOVETAIL_STEP_TEMPLATE(...) template void detail::__VA_ARGS__(part&, const step&, lowering&)
DOVETAIL_STEP_TEMPLATE(set_replicas<api::apps::v1::Deployment>);
DOVETAIL_STEP_TEMPLATE(set_replicas<api::apps::v1::StatefulSet>);
DOVETAIL_STEP_TEMPLATE(leave_replicas<api::apps::v1::Deployment>);
DOVETAIL_STEP_TEMPLATE(leave_replicas<api::apps::v1::StatefulSet>);
DOVETAIL_STEP_TEMPLATE(add_access_mode<detail::access_mode::ReadWriteOnce>);
DOVETAIL_STEP_TEMPLATE(add_access_mode<detail::access_mode::ReadWriteMany>);
DOVETAIL_STEP_TEMPLATE(add_access_mode<detail::access_mode::ReadOnlyMany>);
DOVETAIL_STEP_TEMPLATE(add_volume_access_mode<detail::volume_access_mode::ReadWriteOnce>);
DOVETAIL_STEP_TEMPLATE(add_volume_access_mode<detail::volume_access_mode::ReadWriteMany>);
DOVETAIL_STEP_TEMPLATE(add_volume_access_mode<detail::volume_access_mode::ReadOnlyMany>);
DOVETAIL_STEP_TEMPLATE(add_path<detail::HTTPIngressPath::PathType::Prefix>);
DOVETAIL_STEP_TEMPLATE(add_path<detail::HTTPIngressPath::PathType::Exact>);
DOVETAIL_STEP_TEMPLATE(set_vault_path<detail::vault::VaultStaticSecretSpec::Type::kv_v1>);
DOVETAIL_STEP_TEMPLATE(set_vault_path<detail::vault::VaultStaticSecretSpec::Type::kv_v2>);

}  // namespace dovetail
