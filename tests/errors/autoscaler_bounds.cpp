// error: tests/errors/autoscaler_bounds\.cpp:(6|7): HorizontalPodAutoscaler `web` scales from 6 to 5: maxReplicas is below minReplicas; set maxReplicas to minReplicas or more \[CON-49\]
#include "web.hpp"

#include <dovetail/api/autoscaling/v2.hpp>

inline constexpr auto broken = resource<api::autoscaling::v2::HorizontalPodAutoscaler, "web">(
    [](api::autoscaling::v2::HorizontalPodAutoscaler& x) {
      x.spec.scaleTargetRef.apiVersion = "apps/v1";
      x.spec.scaleTargetRef.kind = "Deployment";
      x.spec.maxReplicas = 5;
      x.spec.scaleTargetRef.name = "web";
#ifdef FIXED
      x.spec.minReplicas = 2;
#else
      x.spec.minReplicas = 6;
#endif
    });

inline constexpr auto scaled = web.withoutReplicas();
inline constexpr auto all = stack<"test">(file("web.yaml", scaled), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
