/// What a precompiled header of stacks is made of: everything, and one stack that is lowered and checked already.
///
/// g++ instantiates the templates that a precompiled header uses in each compilation that includes it, unless a constant
/// evaluation has needed them before. Checking a stack here, with a fault in it so that words are put together too, needs most
/// of them; objects with each of their fields set need what is left.
#pragma once

#include "dovetail/dovetail.hpp"
#include "dovetail/model/every_field.hpp"

// clang instantiates what a precompiled header uses where it is made. What has been looked up there in a builder it takes for all
// that there is when it looks for the right name of a misspelled function: so nothing is.
#ifndef __clang__

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
inline constexpr auto reach = dovetail::NetworkPolicy<"web">{web}.withIngressFrom(store, http).withEgressToDns();
inline constexpr auto local = Environment<"local">{}
                                  .edit(on(web).withComment("here"))
                                  .edit(every_workload().withReplicas(1))
                                  .edit(on(service).withNodePort(http, 30080));
inline constexpr auto all =
    stack<"sample">(file("settings.yaml", settings), file("web.yaml", web), file("store.yaml", store),
                    file("once.yaml", once), file("service.yaml", service), file("ingress.yaml", ingress),
                    file("reach.yaml", reach))
        .withEnvironments(local);

static_assert(!is_sound<all>);

/// Whether a resource with each of its fields set can be made, looked at and thrown away.
template <class T>
consteval bool has_been_whole() {
  model::arena keys;
  T object{};
  model::set_every_field(object, keys);
  check::inventory all;
  check::resource& of_object = check::add_resource(object, {}, nullptr, all);
  describe(object, of_object, all);
  check::inspect(object, of_object, all);
  return all.resources.size() == 1;
}
static_assert(has_been_whole<api::apps::v1::Deployment>());
static_assert(has_been_whole<api::apps::v1::StatefulSet>());
static_assert(has_been_whole<api::batch::v1::CronJob>());
static_assert(has_been_whole<api::batch::v1::Job>());
static_assert(has_been_whole<api::core::v1::ConfigMap>());
static_assert(has_been_whole<api::core::v1::Namespace>());
static_assert(has_been_whole<api::core::v1::PersistentVolume>());
static_assert(has_been_whole<api::core::v1::PersistentVolumeClaim>());
static_assert(has_been_whole<api::core::v1::Secret>());
static_assert(has_been_whole<api::core::v1::Service>());
static_assert(has_been_whole<api::core::v1::ServiceAccount>());
static_assert(has_been_whole<api::networking::v1::Ingress>());
static_assert(has_been_whole<api::networking::v1::NetworkPolicy>());
static_assert(has_been_whole<api::storage::v1::StorageClass>());
static_assert(has_been_whole<vault::VaultAuth>());
static_assert(has_been_whole<vault::VaultStaticSecret>());

}  // namespace dovetail::detail::sample

#endif
