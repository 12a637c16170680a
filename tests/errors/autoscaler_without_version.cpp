// error: tests/errors/autoscaler_without_version\.cpp:(6|7): HorizontalPodAutoscaler `web` scales Deployment `web` without its apiVersion; did you mean `apps/v1`\? \[CON-52\]
#include "web.hpp"

#include <dovetail/api/autoscaling/v2.hpp>

inline constexpr auto broken = resource<api::autoscaling::v2::HorizontalPodAutoscaler, "web">(
    [](api::autoscaling::v2::HorizontalPodAutoscaler& x) {
      x.spec.scaleTargetRef.kind = "Deployment";
      x.spec.scaleTargetRef.name = "web";
      x.spec.maxReplicas = 5;
#ifdef FIXED
      x.spec.scaleTargetRef.apiVersion = "apps/v1";
#endif
    });

inline constexpr auto scaled = web.withoutReplicas();
inline constexpr auto all = stack<"test">(file("web.yaml", scaled), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
