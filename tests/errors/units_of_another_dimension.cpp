// error: units_of_another_dimension\.cpp:18: Deployment `web`, container `nginx` asks for cpu `256Mi`, which is an amount of bytes: cpu is written in cores \(`2`\) or thousandths of one \(`250m`\); did you mean `256m`\? \[DOV-70\]
// error: units_of_another_dimension\.cpp:21: Deployment `web`, container `nginx` asks for memory `500m`, which is in thousandths of a byte: it is written in Mi or Gi; did you mean `500Mi`\? \[DOV-70\]
// error: units_of_another_dimension\.cpp:24: HorizontalPodAutoscaler `web` asks for memory `80m`, .* \[DOV-70\]
#include "web.hpp"

#include <dovetail/build/horizontal_pod_autoscaler.hpp>

#ifdef FIXED
#define GIVEN(right, wrong) right
#else
#define GIVEN(right, wrong) wrong
#endif

inline constexpr auto asking =
    Deployment<"web">{}.withoutReplicas()
        .withContainer(nginx
            .withRequests(250_m, 64_Mi)
            .edit([](auto& c) { c.resources.ensure().requests["cpu"] = GIVEN("256m", "256Mi"); })
            // By its order: the last of the two that write it.
            .edit([](auto& c) { c.resources->requests["memory"] = "1Gi"; })
            .edit([](auto& c) { c.resources->requests["memory"] = GIVEN("500Mi", "500m"); }));
inline constexpr auto scaled =
    HorizontalPodAutoscaler<"web">{asking}.withReplicas(1, 3).withCpuAverageValue(100_m)
        .edit([](auto& a) {
          auto& metric = a.spec.metrics.emplace_back();
          metric.type = "Resource";
          metric.resource.ensure().name = "memory";
          metric.resource->target.type = "AverageValue";
          metric.resource->target.averageValue = GIVEN("80Mi", "80m");
        });

inline constexpr auto all = stack<"test">(file("web.yaml", asking), file("hpa.yaml", scaled));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
#undef GIVEN
