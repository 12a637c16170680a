// error: tests/errors/addresses_service_behind_a_switch\.cpp:13: with metrics\.enabled off: Deployment `agent`, container `agent`, variable `TARGET` connects to Service `metrics`, which is only there with metrics\.enabled on; let what uses it ask for that too, by when\(\.\.\.\) \[DOV-60\]
// error: tests/errors/addresses_service_behind_a_switch\.cpp:19: with metrics\.enabled off: Job `report`, container `report`, variable `METRICS_PORT` takes a port of Service `metrics`, which is only there with metrics\.enabled on; let what uses it ask for that too, by when\(\.\.\.\) \[DOV-61\]
// never: with agent\.enabled
#include "web.hpp"

inline constexpr auto metrics_enabled = value<"metrics.enabled">(true);
inline constexpr auto agent_enabled = value<"agent.enabled">(true);
inline constexpr auto metrics = Service<"metrics">{web}.withPort(http);
inline constexpr auto agent = Deployment<"agent">{}.withContainer(
    Container<"agent">{image("agent:1.0")}  // A switch around the user alone takes nothing away.
        .withEnv("WEB", web_service.host())
        .when(agent_enabled)
        .withEnv("TARGET", metrics.address(http))
#ifdef FIXED
        .when(metrics_enabled)
#endif
);
inline constexpr auto report = Job<"report">{}.withContainer(
    Container<"report">{image("report:1.0")}.withEnv("METRICS_PORT", metrics.port(http)));

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("web-service.yaml", web_service),
    file("metrics.yaml", metrics).when(metrics_enabled),
#ifdef FIXED
    file("report.yaml", report).when(metrics_enabled),
#else
    file("report.yaml", report),
#endif
    file("agent.yaml", agent))
                                .withValues(metrics_enabled, agent_enabled);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
