/// Every rule of stacks, by the lists of their headers. In which order the lists stand is all the same: check/check_all.hpp.
#pragma once

#include "dovetail/check/access.hpp"
#include "dovetail/check/access_rules.hpp"
#include "dovetail/check/addresses.hpp"
#include "dovetail/check/autoscaler.hpp"
#include "dovetail/check/cert_manager.hpp"
#include "dovetail/check/certificate_spec.hpp"
#include "dovetail/check/cluster.hpp"
#include "dovetail/check/config.hpp"
#include "dovetail/check/connections.hpp"
#include "dovetail/check/container_resources.hpp"
#include "dovetail/check/credentials.hpp"
#include "dovetail/check/disruption_budget.hpp"
#include "dovetail/check/fields.hpp"
#include "dovetail/check/grammar.hpp"
#include "dovetail/check/hook.hpp"
#include "dovetail/check/identity.hpp"
#include "dovetail/check/image.hpp"
#include "dovetail/check/immutable_key.hpp"
#include "dovetail/check/ingress.hpp"
#include "dovetail/check/ingress_spec.hpp"
#include "dovetail/check/keys.hpp"
#include "dovetail/check/mariadb.hpp"
#include "dovetail/check/metadata.hpp"
#include "dovetail/check/network_policy.hpp"
#include "dovetail/check/pod_parts.hpp"
#include "dovetail/check/pod_security.hpp"
#include "dovetail/check/pod_spec.hpp"
#include "dovetail/check/policy.hpp"
#include "dovetail/check/policy_access.hpp"
#include "dovetail/check/policy_reliability.hpp"
#include "dovetail/check/policy_security.hpp"
#include "dovetail/check/probes.hpp"
#include "dovetail/check/quota.hpp"
#include "dovetail/check/reads.hpp"
#include "dovetail/check/references.hpp"
#include "dovetail/check/restart.hpp"
#include "dovetail/check/scheduling.hpp"
#include "dovetail/check/secret_makers.hpp"
#include "dovetail/check/security.hpp"
#include "dovetail/check/service.hpp"
#include "dovetail/check/service_spec.hpp"
#include "dovetail/check/singleton.hpp"
#include "dovetail/check/step.hpp"
#include "dovetail/check/storage.hpp"
#include "dovetail/check/storage_spec.hpp"
#include "dovetail/check/traefik.hpp"
#include "dovetail/check/unused.hpp"
#include "dovetail/check/variables.hpp"
#include "dovetail/check/volumes.hpp"
#include "dovetail/check/waivers.hpp"
#include "dovetail/check/workload_spec.hpp"

#include <span>

namespace dovetail::check {

inline constexpr std::span<const check_function> families[] = {
    role_checks,
    access_rule_checks,
    address_checks,
    container_resource_checks,
    autoscaler_checks,
    cert_manager_checks,
    certificate_spec_checks,
    cluster_checks,
    config_checks,
    connection_checks,
    credential_checks,
    disruption_budget_checks,
    field_checks,
    grammar_checks,
    hook_checks,
    identity_checks,
    image_checks,
    immutable_key_checks,
    ingress_checks,
    ingress_spec_checks,
    key_checks,
    mariadb_checks,
    metadata_checks,
    network_policy_checks,
    pod_checks,
    pod_security_checks,
    pod_spec_checks,
    policy_checks,
    access_policy_checks,
    reliability_policy_checks,
    security_policy_checks,
    probe_checks,
    quota_checks,
    read_checks,
    reference_checks,
    restart_checks,
    scheduling_checks,
    secret_maker_checks,
    security_checks,
    service_checks,
    service_spec_checks,
    singleton_checks,
    step_checks,
    storage_checks,
    storage_spec_checks,
    traefik_checks,
    unused_checks,
    variable_checks,
    volume_checks,
    waiver_checks,
    workload_spec_checks,
};

}  // namespace dovetail::check
