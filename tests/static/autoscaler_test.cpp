/// check/autoscaler.hpp: HorizontalPodAutoscalers of both versions.
#include "edited.hpp"

#include <dovetail/api/autoscaling/v1.hpp>
#include <dovetail/api/autoscaling/v2.hpp>

template <class T, auto Edit>
inline constexpr auto scaler = resource<T, "web">([](T& h) {
  h.spec.scaleTargetRef.apiVersion = "apps/v1";
  h.spec.scaleTargetRef.kind = "Deployment";
  h.spec.scaleTargetRef.name = "web";
  h.spec.maxReplicas = 5;
  Edit(h.spec);
});
using v1 = api::autoscaling::v1::HorizontalPodAutoscaler;
using v2 = api::autoscaling::v2::HorizontalPodAutoscaler;
inline constexpr auto asking =
    Deployment<"web">{}.withoutReplicas().withContainer(Container<"web">{image("web:1.0")}.withRequests(100_m, 1_Mi));
template <auto Edit, class T = v2>
inline constexpr auto of_scaler = stack<"test">(file("a", asking), file("b", scaler<T, Edit>));
using s = api::autoscaling::v2::HorizontalPodAutoscalerSpec;
inline constexpr auto same = [](auto&) {};
static_assert(is_sound<of_scaler<same>> && is_sound<of_scaler<same, v1>>);
inline constexpr auto misspelled = [](auto& x) { x.scaleTargetRef.name = "wbe"; };
static_assert(breaks_only<of_scaler<misspelled>>("REF-15") && breaks_only<of_scaler<misspelled, v1>>("REF-15"));
static_assert(breaks_only<of_scaler<[](s& x) { x.scaleTargetRef.kind = "StatefulSet"; }>>("REF-15"));
static_assert(breaks_only<of_scaler<[](s& x) { x.scaleTargetRef.apiVersion = "extensions/v1beta1"; }>>("REF-15"));
static_assert(breaks_only<of_scaler<[](s& x) { x.scaleTargetRef.apiVersion.reset(); }>>("CON-52"));
static_assert(count_of<of_scaler<[](s& x) { x.scaleTargetRef.name = "a/b"; }>>("GRM-04") == 1);
static_assert(tells<of_scaler<[](s& x) { x.minReplicas = 5; }>, of_scaler<[](s& x) { x.minReplicas = 6; }>>("CON-49"));

// Metrics: CON-50, REF-16, REF-17.
template <auto Edit>
inline constexpr auto& of_metric = of_scaler<[](s& x) {
  auto& m = x.metrics.emplace_back();
  m.type = "ContainerResource";
  m.containerResource.ensure().name = "cpu";
  m.containerResource->container = "web";
  m.containerResource->target.type = "Utilization";
  m.containerResource->target.averageUtilization = 80;
  Edit(m);
}>;
using m = api::autoscaling::v2::MetricSpec;
static_assert(tells<of_metric<[](m&) {}>, of_metric<[](m& x) { x.containerResource->container = "wbe"; }>>("REF-17"));
static_assert(breaks_only<of_metric<[](m& x) { x.type = "Resource"; }>>("CON-50"));
static_assert(breaks_only<of_metric<[](m& x) { x.containerResource->target.averageUtilization = 0; }>>("CON-50"));
static_assert(breaks_only<of_metric<[](m& x) { x.containerResource->target.averageValue = "1"; }>>("CON-50"));

// DOV-24: a share of what nobody asks for. A limit is a request too.
template <auto Edit, class T = v2>
inline constexpr auto of_workload =
    stack<"test">(file("a", workload_with<Edit>), file("b", scaler<T, [](auto& x) {
                                                         if constexpr (requires { x.targetCPUUtilizationPercentage; }) {
                                                           x.targetCPUUtilizationPercentage = 80;
                                                         } else {
                                                           auto& m = x.metrics.emplace_back();
                                                           m.type = "Resource";
                                                           m.resource.ensure().name = "cpu";
                                                           m.resource->target.type = "Utilization";
                                                           m.resource->target.averageUtilization = 80;
                                                         }
                                                       }>));
inline constexpr auto asks = [](api::apps::v1::Deployment& d) {
  d.spec.replicas.reset();
  d.spec.template_.spec.containers[0].resources.ensure().limits["cpu"] = "1";
};
inline constexpr auto asks_for_nothing = [](api::apps::v1::Deployment& d) { d.spec.replicas.reset(); };
inline constexpr auto asks_for_memory = [](api::apps::v1::Deployment& d) {
  d.spec.replicas.reset();
  d.spec.template_.spec.containers[0].resources.ensure().requests["memory"] = "1Mi";
};
static_assert(is_sound<of_workload<asks>> && is_sound<of_workload<asks, v1>>);
static_assert(breaks_only<of_workload<asks_for_memory>>("DOV-24") && breaks_only<of_workload<asks_for_nothing, v1>>("DOV-24"));

inline constexpr auto of_object = [](m& x) {
  x.containerResource.reset();
  x.type = "Object";
  x.object.ensure().describedObject.kind = "Ingress";
  x.object->describedObject.name = "web";
  x.object->metric.name = "requests";
  x.object->target.type = "Value";
  x.object->target.value = "100";
};
static_assert(breaks_only<of_metric<of_object>>("REF-16"));
static_assert(is_sound<of_metric<[](m& x) {
  of_object(x);
  x.object->describedObject.kind = "Deployment";
}>>);

// CON-51.
inline constexpr auto behaves = [](s& x, int value, int period) {
  auto& p = x.behavior.ensure().scaleDown.ensure().policies.emplace_back();
  p.type = "Pods";
  p.value = value;
  p.periodSeconds = period;
};
static_assert(
    tells<of_scaler<[](s& x) { behaves(x, 1, 1800); }>, of_scaler<[](s& x) { behaves(x, 1, 1801); }>>("CON-51"));
static_assert(breaks_only<of_scaler<[](s& x) { behaves(x, 0, 60); }>>("CON-51"));
static_assert(breaks_only<of_scaler<[](s& x) {
  behaves(x, 1, 60);
  x.behavior->scaleDown->stabilizationWindowSeconds = 3601;
}>>("CON-51"));

inline constexpr auto said =
    stack<"test">(file("a", workload_with<[](auto& d) { d.spec.replicas = 2; }>), file("b", scaler<v2, same>));
inline constexpr auto unsaid =
    stack<"test">(file("a", workload_with<[](auto& d) { d.spec.replicas.reset(); }>), file("b", scaler<v2, same>));
static_assert(tells<unsaid, said>("CON-81"));
static_assert(warnings_of<of_scaler<[](s& x) { x.minReplicas = 5; }>>(check::CON_82) == 1 &&
              warnings_of<of_scaler<same>>(check::CON_82) == 0);
