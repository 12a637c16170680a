/// What a precompiled header of stacks is made of: everything, and one stack that is lowered and checked already.
///
/// g++ instantiates the templates that a precompiled header uses in each compilation that includes it, unless something has
/// needed them before. Checking a stack here, with a fault in it so that words are put together too, needs most of them.
#pragma once

#include "dovetail/dovetail.hpp"

namespace dovetail::detail::sample {

inline constexpr auto http = port<"http">(8080);
inline constexpr auto settings = ConfigMap<"web">{}.withData("LEVEL", "info");
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
inline constexpr auto files = empty_dir<"files">();
inline constexpr auto container = Container<"web">{image("web:1.0")}
                                      .withPort(http)
                                      .withEnvFrom(settings)
                                      .withEnv("A", "$(LEVEL)")
                                      .withVolumeMount(files, "/files")
                                      .withReadinessProbe(http_get(http, "/"))
                                      .withSecurityContext(non_root(1001))
                                      .withRequests(100_m, 1_Mi)
                                      .withLimits(200_m, 2_Mi);
inline constexpr auto web = Deployment<"web">{}.withVolume(files).withContainer(container).edit(
    [](api::apps::v1::Deployment& d) { d.spec.template_.spec.containers[0].readinessProbe->httpGet->port = "htp"; });
inline constexpr auto store = StatefulSet<"store">{}.withVolumeClaimTemplate(data).withContainer(container);
inline constexpr auto once = Job<"once">{}.withContainer(Container<"once">{image("web:1.0")});
inline constexpr auto service = Service<"web">{web}.withPort(http);
inline constexpr auto ingress = Ingress<"web">{}.withHost("web.example.com").withPath("/", service, http);
inline constexpr auto all =
    stack<"sample">(file("settings.yaml", settings), file("web.yaml", web), file("store.yaml", store),
                    file("once.yaml", once), file("service.yaml", service), file("ingress.yaml", ingress));

static_assert(!is_sound<all>);

}  // namespace dovetail::detail::sample
