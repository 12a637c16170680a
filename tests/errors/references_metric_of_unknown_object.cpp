// error: tests/errors/references_metric_of_unknown_object\.cpp:(6|7): HorizontalPodAutoscaler `web` names Service `wbe` in spec\.metrics, which is not in this stack and which no external declares; did you mean `web`\? \[REF-16\]
#include "web.hpp"

#include <dovetail/api/autoscaling/v2.hpp>

inline constexpr auto broken = resource<api::autoscaling::v2::HorizontalPodAutoscaler, "web">(
    [](api::autoscaling::v2::HorizontalPodAutoscaler& x) {
      x.spec.scaleTargetRef.apiVersion = "apps/v1";
      x.spec.scaleTargetRef.kind = "Deployment";
      x.spec.maxReplicas = 5;
      x.spec.scaleTargetRef.name = "web";
      auto& metric = x.spec.metrics.emplace_back();
      metric.type = "Object";
      auto& measured = metric.object.ensure();
      measured.describedObject.kind = "Service";
      measured.metric.name = "requests";
      measured.target.type = "Value";
      measured.target.value = "100";
#ifdef FIXED
      measured.describedObject.name = "web";
#else
      measured.describedObject.name = "wbe";
#endif
    });

inline constexpr auto scaled = web.withoutReplicas();
inline constexpr auto all =
    stack<"test">(file("web.yaml", scaled), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
