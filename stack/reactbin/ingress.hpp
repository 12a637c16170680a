/// The only way in: the API below /api/, the UI for everything else.
#pragma once

#include "api.hpp"
#include "ui.hpp"

namespace reactbin {

inline constexpr auto ingress =
    Ingress<"reactbin">{}
        .withComment("The default host is a placeholder: replace it with --set domain=…")
        .withIngressClassName("nginx")
        .withClusterIssuer("letsencrypt-prod")
        .withAnnotation("nginx.ingress.kubernetes.io/ssl-redirect", "true")
        .withHost(domain)
        .withPath("/api/", api_service, http)
        .withPath("/", ui_service, ui_http)
        .withTls("reactbin-tls");

}  // namespace reactbin
