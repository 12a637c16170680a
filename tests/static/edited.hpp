/// Stacks of one object each, as an edit leaves it: `breaks_only<of_pod<[](auto& pod) { … }>>("CON-20")`.
#pragma once

#include "findings.hpp"

#include <dovetail/api/apps/v1.hpp>
#include <dovetail/api/batch/v1.hpp>

namespace core = api::core::v1;

/// An object of whatever kind.
template <class T, auto Edit>
inline constexpr auto object_with = resource<T, "web">(Edit);
template <class T, auto Edit>
inline constexpr auto of_kind = stack<"test">(file("a", object_with<T, Edit>));

inline constexpr auto http = port<"http">(8080);
inline constexpr auto workload = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));

/// A Deployment, its pod, its container, and what a Service of it says.
template <auto Edit>
inline constexpr auto workload_with = workload.edit([](api::apps::v1::Deployment& d) { Edit(d); });
template <auto Edit>
inline constexpr auto of_deployment = stack<"test">(file("a", workload_with<Edit>));
template <auto Edit>
inline constexpr auto& of_pod = of_deployment<[](api::apps::v1::Deployment& d) { Edit(d.spec.template_.spec); }>;
template <auto Edit>
inline constexpr auto& of_container = of_pod<[](core::PodSpec& p) { Edit(p.containers[0]); }>;
template <auto Edit>
inline constexpr auto service_with =
    Service<"web">{workload}.withPort(http).edit([](core::Service& s) { Edit(s.spec); });
template <auto Edit>
inline constexpr auto of_service = stack<"test">(file("a", workload), file("b", service_with<Edit>));

/// A volume of the pod, which its container mounts.
template <auto Edit>
inline constexpr auto& of_volume = of_pod<[](core::PodSpec& p) {
  core::Volume& v = p.volumes.emplace_back();
  v.name = "data";
  core::VolumeMount& mount = p.containers[0].volumeMounts.emplace_back();
  mount.name = "data";
  mount.mountPath = "/data";
  Edit(v);
}>;

/// Whether the first stack is sound and the second breaks the rule, and no other.
template <const auto& Sound, const auto& Wrong>
consteval bool tells(std::string_view id) {
  return is_sound<Sound> && breaks_only<Wrong>(id);
}
