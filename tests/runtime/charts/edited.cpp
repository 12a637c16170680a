/// A chart whose environments edit, add and remove resources, beside values and a switch.
#include <dovetail/api/policy/v1.hpp>
#include <dovetail/dovetail.hpp>

namespace edited {

using namespace dovetail;

inline constexpr auto http = port<"http">(8080);
inline constexpr auto tag = value<"image.tag">(grammars::image_tag, "1.0");
inline constexpr auto replicas = value<"replicas">(1);
inline constexpr auto cache = value<"cache.enabled">(false);
inline constexpr auto server = Container<"server">{image("example.com/web", tag)}
                                   .withPort(http)
                                   .withEnv("LEVEL", "info")
                                   .withEnv("HOST", "shop.local");
inline constexpr auto settings = ConfigMap<"edited-settings">{}.withData("theme", "dark").withData("banner", "on");
inline constexpr auto web = Deployment<"edited-web">{}.withReplicas(replicas).withContainer(
    server.withEnv("CACHE", "on").when(cache).withEnvFrom(settings));
inline constexpr auto web_service = Service<"edited-web">{web}.withPort(http);
inline constexpr auto worker =
    Deployment<"edited-worker">{}.withReplicas(1).withContainer(Container<"worker">{image("example.com/worker", tag)});
inline constexpr auto probe = Job<"edited-probe">{}.withContainer(Container<"probe">{image("example.com/probe", tag)});
inline constexpr auto budget = resource<api::policy::v1::PodDisruptionBudget, "edited-web">()
                                   .set<"spec.maxUnavailable">(1)
                                   .set<"spec.selector.matchLabels[app]">("edited-web");

/// On a laptop: values alone.
inline constexpr auto local = Environment<"local">{}.withValue(tag, "local");
/// On a shared cluster, at rest unless someone asks for it.
inline constexpr auto poc = Environment<"poc">{}
                                .withValue(replicas, 0)
                                .remove(probe)
                                .edit(on(worker).withReplicas(0))
                                .edit(on(settings).withData("theme", "light").withoutData("banner"))
                                .edit(every_workload().withNodeSelector("pool", "burst"));
inline constexpr auto prod =
    Environment<"prod">{}
        .withValue(replicas, 3)
        .withValue(cache, true)
        .add(file("budget.yaml", budget))
        .edit(on(worker).withReplicas(4))
        .edit(on(web).inContainer(on(server).replacingEnv("HOST", "shop.example.com").withLimits(500_m, 256_Mi)))
        .edit(every_resource().withLabel("stage", "prod"));

inline constexpr auto chart = Chart<"edited">{}.withDescription("Each environment with edits of its own.");
inline constexpr auto all =
    stack<"edited">(file("web.yaml", web), file("web.yaml", web_service), file("worker.yaml", worker),
                    file("settings.yaml", settings), file("probe.yaml", probe))
        .withValues(tag, replicas, cache)
        .withEnvironments(local, poc, prod)
        .withHelm(chart);

}  // namespace edited

int main(int argc, char** argv) { return dovetail::generate<edited::all>(argc, argv); }
