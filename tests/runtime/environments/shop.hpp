/// A stack whose environments change it in every way there is.
#pragma once

#include <dovetail/api/policy/v1.hpp>
#include <dovetail/dovetail.hpp>

namespace shop {

using namespace dovetail;

inline constexpr auto http = port<"http">(8080);
inline constexpr auto space = Namespace<"shop">{};
inline constexpr auto replicas = value<"replicas">(grammars::whole_number, "1");
inline constexpr auto migrate = Container<"migrate">{image("web:1.0")}.withCommand("migrate");
inline constexpr auto tune =
    Container<"tune">{image("busybox:1.37")}.withCommand("sysctl", "-w", "vm.max_map_count=262144");
inline constexpr auto server =
    Container<"server">{image("web:1.0")}.withPort(http).withEnv("LEVEL", "info").withEnv("HOST", "shop.local");
inline constexpr auto settings = ConfigMap<"settings">{}.withData("banner", "on").withData("theme", "dark");
inline constexpr auto web = Deployment<"web">{}
                                .withAnnotation("example.com/owner", "shop")
                                .withReplicas(replicas)
                                .withInitContainer(tune)
                                .withInitContainer(migrate)
                                .withContainer(server.withEnvFrom(settings));
inline constexpr auto web_service = Service<"web">{web}.withPort(http);
inline constexpr auto cleanup = Job<"cleanup">{}.withContainer(Container<"cleanup">{image("web:1.0")});
inline constexpr auto budget = resource<api::policy::v1::PodDisruptionBudget, "web.budget">([](auto& made) {
  made.spec.maxUnavailable = 1;
  made.spec.selector.ensure().matchLabels["app"] = "web";
});
inline constexpr auto outside_space = external<Namespace>("shop");

/// On a laptop.
inline constexpr auto local = Environment<"local">{}
                                  .edit(on(web).withoutInitContainer(tune))
                                  .edit(on(web_service).withNodePortType())
                                  .edit(on(settings).withData("theme", "light").withoutData("banner"));

/// On a shared cluster.
inline constexpr auto poc =
    Environment<"poc">{}
        .withExternals(outside_space)
        .remove(space)
        .remove(cleanup)
        .add(file("budget.yaml", budget))
        .withValue(replicas, "0")
        .edit(every_workload().withNodeSelector("pool", "burst"))
        .edit(every_resource().withLabel("team", "shop"))
        .edit(on(web).inContainer(on(server).replacingEnv("HOST", "shop.example.com").withEnv("COLOUR", "no")))
        .edit(every<Deployment>([](const api::apps::v1::Deployment& d) {
                return d.metadata.name == "web";
              }).withComment("At rest unless someone asks for it."));

inline constexpr auto all =
    stack<"shop">(file("namespace.yaml", space), file("web.yaml", web), file("web.yaml", web_service),
                  file("settings.yaml", settings), file("cleanup.yaml", cleanup))
        .inNamespace("shop")
        .withValues(replicas)
        .withEnvironments(local, poc)
        .withKustomize();

}  // namespace shop
