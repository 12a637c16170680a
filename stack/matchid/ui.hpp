/// The search's pages. nginx's templates are filled with environment variables when the container starts.
#pragma once

#include "backend.hpp"

namespace matchid {

inline constexpr auto ui_http = port<"http">(8083);

inline constexpr auto ui_nginx = ConfigMap<"deces-ui-nginx">{}.withData({
    {"API_USER_SCOPE", "http_x_forwarded_for"},
    {"API_SEARCH_LIMIT_RATE", "1r/s"},
    {"API_SEARCH_USER_BURST", "30 nodelay"},
    {"API_SEARCH_GLOBAL_LIMIT_RATE", "20r/s"},
    {"API_SEARCH_GLOBAL_BURST", "400 nodelay"},
    {"API_BULK_SUBMIT_LIMIT_RATE", "4r/m"},
    {"API_BULK_SUBMIT_BURST", "4 nodelay"},
    {"API_MISC_LIMIT_RATE", "2r/s"},
    {"API_MISC_USER_BURST", "7 nodelay"},
    {"API_MISC_GLOBAL_LIMIT_RATE", "5r/s"},
    {"API_MISC_GLOBAL_BURST", "40 nodelay"},
    {"API_AGG_LIMIT_RATE", "30r/m"},
    {"API_AGG_USER_BURST", "15 nodelay"},
    {"API_AGG_GLOBAL_LIMIT_RATE", "1r/s"},
    {"API_AGG_GLOBAL_BURST", "30 nodelay"},
    {"API_DOWNLOAD_LIMIT_RATE", "30r/m"},
    {"API_READ_TIMEOUT", "3600"},
    {"API_SEND_TIMEOUT", "1200"},
    {"API_MAX_BODY", "100m"},
    {"NGINX_CSP",
        "default-src https: 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
        "img-src https: 'self' data:; font-src 'self' data:; connect-src https: 'self'"},
    {"GOOGLE_ANALYTICS_ID", ""},
    {"GOOGLE_ADSENSE_ID", ""},
    {"DATAGOUV_PROXY_PATH", "/deces/api/v0/getDataGouvFile"},
    {"DATAGOUV_RESOURCES_PROXY", "https://static.data.gouv.fr"},
    {"DATAGOUV_RESOURCES_REWRITE_PATH", "/resources/fichier-des-personnes-decedees"},
});

inline constexpr auto ui_container =
    Container<"deces-ui">{image("matchid/deces-ui:latest")}  // Without these the container exits.
        .reads("APP", "ES_INDEX", "ES_HOST", "ES_PORT", "BACKEND_HOST", "BACKEND_PORT", "BACKEND_PROXY_PATH")
        // One that is missing stays `<LIKE_THIS>` in nginx's configuration, and the container crash-loops.
        .reads("API_USER_SCOPE", "API_SEARCH_LIMIT_RATE", "API_SEARCH_USER_BURST", "API_SEARCH_GLOBAL_LIMIT_RATE",
            "API_SEARCH_GLOBAL_BURST", "API_BULK_SUBMIT_LIMIT_RATE", "API_BULK_SUBMIT_BURST", "API_MISC_LIMIT_RATE",
            "API_MISC_USER_BURST", "API_MISC_GLOBAL_LIMIT_RATE", "API_MISC_GLOBAL_BURST", "API_AGG_LIMIT_RATE",
            "API_AGG_USER_BURST", "API_AGG_GLOBAL_LIMIT_RATE", "API_AGG_GLOBAL_BURST", "API_DOWNLOAD_LIMIT_RATE",
            "API_READ_TIMEOUT", "API_SEND_TIMEOUT", "API_MAX_BODY", "NGINX_CSP", "GOOGLE_ANALYTICS_ID",
            "GOOGLE_ADSENSE_ID", "DATAGOUV_PROXY_PATH", "DATAGOUV_RESOURCES_PROXY", "DATAGOUV_RESOURCES_REWRITE_PATH")
        .withPort(ui_http)
        .withCommentOn<"env">("Older images read APP, newer ones APP_FRONTEND.")
        .withEnv("APP", "deces-ui")
        .withEnv("APP_FRONTEND", "deces-ui")
        .withEnv("ES_INDEX", index)
        .withEnv("ES_HOST", elasticsearch_service.host())
        .withEnv("ES_PORT", elasticsearch_service.port(elastic_http))
        .withEnv("BACKEND_HOST", backend_service.host())
        .withEnv("BACKEND_PORT", backend_service.port(backend_http))
        .withEnv("BACKEND_PROXY_PATH", api_path)
        .withEnvFrom(ui_nginx)
        .withRequests(50_m, 64_Mi)
        .withLimits(200_m, 128_Mi)
        .withReadinessProbe(http_get(ui_http, "/").period(10s))
        .withLivenessProbe(http_get(ui_http, "/").initialDelay(10s).period(30s));

inline constexpr auto ui = Deployment<"deces-ui">{}.withContainer(ui_container);

inline constexpr auto ui_service = Service<"deces-ui">{ui}.withPort(ui_http);

}  // namespace matchid
