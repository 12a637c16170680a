// error: tests/errors/fields_missing_required\.cpp:(9|10): HorizontalPodAutoscaler `web`: spec\.maxReplicas is required, and it is not set; set the field as its schema says; a word that only a newer schema has is given by choice::future\(\.\.\.\) \[GRM-50\]
// error: tests/errors/fields_missing_required\.cpp:(9|10): HorizontalPodAutoscaler `web`: spec\.metrics\[0\]\.type is required, and it is not set; set the field as its schema says; a word that only a newer schema has is given by choice::future\(\.\.\.\) \[GRM-50\]
// error: tests/errors/fields_missing_required\.cpp:(9|10): HorizontalPodAutoscaler `web`: spec\.metrics\[0\]\.resource\.target\.type is required, and it is not set; set the field as its schema says; a word that only a newer schema has is given by choice::future\(\.\.\.\) \[GRM-50\]
// error: tests/errors/fields_missing_required\.cpp:23: Deployment `web`: spec\.template\.spec\.containers\[0\]\.ports\[0\]\.containerPort is required, and it is not set; set the field as its schema says; a word that only a newer schema has is given by choice::future\(\.\.\.\) \[GRM-50\]
#include "web.hpp"

#include <dovetail/api/autoscaling/v2.hpp>

inline constexpr auto scaling = resource<api::autoscaling::v2::HorizontalPodAutoscaler, "web">(
    [](api::autoscaling::v2::HorizontalPodAutoscaler& hpa) {
      hpa.spec.scaleTargetRef.apiVersion = "apps/v1";
      hpa.spec.scaleTargetRef.kind = "Deployment";
      hpa.spec.scaleTargetRef.name = "web";
      auto& metric = hpa.spec.metrics.emplace_back();
      metric.resource.ensure().name = "cpu";
#ifdef FIXED
      hpa.spec.maxReplicas = 3;
      metric.type = "Resource";
      metric.resource->target.type = "AverageValue";
      metric.resource->target.averageValue = "1";
#endif
    });
inline constexpr auto broken = web.withoutReplicas().edit([](api::apps::v1::Deployment& deployment) {
  auto& port = deployment.spec.template_.spec.containers[0].ports.emplace_back();
  port.name = "metrics";
#ifdef FIXED
  port.containerPort = 9090;
#else
  deployment.spec.template_.spec.containers[0].ports.erase(0);
#endif
});

inline constexpr auto all = stack<"test">(file("scaling.yaml", scaling), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
