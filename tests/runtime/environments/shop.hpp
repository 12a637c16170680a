/// A stack whose environments change it in every way there is.
#pragma once

#include <dovetail/api/policy/v1.hpp>
#include <dovetail/api/rbac/v1.hpp>
#include <dovetail/dovetail.hpp>

namespace shop {

using namespace dovetail;

inline constexpr auto http = port<"http">(8080);
inline constexpr auto space = Namespace<"shop">{};
inline constexpr auto replicas = value<"replicas">(grammars::whole_number, "1");
inline constexpr auto registry = value<"registry">(grammars::image_repository, "example.com/shop");
inline constexpr auto tag = value<"tag">(grammars::image_tag, "1.0");
inline constexpr auto migrate = Container<"migrate">{image(registry, "/web", tag)}.withCommand("migrate");
inline constexpr auto tune =
    Container<"tune">{image("busybox:1.37")}.withCommand("sysctl", "-w", "vm.max_map_count=262144");
inline constexpr auto server = Container<"server">{image(registry, "/web", tag)}
                                   .withPort(http)
                                   .withEnv("LEVEL", "info")
                                   .withEnv("HOST", "shop.local");
inline constexpr auto settings = ConfigMap<"settings">{}.withData("banner", "on").withData("theme", "dark");
inline constexpr auto web = Deployment<"web">{}
                                .withAnnotation("example.com/owner", "shop")
                                .withReplicas(replicas)
                                .withInitContainer(tune)
                                .withInitContainer(migrate)
                                .withContainer(server.withEnvFrom(settings));
inline constexpr auto web_service = Service<"web">{web}.withPort(http);
inline constexpr auto cleanup = Job<"cleanup">{}.withContainer(Container<"cleanup">{image(registry, "/cleanup:1.0")});
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

/// In another namespace, with the next release of one image and a list of its own: what kustomize has fields for.
inline constexpr auto staging_space = Namespace<"shop-staging">{};
inline constexpr auto report = CronJob<"report">{"0 4 * * *"}.withContainer(
    Container<"report">{image(registry, "/web", tag)}.withCommand("report"));
inline constexpr auto staging = Environment<"staging">{}
                                    .remove(space)
                                    .add(file("namespace.yaml", staging_space), file("report.yaml", report))
                                    .inNamespace(staging_space)
                                    .withValue(tag, "2.0-rc.1")
                                    .withValue(replicas, "2")
                                    .edit(on(web_service).withNodePortType());

/// From a mirror, in a namespace whose account `default` is bound: kustomize's `namespace:` would change the binding, and patches do it.
inline constexpr auto mirror_space = Namespace<"shop-mirror">{};
inline constexpr auto binding = resource<api::rbac::v1::RoleBinding, "view">([](auto& made) {
  made.roleRef.apiGroup = "rbac.authorization.k8s.io";
  made.roleRef.kind = "ClusterRole";
  made.roleRef.name = "view";
  auto& subject = made.subjects.emplace_back();
  subject.kind = "ServiceAccount";
  subject.name = "default";
  subject.namespace_ = "shop-mirror";
});
inline constexpr auto mirror = Environment<"mirror">{}
                                   .remove(space)
                                   .add(file("namespace.yaml", mirror_space), file("binding.yaml", binding))
                                   .inNamespace(mirror_space)
                                   .withValue(registry, "mirror.example.com/shop");

/// The same namespace, from the mirror, where one workload keeps the number of its pods to itself.
inline constexpr auto mirrored = Environment<"mirrored">{}
                                     .withValue(registry, "mirror.example.com/shop")
                                     .withValue(tag, "1.1")
                                     .edit(on(web).withoutReplicas());

inline constexpr auto all =
    stack<"shop">(file("namespace.yaml", space), file("web.yaml", web), file("web.yaml", web_service),
                  file("settings.yaml", settings), file("cleanup.yaml", cleanup))
        .inNamespace("shop")
        .withValues(replicas, registry, tag)
        .withEnvironments(local, poc, staging, mirror, mirrored)
        .withKustomize();

}  // namespace shop
