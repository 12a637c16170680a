/// What starts pods anew where what they read changes: `.restartsOn(settings)`, and a ConfigMap `.withHashedName()`.
///
/// Both have a hash of what the object holds, which is known once all steps are applied: when a stack is written. Lowering puts
/// a marker in its place.
#pragma once

#include "dovetail/api/meta/v1.hpp"
#include "dovetail/build/handle.hpp"
#include "dovetail/build/step.hpp"
#include "dovetail/build/symbol.hpp"

namespace dovetail::detail {

/// The annotation of a pod template that has the hash: "checksum/configmap-settings".
DOVETAIL_STEP void restart_pods_on(api::meta::v1::ObjectMeta& pods, const step& s, lowering& in) {
  const std::string_view kind = s.first.characters, name = s.second.characters;
  const std::string_view key[] = {"checksum/", model::same(kind, "Secret") ? "secret-" : "configmap-", name};
  const char opening[] = {marker::begin, marker::checksum}, between[] = {marker::separator}, closing[] = {marker::end};
  const std::string_view sum[] = {{opening, 2}, kind, {between, 1}, name, {closing, 1}};
  pods.annotations[model::text(in.joined(key), s.second.at)] = model::text(in.joined(sum), s.second.at);
  in.notes().restarts_on.push_back({kind, {name, s.second.at}});
}
template <class T>
DOVETAIL_STEP_OF_KIND void restart_on(part& p, const step& s, lowering& in) {
  restart_pods_on(as<T>(p).spec.template_.metadata, s, in);
}
DOVETAIL_STEP void hash_name(part&, const step& s, lowering& in) { in.notes().hashed_name = s.first.at; }

/// A kind whose pods are replaced where its template changes.
template <class T>
constexpr auto is_rolled_out() {
  if constexpr (requires { T::kind; })
    return model::same(T::api_version, "apps/v1") &&
           (model::same(T::kind, "Deployment") || model::same(T::kind, "StatefulSet") ||
            model::same(T::kind, "DaemonSet"));
  else return false;
}

/// What a stack itself says all of: a ConfigMap, or a Secret that it makes of what a deployment gives.
struct held_object {
  argument kind;
  argument name;

  template <class T>
  static constexpr bool is_handle = is_of_kind<T>("ConfigMap") || is_of_kind<T>("Secret");

  template <class T>
    requires(is_handle<T>)
  constexpr held_object(const T& handle, place written = place{__builtin_FILE(), __builtin_LINE()})
      : kind(argument::literal_at(T::api_type::kind, written)), name(handle.name.moved_to(written)) {}
};

}  // namespace dovetail::detail

/// In a builder of pods, whose API type is `T`: a change of what the ConfigMap or the Secret holds starts them anew. Their
/// template has a hash of it, `checksum/configmap-settings`, which the chart computes of its values.
#define DOVETAIL_RESTARTS_ON(Self, T)                                                                                        \
  constexpr auto restartsOn(detail::held_object object) const                                                                \
    requires(detail::is_rolled_out<T>())                                                                                     \
  {                                                                                                                          \
    return this->and_step(&detail::restart_on<T>, object.kind, object.name);                                                 \
  }                                                                                                                          \
  template <class Other>                                                                                                     \
    requires(detail::is_rolled_out<T>() && !detail::held_object::is_handle<Other>)                                           \
  DOVETAIL_REFUSED(                                                                                                          \
      "restartsOn takes a ConfigMap's handle, or that of a GivenSecret: what something else holds the stack does not know. " \
      "What makes it restarts its readers: a VaultStaticSecret by spec.rolloutRestartTargets; or Reloader does, with "       \
      "withAnnotation(\"reloader.stakater.com/auto\", \"true\")")                                                            \
  constexpr Self                                                                                                             \
  restartsOn(const Other&) const {                                                                                           \
    return this->self();                                                                                                     \
  }                                                                                                                          \
  template <class Other>                                                                                                     \
    requires(!detail::is_rolled_out<T>())                                                                                    \
  DOVETAIL_REFUSED(                                                                                                          \
      "restartsOn is for a Deployment, a StatefulSet or a DaemonSet, by its own handle: the pods of a Job start once, and "  \
      "those of a CronJob read all anew at each run")                                                                        \
  constexpr Self                                                                                                             \
  restartsOn(const Other&) const {                                                                                           \
    return this->self();                                                                                                     \
  }
