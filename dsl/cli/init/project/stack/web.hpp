/// The web server: what runs, and how it is reached.
#pragma once

#include <dovetail/dovetail.hpp>

namespace @NAMESPACE@ {

using namespace dovetail;

inline constexpr auto http = port<"http">(8080);

inline constexpr auto server = Container<"web">{image("nginxinc/nginx-unprivileged:1.27")}
                                   .withPort(http)
                                   .withReadinessProbe(http_get(http, "/"));

inline constexpr auto web = Deployment<"web">{}.withContainer(server).withReplicas(2);
inline constexpr auto web_service = Service<"web">{web}.withPort(http);

}  // namespace @NAMESPACE@
