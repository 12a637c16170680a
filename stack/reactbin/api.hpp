/// The Python API, with its migrations as an init container of the same image.
#pragma once

#include "vault.hpp"

namespace reactbin {

inline constexpr auto http = port<"http">(8000);

inline constexpr auto api_image = image("reactbin-api:latest");

// A migration that fails keeps the pod in its init phase.
inline constexpr auto alembic =
    Container<"alembic-migrate">{api_image}
        .withCommand("alembic", "upgrade", "head")
        .withWorkingDir("/app")
        .withEnvFrom(api_env.requiring("DATABASE_URL"))
        .withSecurityContext(non_root(1001));

inline constexpr auto api =
    Deployment<"api">{}
        .withWaiver("SEC-42", placeholder_tag)
        .withContainer(Container<"api">{api_image}
                .withPort(http)
                .withEnvFrom(api_env)
                .withEnv("API_DOCS_ENABLED", "false")
                .withLivenessProbe(http_get(http, "/api/v1/health").initialDelay(10s).period(30s))
                .withReadinessProbe(http_get(http, "/api/v1/health").initialDelay(5s).period(10s))
                .withSecurityContext(non_root(1001)))
        .withInitContainer(alembic);

inline constexpr auto api_service = Service<"api">{api}.withPort(http);

}  // namespace reactbin
