/// matchID, whole: which resource stands in which file, and what it is held to.
#pragma once

#include "local.hpp"
#include "poc.hpp"

namespace matchid {

/// What all environments have in common.
inline constexpr auto base =
    stack<"matchid">(file("namespace.yaml", name_space),            //
        file("deces-backend/deployment.yaml", backend),             //
        file("deces-backend/service.yaml", backend_service),        //
        file("deces-ui/configmap.yaml", ui_nginx),                  //
        file("deces-ui/deployment.yaml", ui),                       //
        file("deces-ui/service.yaml", ui_service),                  //
        file("elasticsearch/statefulset.yaml", elasticsearch),      //
        file("elasticsearch/service.yaml", elasticsearch_service),  //
        file("redis/deployment.yaml", redis),                       //
        file("redis/service.yaml", redis_service),                  //
        file("ingress-route.yaml", entry_route))
        .inNamespace(name_space)
        .withExternals(backend_secrets)
        .withValues(domain)
        .withProfile(profile::baseline)
        .withPolicies(
            policy::pinned_images, policy::state_on_volumes, policy::enough_replicas, policy::no_optional_secrets);

inline constexpr auto matchid = base.withEnvironments(local, poc).withKustomize();

}  // namespace matchid
