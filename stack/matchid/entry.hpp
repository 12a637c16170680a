/// The way in: the API's path to the backend, everything else to the UI.
#pragma once

#include "ui.hpp"

namespace matchid {

inline constexpr auto entry_route =
    IngressRoute<"deces">{}
        .withEntryPoints("web")
        .withRoute(traefik::host(domain) && traefik::path_prefix(api_path), backend_service, backend_http)
        .withRoute(traefik::host(domain), ui_service, ui_http);

}  // namespace matchid
