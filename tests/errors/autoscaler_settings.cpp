// error: tests/errors/autoscaler_settings\.cpp:(7|8): HorizontalPodAutoscaler `web` has a Resource metric whose target is not more than 0; set the source that the type names, and one target \[CON-50\]
// error: tests/errors/autoscaler_settings\.cpp:(7|8): HorizontalPodAutoscaler `web` has scaleDown with a window of 3601 seconds, which is not from 0 to 3600; use a value above 0, a period of 1 to 1800 and a window of 0 to 3600 seconds \[CON-51\]
#include "web.hpp"

#include <dovetail/api/autoscaling/v2.hpp>

inline constexpr auto broken = resource<api::autoscaling::v2::HorizontalPodAutoscaler, "web">(
    [](api::autoscaling::v2::HorizontalPodAutoscaler& x) {
      x.spec.scaleTargetRef.apiVersion = "apps/v1";
      x.spec.scaleTargetRef.kind = "Deployment";
      x.spec.scaleTargetRef.name = "web";
      x.spec.maxReplicas = 5;
      auto& metric = x.spec.metrics.emplace_back();
      metric.type = "Resource";
      metric.resource.ensure().name = "cpu";
      metric.resource->target.type = "Utilization";
      metric.resource->target.averageUtilization = 80;
#ifndef FIXED
      metric.resource->target.averageUtilization = 0;
      x.spec.behavior.ensure().scaleDown.ensure().stabilizationWindowSeconds = 3601;
#endif
    });

inline constexpr auto asking = Deployment<"web">{}.withoutReplicas().withContainer(nginx.withRequests(100_m, 64_Mi));
inline constexpr auto all = stack<"test">(file("web.yaml", asking), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
