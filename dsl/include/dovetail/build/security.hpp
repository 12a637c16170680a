/// Security contexts: `non_root(1001)`, `root()`, `privileged()`.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/editable.hpp"

#include <array>
#include <cstdint>

namespace dovetail {

namespace error {
void fsGroup_belongs_to_the_pods_security_context_not_to_a_containers();
void a_field_of_the_containers_security_context_does_not_exist_for_the_pod();
void user_0_is_root_so_it_cannot_be_non_root_write_root_and_say_why();
}  // namespace error

/// Who a container's or a pod's processes run as, and what they may do. What is not said is left to the image and the
/// cluster.
struct security_context {
  static constexpr std::int64_t unsaid = -1;

  std::int64_t run_as_non_root = unsaid;
  argument run_as_user{};
  argument run_as_group{};
  argument fs_group{};
  bool read_only_root_filesystem = false;
  bool privilege_escalation_refused = false;
  bool all_capabilities_dropped = false;
  bool is_privileged = false;
  bool runtime_seccomp = false;
  place at{};

  /// The user's id: `root().user(0)` where the pod, or the image, names another one.
  constexpr security_context user(parameter::id id) const {
    if (id.is == argument::form::number && id.number == 0 && run_as_non_root == 1)
      error::user_0_is_root_so_it_cannot_be_non_root_write_root_and_say_why();
    security_context next = *this;
    next.run_as_user = id;
    return next;
  }
  constexpr security_context group(parameter::id id) const {
    security_context next = *this;
    next.run_as_group = id;
    return next;
  }
  /// The group that owns mounted volumes; pods only.
  constexpr security_context fsGroup(parameter::id id) const {
    security_context next = *this;
    next.fs_group = id;
    return next;
  }
  constexpr security_context readOnlyRootFilesystem() const {
    security_context next = *this;
    next.read_only_root_filesystem = true;
    return next;
  }
  constexpr security_context noPrivilegeEscalation() const {
    security_context next = *this;
    next.privilege_escalation_refused = true;
    return next;
  }
  constexpr security_context dropAllCapabilities() const {
    security_context next = *this;
    next.all_capabilities_dropped = true;
    return next;
  }

  /// The system calls that the container runtime allows where nobody says more: seccomp's RuntimeDefault.
  constexpr security_context seccompRuntimeDefault() const {
    security_context next = *this;
    next.runtime_seccomp = true;
    return next;
  }

  /// All that the node's root may do: `root().user(0).privileged()` where the pod is not root.
  constexpr security_context privileged() const {
    security_context next = *this;
    next.is_privileged = true;
    return next;
  }

  static constexpr std::size_t step_count = 9;
  /// The settings as steps that are nested in the step which sets them.
  constexpr std::array<step, step_count> as_steps() const {
    const auto number = [this](std::int64_t n) {
      step s{};
      if (n != unsaid) s.first = argument::number_at(n, at);
      return s;
    };
    const auto id = [](const argument& given) {
      step s{};
      s.first = given;
      return s;
    };
    return {number(run_as_non_root),
            id(run_as_user),
            id(run_as_group),
            id(fs_group),
            number(read_only_root_filesystem ? 1 : unsaid),
            number(privilege_escalation_refused ? 1 : unsaid),
            number(all_capabilities_dropped ? 1 : unsaid),
            number(is_privileged ? 1 : unsaid),
            number(runtime_seccomp ? 1 : unsaid)};
  }
};

/// runAsNonRoot, with the user's id, a number or a value.
constexpr security_context non_root(parameter::id_but_root user) {
  return {.run_as_non_root = 1, .run_as_user = user, .at = user.at};
}
/// runAsNonRoot: the image names a user, and the kubelet refuses it if that is root.
constexpr security_context non_root(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return {.run_as_non_root = 1, .at = written};
}
/// runAsNonRoot false: root, said out loud.
constexpr security_context root(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return {.run_as_non_root = 0, .at = written};
}
/// All that the node's root may do, for what sets up the node itself; containers only.
constexpr security_context privileged(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return {.is_privileged = true, .at = written};
}

namespace detail {

template <class Context>
constexpr auto set_identity(Context& context, std::span<const step> settings, lowering& in) {
  if (settings[0].first.given())
    context.runAsNonRoot = model::boolean(settings[0].first.number == 1, settings[0].first.at);
  if (settings[1].first.given()) context.runAsUser = in.number(settings[1].first);
  if (settings[2].first.given()) context.runAsGroup = in.number(settings[2].first);
  if (settings[8].first.given())
    context.seccompProfile.ensure().type = api::core::v1::SeccompProfile::Type::RuntimeDefault;
}

DOVETAIL_STEP void set_container_security(part& p, const step& s, lowering& in) {
  auto& context = as<api::core::v1::Container>(p).securityContext.ensure();
  const std::span<const step> settings = s.inside();
  set_identity(context, settings, in);
  if (settings[4].first.given()) context.readOnlyRootFilesystem = true;
  if (settings[5].first.given()) context.allowPrivilegeEscalation = false;
  if (settings[6].first.given()) {
    auto& drop = context.capabilities.ensure().drop;
    drop.clear();
    drop.push_back("ALL");
  }
  if (settings[7].first.given()) context.privileged = true;
}

constexpr void set_pod_security(api::core::v1::PodSpec& pod, const step& s, lowering& in) {
  auto& context = pod.securityContext.ensure();
  const std::span<const step> settings = s.inside();
  set_identity(context, settings, in);
  if (settings[3].first.given()) context.fsGroup = in.number(settings[3].first);
}

}  // namespace detail
}  // namespace dovetail
