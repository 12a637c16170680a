// error: tests/errors/autoscaler_of_unknown_workload\.cpp:(6|7): HorizontalPodAutoscaler `web` scales Deployment `wbe`, which is not in this stack and which no external declares; did you mean `web`\? \[REF-15\]
#include "web.hpp"

#include <dovetail/api/autoscaling/v2.hpp>

inline constexpr auto broken = resource<api::autoscaling::v2::HorizontalPodAutoscaler, "web">(
    [](api::autoscaling::v2::HorizontalPodAutoscaler& x) {
      x.spec.scaleTargetRef.apiVersion = "apps/v1";
      x.spec.scaleTargetRef.kind = "Deployment";
      x.spec.maxReplicas = 5;
#ifdef FIXED
      x.spec.scaleTargetRef.name = "web";
#else
      x.spec.scaleTargetRef.name = "wbe";
#endif
    });

inline constexpr auto scaled = web.withoutReplicas();
inline constexpr auto all = stack<"test">(file("web.yaml", scaled), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
