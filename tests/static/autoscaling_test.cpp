/// build/horizontal_pod_autoscaler.hpp and build/pod_disruption_budget.hpp: what the builders make.
#include <dovetail/autoscaling.hpp>

#include "lowered.hpp"

using namespace dovetail;
using namespace std::chrono_literals;
using autoscaler = api::autoscaling::v2::HorizontalPodAutoscaler;
using budget = api::policy::v1::PodDisruptionBudget;

inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")});
inline constexpr auto store = StatefulSet<"store">{}.withContainer(Container<"store">{image("store:1.0")});
inline constexpr auto migrate = Job<"migrate">{}.withContainer(Container<"migrate">{image("web:1.0")});

inline constexpr auto scaled = HorizontalPodAutoscaler<"web-scaler">{web}
                                   .withReplicas(1, 8)
                                   .withCpuUtilization(70)
                                   .withMemoryAverageValue(200_Mi)
                                   .withScaleDownStabilization(5min);
static_assert(lowered(scaled, [](const autoscaler& h, const resource_notes&) {
  const auto& spec = h.spec;
  return h.metadata.name == "web-scaler" && h.metadata.namespace_ == "here" &&
         spec.scaleTargetRef.apiVersion == "apps/v1" && spec.scaleTargetRef.kind == "Deployment" &&
         spec.scaleTargetRef.name == "web" && spec.minReplicas == 1 && spec.maxReplicas == 8 &&
         spec.metrics.size() == 2 && spec.metrics[0].type == "Resource" && spec.metrics[0].resource->name == "cpu" &&
         spec.metrics[0].resource->target.type == "Utilization" &&
         spec.metrics[0].resource->target.averageUtilization == 70 && spec.metrics[1].resource->name == "memory" &&
         spec.metrics[1].resource->target.type == "AverageValue" &&
         spec.metrics[1].resource->target.averageValue == "200Mi" &&
         spec.behavior->scaleDown->stabilizationWindowSeconds == 300;
}));
// Said again, it is said anew: in an environment.
inline constexpr auto rescaled = scaled.withMaxReplicas(2).withMemoryUtilization(80).withCpuAverageValue(500_m);
static_assert(lowered(rescaled, [](const autoscaler& h, const resource_notes&) {
  const auto& metrics = h.spec.metrics;
  return h.spec.maxReplicas == 2 && metrics.size() == 2 && metrics[0].resource->target.averageValue == "500m" &&
         !metrics[0].resource->target.averageUtilization.has_value() &&
         metrics[1].resource->target.averageUtilization == 80 && !metrics[1].resource->target.averageValue.has_value();
}));
inline constexpr auto most = value<"most">(grammars::whole_number, "5");
inline constexpr auto scaled_store = HorizontalPodAutoscaler<"store">{store}.withReplicas(2, most);
static_assert(lowered(scaled_store, [](const autoscaler& h, const resource_notes&) {
  return h.spec.scaleTargetRef.kind == "StatefulSet" && h.spec.maxReplicas == 5 && h.spec.metrics.empty();
}));

// What has no number of pods cannot be scaled.
static_assert(dovetail::detail::scalable<decltype(web)> && !dovetail::detail::scalable<decltype(migrate)>);
static_assert(!dovetail::detail::scalable<decltype(scaled)>);

// A workload may leave its number to the autoscaler.
inline constexpr auto left = web.withReplicas(3).withoutReplicas();
static_assert(lowered(left, [](const api::apps::v1::Deployment& d, const resource_notes&) {
  return !d.spec.replicas.has_value();
}));

inline constexpr auto kept = PodDisruptionBudget<"web">{web}.withMinAvailable(1).withUnhealthyPodEvictionPolicy(
    unhealthy_pod_eviction_policy::AlwaysAllow);
static_assert(lowered(kept, [](const budget& b, const resource_notes&) {
  return b.spec.minAvailable == model::int_or_string(1) && !b.spec.maxUnavailable.has_value() &&
         *b.spec.selector->matchLabels.find("app") == "web" &&
         b.spec.unhealthyPodEvictionPolicy == unhealthy_pod_eviction_policy::AlwaysAllow;
}));
inline constexpr auto share = PodDisruptionBudget<"store">{store}.withMaxUnavailable("50%");
static_assert(lowered(share, [](const budget& b, const resource_notes&) {
  return b.spec.maxUnavailable == model::int_or_string("50%") && !b.spec.minAvailable.has_value();
}));
inline constexpr auto away = PodDisruptionBudget<"web">{web}.withMaxUnavailable(most);
static_assert(lowered(away, [](const budget& b, const resource_notes&) {
  return b.spec.maxUnavailable == model::int_or_string(5);
}));

// In an environment: by the kind, whose constructor needs another handle.
inline constexpr auto all_scalers = every<HorizontalPodAutoscaler>().withMaxReplicas(2);
inline constexpr auto small = Environment<"small">{}.edit(all_scalers);
static_assert(lowered(all_scalers, [](const autoscaler& h, const resource_notes&) { return h.spec.maxReplicas == 2; }));
