// error: tests/errors/singleton_autoscaler\.cpp:\d+: HorizontalPodAutoscaler `web` scales Deployment `web`, which runs alone \(two would send every mail twice\); remove the autoscaler \[DOV-22\]
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

inline constexpr auto mailer =
    Deployment<"web">{}
        .withRecreateStrategy()
        .withContainer(nginx.withRequests(100_m, 64_Mi))
        .runsAlone("two would send every mail twice");
inline constexpr auto scaler = HorizontalPodAutoscaler<"web">{mailer}.withReplicas(1, 3).withCpuUtilization(80);

inline constexpr auto shop = stack<"shop">(file("web.yaml", mailer)
#ifndef FIXED
    , file("hpa.yaml", scaler)
#endif
    , file("service.yaml", web_service));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
