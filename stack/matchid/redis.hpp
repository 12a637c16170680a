/// Redis, for the queue of jobs.
#pragma once

#include "settings.hpp"

namespace matchid {

inline constexpr auto redis_port = port<"redis">(6379);

inline constexpr auto redis =
    Deployment<"redis">{}
        .withComment("Ephemeral: there is no volume, so the state of running jobs is lost when the pod goes.")
        .keepsState("the queue of jobs")
        .withContainer(Container<"redis">{image("redis:7.2-alpine")}
                .withArgs("redis-server", "--maxmemory", "128mb", "--maxmemory-policy", "noeviction", "--save", "",
                    "--appendonly", "no")
                .withPort(redis_port)
                .withRequests(50_m, 160_Mi)
                .withLimits(200_m, 192_Mi)
                .withLivenessProbe(tcp_socket(redis_port).initialDelay(5s).period(20s))
                .withReadinessProbe(exec("redis-cli", "ping").initialDelay(2s).period(10s)));

inline constexpr auto redis_service = Service<"redis">{redis}.withPort(redis_port);

}  // namespace matchid
