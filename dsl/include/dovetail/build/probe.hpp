/// Probes: `http_get(http, "/health").initialDelay(10s).period(30s)`.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/editable.hpp"
#include "dovetail/text/duration.hpp"
#include "dovetail/text/port.hpp"

namespace dovetail {

namespace detail {

/// A port as a probe or a Service names it: a number, or a container port's name.
constexpr model::int_or_string port_reference(const argument& a, lowering& in) {
  if (a.is == argument::form::number) return in.number(a);
  const bool is_value = a.is == argument::form::value;
  if (is_value && a.value->type == value_type::number) return in.number(a);
  const model::text text = in.text(a);
  if (is_value && is_port_text(text.view())) return in.number(a);
  return text;
}

DOVETAIL_STEP void probe_http_get(part& p, const step& s, lowering& in) {
  auto& action = as<api::core::v1::Probe>(p).httpGet.ensure();
  action.port = port_reference(s.first, in);
  action.path = in.text(s.second);
}
DOVETAIL_STEP void probe_tcp_socket(part& p, const step& s, lowering& in) {
  as<api::core::v1::Probe>(p).tcpSocket.ensure().port = port_reference(s.first, in);
}

}  // namespace detail

class probe_builder : public editable<probe_builder, api::core::v1::Probe> {
 public:
  using api_type = api::core::v1::Probe;
  using editable<probe_builder, api::core::v1::Probe>::editable;

  constexpr probe_builder initialDelay(parameter::seconds s) const {
    return this->with(detail::set_of<api_type, "initialDelaySeconds">, s);
  }
  constexpr probe_builder period(parameter::positive_seconds s) const {
    return this->with(detail::set_of<api_type, "periodSeconds">, s);
  }
  constexpr probe_builder timeout(parameter::positive_seconds s) const {
    return this->with(detail::set_of<api_type, "timeoutSeconds">, s);
  }
  constexpr probe_builder failureThreshold(parameter::positive_count times) const {
    return this->with(detail::set_of<api_type, "failureThreshold">, times);
  }
  constexpr probe_builder successThreshold(parameter::positive_count times) const {
    return this->with(detail::set_of<api_type, "successThreshold">, times);
  }

  /// For the functions below.
  constexpr probe_builder asking(step::function how, argument first, argument second = {}) const {
    return this->and_step(how, first, second);
  }
  constexpr auto asking_grpc(argument port) const { return this->with(detail::set_of<api_type, "grpc.port">, port); }
  template <class... Rest>
    requires(parameter::text::takes<Rest> && ...)
  constexpr probe_builder running(parameter::text first, const Rest&... rest) const {
    return this->with_words(detail::append_of<api_type, "exec.command">, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(running, parameter::text, "words belong here, in quotes: true is \"true\", and 0.5 is \"0.5\"")
};

/// GET of a path; 200 to 399 is healthy. The port by handle, by number or by the container port's name.
constexpr auto http_get(port_handle port, parameter::line path) {
  return probe_builder({}, path.at).asking(&detail::probe_http_get, argument::number_at(port.number, path.at), path);
}
constexpr auto http_get(parameter::port_reference port, parameter::line path) {
  return probe_builder({}, path.at).asking(&detail::probe_http_get, port, path);
}
DOVETAIL_REFUSED("http_get takes the port, then the path: http_get(http, \"/health\")")
constexpr probe_builder http_get(...) { return {}; }
DOVETAIL_REFUSED("http_get takes the port, then the path: http_get(http, \"/health\")")
constexpr probe_builder http_get(const char*, port_handle) { return {}; }
DOVETAIL_REFUSED("this probe is http_get(http, \"/health\")")
constexpr probe_builder httpGet(...) { return {}; }
DOVETAIL_REFUSED("this probe is tcp_socket(redis_port)")
constexpr probe_builder tcpSocket(...) { return {}; }
constexpr auto tcp_socket(port_handle port, place at = place{__builtin_FILE(), __builtin_LINE()}) {
  return probe_builder({}, at).asking(&detail::probe_tcp_socket, argument::number_at(port.number, at));
}
constexpr auto tcp_socket(parameter::port_reference port) {
  return probe_builder({}, port.at).asking(&detail::probe_tcp_socket, port);
}
constexpr auto grpc(port_handle port, place at = place{__builtin_FILE(), __builtin_LINE()}) {
  return probe_builder({}, at).asking_grpc(argument::number_at(port.number, at));
}
/// A command inside the container; exit code 0 is healthy.
template <class... Rest>
  requires(parameter::text::takes<Rest> && ...)
constexpr auto exec(parameter::text first, const Rest&... rest) {
  return probe_builder({}, first.at).running(first, rest...);
}

template <class... Rest>
  requires(!(parameter::text::takes<Rest> && ...))
DOVETAIL_REFUSED(
    "words belong here, in quotes: true is \"true\", and 0.5 is \"0.5\"; a whole number or the handle of a value may stand for one")
constexpr probe_builder exec(parameter::text, const Rest&...) {
  return {};
}

// The code of these steps is in the library.

}  // namespace dovetail
