/// The search's API.
#pragma once

#include "elasticsearch.hpp"
#include "redis.hpp"

namespace matchid {

inline constexpr auto backend_http = port<"http">(8080);

/// Sign-in (OIDC) and mail (SMTP), provisioned outside this stack; the backend starts without.
inline constexpr auto backend_secrets = external<Secret>("deces-backend-secrets");

inline constexpr auto backend_container =
    Container<"deces-backend">{image("matchid/deces-backend:latest")}
        .withPort(backend_http)
        .withEnv("BACKEND_PORT", backend_http.number)
        .withEnv("BACKEND_PROXY_PATH", api_path)
        .withEnv("REDIS_HOST", redis_service.host())
        .withEnv("REDIS_PORT", redis_service.port(redis_port))
        .withEnv("ES_URL", elasticsearch_service.address(elastic_http))
        .withEnv("ES_INDEX", index)
        .withCommentOn<"env">(
            "The worker of the queue refuses to start unless both numbers of concurrent jobs are above 0.")
        .withEnv({
            {"BACKEND_JOB_CONCURRENCY", 2},
            {"BACKEND_CHUNK_CONCURRENCY", 2},
            {"APP_DNS", domain},
        })
        .withEnv("APP_URL", concat("http://", domain))
        .withEnv({
            {"BACKEND_LOG_TIMER", 30000},
            {"BACKEND_TMP_MAX", 300},
            {"BACKEND_TMP_DURATION", 14400},
            {"BACKEND_TMP_WINDOW", 86400},
            {"DISPOSABLE_MAIL", "/deces-backend/data/disposable-mail.txt"},
            {"COMMUNES_JSON", "/deces-backend/data/communes.json"},
            {"DB_JSON", "/deces-backend/data/userDB.json"},
            {"WIKIDATA_LINKS", "/dev/null"},
        })
        .withEnvFrom(backend_secrets.all().optional())
        .withRequests(100_m, 256_Mi)
        .withLimits(500_m, 512_Mi)
        .withStartupProbe(http_get(backend_http, "/deces/api/v1/healthcheck").period(5s).failureThreshold(60))
        .withReadinessProbe(http_get(backend_http, "/deces/api/v1/healthcheck").period(10s))
        .withLivenessProbe(http_get(backend_http, "/deces/api/v1/healthcheck").period(30s).timeout(5s));

inline constexpr auto backend = Deployment<"deces-backend">{}.withContainer(backend_container);

inline constexpr auto backend_service = Service<"deces-backend">{backend}.withPort(backend_http);

}  // namespace matchid
