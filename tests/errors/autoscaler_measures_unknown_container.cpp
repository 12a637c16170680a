// error: tests/errors/autoscaler_measures_unknown_container\.cpp:(6|7): HorizontalPodAutoscaler `web` measures container `ngnix`, which Deployment `web` does not have; did you mean `nginx`\? \[REF-17\]
#include "web.hpp"

#include <dovetail/api/autoscaling/v2.hpp>

inline constexpr auto broken = resource<api::autoscaling::v2::HorizontalPodAutoscaler, "web">(
    [](api::autoscaling::v2::HorizontalPodAutoscaler& x) {
      x.spec.scaleTargetRef.apiVersion = "apps/v1";
      x.spec.scaleTargetRef.kind = "Deployment";
      x.spec.maxReplicas = 5;
      x.spec.scaleTargetRef.name = "web";
      auto& metric = x.spec.metrics.emplace_back();
      metric.type = "ContainerResource";
      auto& measured = metric.containerResource.ensure();
      measured.name = "cpu";
      measured.target.type = "Utilization";
      measured.target.averageUtilization = 80;
#ifdef FIXED
      measured.container = "nginx";
#else
      measured.container = "ngnix";
#endif
    });

inline constexpr auto asking = Deployment<"web">{}.withoutReplicas().withContainer(nginx.withRequests(100_m, 64_Mi));
inline constexpr auto all = stack<"test">(file("web.yaml", asking), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
