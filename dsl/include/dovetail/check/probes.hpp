/// Rules over probes and lifecycle handlers: each is one thing, with times that can be kept.
#pragma once

#include "dovetail/check/pod_parts.hpp"
#include "dovetail/text/grammar.hpp"

namespace dovetail::check {

inline constexpr rule REF_46{"REF-46", "a lifecycle handler asks a port that its container declares by that name",
                             "Dovetail", "ask a port that withPort(...) declares"};
inline constexpr rule GRM_24{"GRM-24", "a handler by HTTP has a path, and names its headers as HTTP does",
                             "API server, validateHTTPGetAction",
                             "write the path from the root, and headers such as `X-Probe`"};
inline constexpr rule CON_05{"CON-05", "a probe or a lifecycle handler is one thing, and a command says what to run",
                             "API server, validateHandler", "choose one of exec, httpGet, tcpSocket and grpc"};
inline constexpr rule CON_06{"CON-06", "a liveness or a startup probe succeeds at once: successThreshold is 1",
                             "API server, validateLivenessProbe", "remove successThreshold"};
inline constexpr rule CON_07{"CON-07", "a readiness probe ends no pod, and a grace period is more than nothing",
                             "API server, validateReadinessProbe",
                             "remove terminationGracePeriodSeconds from the probe"};
inline constexpr rule CON_08{"CON-08", "the times and thresholds of a probe are not negative",
                             "API server, validateProbe", "write a number from 0"};
inline constexpr rule CON_09{"CON-09", "an init container has probes and handlers only if it is restarted always",
                             "API server, validateInitContainers",
                             "remove them, or make it a sidecar: restartPolicy Always"};
inline constexpr rule CON_10{"CON-10", "a handler sleeps no longer than its pod has to end",
                             "API server, validateSleepAction", "sleep less, or raise terminationGracePeriodSeconds"};

namespace detail {

/// Letters, digits and `-`. Source: apimachinery pkg/util/validation, IsHTTPHeaderName.
constexpr bool is_header_name(std::string_view text) {
  for (const char c : text)
    if (!dovetail::detail::is_alphanumeric(c) && c != '-') return false;
  return !text.empty();
}

constexpr void check_http(const container& c, std::string_view name, const api::core::v1::HTTPGetAction& get,
                          report& into) {
  for (const auto& header : get.httpHeaders)
    if (!is_header_name(header.name.view()))
      tell(GRM_24, c, header.name.at(), into,
           {" has a ", name, " with the header `", header.name.view(),
            "`, which is no name of a header: letters, digits and `-`"});
}

template <class Handler>
constexpr auto check_command(const container& c, std::string_view name, const Handler& handler, report& into) {
  if (handler.exec && handler.exec->command.empty())
    tell(CON_05, c, c.object->name.at(), into, {" has a ", name, " whose command is empty"});
}

constexpr void check_probe_settings(const container& c, std::string_view name, const api::core::v1::Probe& probe,
                                    bool readiness, report& into) {
  const int count =
      probe.exec.has_value() + probe.httpGet.has_value() + probe.tcpSocket.has_value() + probe.grpc.has_value();
  if (count != 1 && !(count == 0 && c.of->owner->filled_in))
    tell(CON_05, c, c.object->name.at(), into,
         {" has a ", name, count == 0 ? " that asks nothing" : " that asks in several ways"});
  check_command(c, name, probe, into);
  if (probe.httpGet) check_http(c, name, *probe.httpGet, into);
  if (!readiness && probe.successThreshold.value_or(1) != 1 && probe.successThreshold.value() != 0)
    tell(CON_06, c, probe.successThreshold.at(), into,
         {" has a ", name, " with successThreshold ", into.digits(probe.successThreshold.value()),
          ", which can be 1 only"});
  const model::integer& grace = probe.terminationGracePeriodSeconds;
  if (grace.has_value() && (readiness || grace.value() <= 0))
    tell(CON_07, c, grace.at(), into,
         {" has a ", name, " with terminationGracePeriodSeconds",
          readiness ? ", but it ends no pod" : " that is not more than 0"});
  for (const model::integer* number : {&probe.initialDelaySeconds, &probe.timeoutSeconds, &probe.periodSeconds,
                                       &probe.successThreshold, &probe.failureThreshold})
    if (number->value_or(0) < 0)
      tell(CON_08, c, number->at(), into,
           {" has a ", name, " with the negative number ", into.digits(number->value())});
}

constexpr void check_handler(const container& c, std::string_view name, const api::core::v1::LifecycleHandler& handler,
                             report& into) {
  const int count = handler.exec.has_value() + handler.httpGet.has_value() + handler.tcpSocket.has_value() +
                    handler.sleep.has_value();
  if (count != 1)
    tell(CON_05, c, c.object->name.at(), into,
         {" has a ", name, " handler that does ", count == 0 ? "nothing" : "several things"});
  check_command(c, name, handler, into);
  if (handler.httpGet) {
    check_http(c, name, *handler.httpGet, into);
    if (handler.httpGet->host.empty())
      check_asked_port(REF_46, c, name, " handler that asks port ", handler.httpGet->port, into);
  }
  if (!handler.sleep) return;
  const std::int64_t seconds = handler.sleep->seconds.value_or(0),
                     grace = c.of->spec->terminationGracePeriodSeconds.value_or(30);
  if (seconds < 0 || seconds > grace)
    tell(CON_10, c, handler.sleep->seconds.at(), into,
         {" has a ", name, " handler that sleeps ", into.digits(seconds), " seconds, and its pod has ",
          into.digits(grace), " to end"});
}

}  // namespace detail

constexpr void probes_and_handlers_are_valid(const rule&, const inventory& all, report& into) {
  const pod* of = nullptr;
  std::size_t inits = 0;
  for (const container& c : all.containers) {
    const auto& object = *c.object;
    // A pod's init containers come first.
    if (of != c.of) {
      of = c.of;
      inits = of->spec->initContainers.size();
    }
    const bool init = inits != 0;
    if (init) --inits;
    if (object.livenessProbe) detail::check_probe_settings(c, "liveness probe", *object.livenessProbe, false, into);
    if (object.readinessProbe) detail::check_probe_settings(c, "readiness probe", *object.readinessProbe, true, into);
    if (object.startupProbe) detail::check_probe_settings(c, "startup probe", *object.startupProbe, false, into);
    if (object.lifecycle) {
      if (object.lifecycle->preStop) detail::check_handler(c, "preStop", *object.lifecycle->preStop, into);
      if (object.lifecycle->postStart) detail::check_handler(c, "postStart", *object.lifecycle->postStart, into);
    }
    if (init && (object.livenessProbe || object.readinessProbe || object.startupProbe || object.lifecycle) &&
        !(object.restartPolicy == "Always"))
      detail::tell(CON_09, c, object.name.at(), into,
                   {" has ", object.lifecycle ? "lifecycle handlers" : "a probe",
                    ", but is an init container that ends: only one of restartPolicy Always has these"});
  }
}

inline constexpr rule CON_86{.id = "CON-86",
                             .statement = "the readiness and the liveness probe of a container differ",
                             .source = "kube-score pod-probes-identical",
                             .mend = "let readiness fail first: a pod that is busy should not be restarted",
                             .weight = severity::warning};
constexpr void readiness_and_liveness_differ(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    if (c.object->livenessProbe && c.object->readinessProbe && *c.object->livenessProbe == *c.object->readinessProbe)
      detail::tell(what, c, c.object->name.at(), into,
                   {" has the same readiness and liveness probe: what is not ready is restarted"});
}

inline constexpr check_function probe_checks[] = {
    {probes_and_handlers_are_valid,
     {&CON_05, &CON_06, &CON_07, &CON_08, &CON_09, &CON_10, &REF_46, &GRM_24, &DOV_74},
     looks_at::one_object},
    {readiness_and_liveness_differ, {&CON_86}, looks_at::one_object},
};

}  // namespace dovetail::check
