/// check/probes.hpp: probes and lifecycle handlers.
#include "edited.hpp"

using c = core::Container;
template <auto Edit>
inline constexpr auto& of_liveness = of_container<[](c& web) {
  web.livenessProbe.ensure().httpGet.ensure().port = 8080;
  Edit(*web.livenessProbe);
}>;
template <auto Edit>
inline constexpr auto& of_readiness = of_container<[](c& web) {
  web.readinessProbe.ensure().httpGet.ensure().port = 8080;
  Edit(*web.readinessProbe);
}>;
using p = core::Probe;
static_assert(is_sound<of_liveness<[](p& probe) {
  probe.httpGet->path = "/";
  probe.terminationGracePeriodSeconds = 5;
}>>);
static_assert(breaks_only<of_liveness<[](p& probe) { probe.grpc.ensure().port = 8080; }>>("CON-05"));
static_assert(breaks_only<of_liveness<[](p& probe) {
  probe.httpGet.reset();
  probe.exec.ensure();
}>>("CON-05"));
static_assert(tells<of_readiness<[](p& probe) { probe.successThreshold = 2; }>,
                    of_liveness<[](p& probe) { probe.successThreshold = 2; }>>("CON-06"));
static_assert(breaks_only<of_readiness<[](p& probe) { probe.terminationGracePeriodSeconds = 5; }>>("CON-07"));
static_assert(breaks_only<of_liveness<[](p& probe) { probe.terminationGracePeriodSeconds = 0; }>>("CON-07"));
static_assert(breaks_only<of_liveness<[](p& probe) { probe.periodSeconds = -1; }>>("CON-08"));
static_assert(tells<of_liveness<[](p& probe) {
                      probe.httpGet->httpHeaders.emplace_back().name = "X-Probe";
                      probe.httpGet->httpHeaders[0].value = "1";
                    }>,
                    of_liveness<[](p& probe) {
                      probe.httpGet->httpHeaders.emplace_back().name = "X Probe";
                      probe.httpGet->httpHeaders[0].value = "1";
                    }>>("GRM-24"));

// CON-05, CON-10, REF-46: handlers.
template <auto Edit>
inline constexpr auto& of_handler = of_container<[](c& web) {
  web.lifecycle.ensure().preStop.ensure().sleep.ensure().seconds = 10;
  Edit(*web.lifecycle->preStop);
}>;
using h = core::LifecycleHandler;
static_assert(tells<of_handler<[](h&) {}>, of_handler<[](h& stop) { stop.sleep->seconds = 31; }>>("CON-10"));
static_assert(breaks_only<of_handler<[](h& stop) { stop.sleep.reset(); }>>("CON-05"));
static_assert(tells<of_handler<[](h& stop) {
                      stop.sleep.reset();
                      stop.httpGet.ensure().port = "http";
                    }>,
                    of_handler<[](h& stop) {
                      stop.sleep.reset();
                      stop.httpGet.ensure().port = "htp";
                    }>>("REF-46"));

// CON-09: a sidecar has probes, an init container that ends has none.
template <auto Edit>
inline constexpr auto& of_init = of_pod<[](core::PodSpec& pod) {
  auto& init = pod.initContainers.emplace_back();
  init.name = "init";
  init.image = "init:1.0";
  init.startupProbe.ensure().exec.ensure().command.push_back("true");
  Edit(init);
}>;
static_assert(tells<of_init<[](c& init) { init.restartPolicy = "Always"; }>, of_init<[](c&) {}>>("CON-09"));

inline constexpr auto same = [](c& web) {
  web.livenessProbe.ensure().httpGet.ensure().port = 8080;
  web.readinessProbe = web.livenessProbe;
};
inline constexpr auto other = [](c& web) {
  same(web);
  web.livenessProbe->failureThreshold = 10;
};
static_assert(warnings_of<of_container<same>>(check::CON_86) == 1);
static_assert(warnings_of<of_container<other>>(check::CON_86) == 0);
