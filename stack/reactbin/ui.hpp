/// The single-page UI, served by nginx's unprivileged image.
#pragma once

#include "settings.hpp"

namespace reactbin {

inline constexpr auto ui_http = port<"http">(8080);

inline constexpr auto ui =
    Deployment<"ui">{}
        .withWaiver("SEC-42", placeholder_tag)
        .withContainer(Container<"ui">{image("reactbin-ui:latest")}
                .withPort(ui_http)
                .withLivenessProbe(http_get(ui_http, "/").initialDelay(10s).period(30s))
                .withSecurityContext(non_root(101)));

inline constexpr auto ui_service = Service<"ui">{ui}.withPort(ui_http);

}  // namespace reactbin
