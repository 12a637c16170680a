/// What each service of the shop is made of, and what its pods have in common.
#pragma once

#include <dovetail/autoscaling.hpp>
#include <dovetail/dovetail.hpp>

namespace shop {

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto registry =
    value<"registry">(grammars::image_repository, "registry.example.com/shop").describedAs("Where the images are.");
inline constexpr auto release =
    value<"release">(grammars::image_tag, "2.4.0").describedAs("The release of all services.");
inline constexpr auto domain = value<"domain">(grammars::host, "shop.example.com").describedAs("The public host.");

inline constexpr auto http = port<"http">(8080);

/// A container of the shop's own making. It listens on `http`, says when it is ready, and has no rights.
template <fixed_string Name>
consteval auto server() {
  return Container<Name>{image(registry, "/", Name, release)}
      .withPort(http)
      .withLivenessProbe(http_get(http, "/live").period(20s))
      .withReadinessProbe(http_get(http, "/ready"))
      .withRequests(50_m, 64_Mi)
      .withLimits(500_m, 128_Mi)
      .withSecurityContext(non_root(10001)
                               .readOnlyRootFilesystem()
                               .noPrivilegeEscalation()
                               .dropAllCapabilities()
                               .seccompRuntimeDefault());
}

/// `cart:8080`, where another service asks for it; that the stack has one is checked.
template <fixed_string Name>
consteval auto address_of(port_handle port = http, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return Service<Name>{written}.withPort(port).short_address(port, written);
}

/// Pods of one container, and the account that is theirs alone.
template <fixed_string Name>
inline constexpr auto account_of = ServiceAccount<Name>{}.withoutAutomountServiceAccountToken();
template <fixed_string Name, class Container>
consteval auto pods_of(const Container& container) {
  return Deployment<Name>{}.withServiceAccountName(account_of<Name>).withContainer(container);
}

/// A NetworkPolicy that lets these services in.
template <class Policy>
consteval auto open_to(const Policy& policy) {
  return policy;
}
template <fixed_string Caller, fixed_string... More, class Policy>
consteval auto open_to(const Policy& policy) {
  return open_to<More...>(policy.withIngressFrom(Deployment<Caller>{}));
}

/// A service: its pods and their account, the name that others know it by, and the services that may call it.
template <fixed_string Name, fixed_string... Callers, class Container>
consteval auto service_of(const Container& container, port_handle port = http) {
  const auto pods = pods_of<Name>(container);
  return group(pods, Service<Name>{pods}.withPort(port), account_of<Name>,
               open_to<Callers...>(NetworkPolicy<Name>{pods}.withoutIngress()));
}

}  // namespace shop
