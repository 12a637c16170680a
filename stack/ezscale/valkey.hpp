/// Valkey: cache, sessions and queues.
#pragma once

#include "settings.hpp"

namespace ezscale {

inline constexpr auto redis_port = port<"redis">(6379);

inline constexpr auto valkey_data =
    PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(5_Gi).withStorageClassName(valkey_storage_class);

inline constexpr auto valkey_server =
    Container<"valkey">{image("valkey/valkey:9-alpine")}
        .withArgs("valkey-server", "--appendonly", "yes", "--maxmemory", "1gb", "--maxmemory-policy", "allkeys-lru")
        .withEnv("VALKEY_PASSWORD", website_secrets.key("VALKEY_PASSWORD"))
        .when(valkey_auth)
        .withArgs("--requirepass", "$(VALKEY_PASSWORD)")
        .when(valkey_auth)
        .withPort(redis_port)
        .withVolumeMount(valkey_data, "/data")
        .withReadinessProbe(tcp_socket(redis_port).period(10s))
        .withLivenessProbe(tcp_socket(redis_port).initialDelay(15s).period(20s))
        .withRequests(50_m, 256_Mi)
        .withLimits(500_m, 1280_Mi)
        .withSecurityContext(non_root(999).readOnlyRootFilesystem().noPrivilegeEscalation().dropAllCapabilities());

inline constexpr auto valkey = StatefulSet<"ezscale-website-valkey">{}
                                   .withReplicas(1)
                                   .withServiceName("ezscale-website-valkey")
                                   .withPodSecurityContext(non_root(999).fsGroup(1000).seccompRuntimeDefault())
                                   .withContainer(valkey_server)
                                   .withVolumeClaimTemplate(valkey_data);

inline constexpr auto valkey_service = Service<"ezscale-website-valkey">{valkey}.withPort(redis_port);

}  // namespace ezscale
