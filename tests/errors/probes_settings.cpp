// error: tests/errors/probes_settings\.cpp:8: Deployment `web`, container `nginx` has a liveness probe with the negative number -1; write a number from 0 \[CON-08\]
// error: tests/errors/probes_settings\.cpp:8: Deployment `web`, container `nginx` has a preStop handler that sleeps 60 seconds, and its pod has 30 to end; sleep less, or raise terminationGracePeriodSeconds \[CON-10\]
// error: tests/errors/probes_settings\.cpp:8: Deployment `web`, container `nginx` has a readiness probe with terminationGracePeriodSeconds, but it ends no pod; remove terminationGracePeriodSeconds from the probe \[CON-07\]
// error: tests/errors/probes_settings\.cpp:8: Deployment `web`, container `nginx` has a readiness probe with the header `X Probe`, which is no name of a header: letters, digits and `-`; write the path from the root, and headers such as `X-Probe` \[GRM-24\]
// error: tests/errors/probes_settings\.cpp:8: Deployment `web`, container `nginx` has a liveness probe that asks in several ways; choose one of exec, httpGet, tcpSocket and grpc \[CON-05\]
#include "web.hpp"

inline constexpr auto broken = Deployment<"web">{}.withContainer(nginx).edit([](api::apps::v1::Deployment& d) {
  auto& pod = d.spec.template_.spec;
  auto& container = pod.containers[0];
  container.livenessProbe.ensure().httpGet.ensure().port = 8080;
  container.readinessProbe.ensure().httpGet.ensure().port = 8080;
  for (auto* get : {&container.livenessProbe, &container.readinessProbe}) (*get)->httpGet->path = "/";
#ifndef FIXED
  container.livenessProbe->periodSeconds = -1;
  container.livenessProbe->grpc.ensure().port = 8080;
  container.readinessProbe->terminationGracePeriodSeconds = 5;
  auto& header = container.readinessProbe->httpGet->httpHeaders.emplace_back();
  header.name = "X Probe";
  header.value = "1";
  container.lifecycle.ensure().preStop.ensure().sleep.ensure().seconds = 60;
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
