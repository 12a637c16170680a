// The code of every step that the builders have, compiled once for all stacks.
#define DOVETAIL_COMPILES_STEPS
#define DOVETAIL_COMPILES_WALKS
#include "dovetail/autoscaling.hpp"
#include "dovetail/cert_manager.hpp"
#include "dovetail/dovetail.hpp"
#include "dovetail/mariadb.hpp"
#include "dovetail/rbac.hpp"
#include "dovetail/traefik.hpp"

namespace dovetail {

namespace detail {

// Steps of parts of resources, which have no run-time part, and of what stands for several kinds.
template void apply_field<any_resource>(part&, const step&, lowering&);
template void apply_field<any_workload>(part&, const step&, lowering&);
template void apply_field<api::core::v1::Container>(part&, const step&, lowering&);
template void apply_field<api::core::v1::Probe>(part&, const step&, lowering&);
template void apply_field<api::core::v1::Volume>(part&, const step&, lowering&);
template void apply_field<traefik_api::IngressRouteSpecRoutes>(part&, const step&, lowering&);
template void bind_account<api::rbac::v1::ClusterRoleBinding>(part&, const step&, lowering&);
template void bind_account<api::rbac::v1::RoleBinding>(part&, const step&, lowering&);
template void bind_named_subject<api::rbac::v1::ClusterRoleBinding>(part&, const step&, lowering&);
template void bind_named_subject<api::rbac::v1::RoleBinding>(part&, const step&, lowering&);
template void in_pods<any_workload>(part&, const step&, lowering&);
template void in_pods<api::apps::v1::Deployment>(part&, const step&, lowering&);
template void in_pods<api::apps::v1::StatefulSet>(part&, const step&, lowering&);
template void in_pods<api::batch::v1::CronJob>(part&, const step&, lowering&);
template void in_pods<api::batch::v1::Job>(part&, const step&, lowering&);
template void restart_on<api::apps::v1::DaemonSet>(part&, const step&, lowering&);
template void restart_on<api::apps::v1::Deployment>(part&, const step&, lowering&);
template void restart_on<api::apps::v1::StatefulSet>(part&, const step&, lowering&);
template void set_role_ref<api::rbac::v1::ClusterRoleBinding>(part&, const step&, lowering&);
template void set_role_ref<api::rbac::v1::RoleBinding>(part&, const step&, lowering&);

}  // namespace detail

// What stands for resources of all kinds has no source of its own.
[[gnu::used]] static const void* const walks_of_edits[] = {
    reinterpret_cast<const void*>(&any_workload::walk_fields),
    reinterpret_cast<const void*>(&any_resource::walk_fields),
};

}  // namespace dovetail
