/// What the builders of workloads share: everything about the pods that they make.
#pragma once

#include "dovetail/build/container.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/restart.hpp"
#include "dovetail/build/volume.hpp"

namespace dovetail {

/// The label by which a workload, and a Service that is made from it, know its pods.
inline constexpr std::string_view application_label = "app";

namespace detail {

/// The pod that a workload makes: in `spec.template`, or in the template of the Jobs that it makes.
template <class Workload>
constexpr auto& template_of(Workload& workload) {
  if constexpr (requires { workload.spec.jobTemplate; }) return workload.spec.jobTemplate.spec.template_;
  else return workload.spec.template_;
}

/// Where a workload's pod template is.
template <class T>
inline constexpr auto pods_of = fixed_path("spec.template.");

/// Applies the step that is nested in it to the pods of a workload of the type T.
template <class T>
DOVETAIL_STEP_OF_KIND void in_pods(part& p, const step& s, lowering& in) {
  part_of<api::core::v1::PodSpec> pods(template_of(as<T>(p)).spec);
  apply_steps(s.inside(), pods, in);
}

using api::core::v1::PodSpec;

template <class List>
constexpr auto add_named(List& list, const step& s, lowering& in) {
  auto& made = list.emplace_back();
  made.name = in.text(s.first);
  apply_inside(s, made, in);
}
template <class List>
constexpr auto remove_named(List& list, const char* what, const step& s, lowering& in) {
  const std::size_t i = position_of(list, in.text(s.first).view());
  if (i == list.size()) return fault_of_missing(what, s, in);
  in.notes().forget(&list[i]);
  list.erase(i);
}
DOVETAIL_STEP void add_container(part& p, const step& s, lowering& in) { add_named(as<PodSpec>(p).containers, s, in); }
DOVETAIL_STEP void add_init_container(part& p, const step& s, lowering& in) {
  add_named(as<PodSpec>(p).initContainers, s, in);
}
DOVETAIL_STEP void add_volume(part& p, const step& s, lowering& in) { add_named(as<PodSpec>(p).volumes, s, in); }
DOVETAIL_STEP void edit_container(part& p, const step& s, lowering& in) {
  PodSpec& pod = as<PodSpec>(p);
  for (auto* containers : {&pod.containers, &pod.initContainers}) {
    const std::size_t i = position_of(*containers, in.text(s.first).view());
    if (i < containers->size()) return apply_inside(s, (*containers)[i], in);
  }
  fault_of_missing("container", s, in);
}
DOVETAIL_STEP void remove_container(part& p, const step& s, lowering& in) {
  remove_named(as<PodSpec>(p).containers, "container", s, in);
}
DOVETAIL_STEP void remove_init_container(part& p, const step& s, lowering& in) {
  remove_named(as<PodSpec>(p).initContainers, "init container", s, in);
}
DOVETAIL_STEP void remove_volume(part& p, const step& s, lowering& in) {
  remove_named(as<PodSpec>(p).volumes, "volume", s, in);
}
DOVETAIL_STEP void set_pod_security_of(part& p, const step& s, lowering& in) {
  set_pod_security(as<PodSpec>(p), s, in);
}
/// Of a taint with any value where the step has none, and of any effect where it has none.
DOVETAIL_STEP void add_toleration(part& p, const step& s, lowering& in) {
  auto& toleration = as<PodSpec>(p).tolerations.emplace_back();
  using toleration_operator = api::core::v1::Toleration::Operator;
  toleration.key = in.text(s.first);
  toleration.operator_ = s.second.given() ? toleration_operator::Equal : toleration_operator::Exists;
  toleration.value = in.text(s.second);
  if (s.inside()[0].first.given())
    toleration.effect = model::choice<api::core::v1::Toleration::Effect>::other(in.text(s.inside()[0].first));
}
DOVETAIL_STEP void note_kept_state(part&, const step& s, lowering& in) { in.notes().kept_state = in.text(s.first); }
DOVETAIL_STEP void note_alone(part&, const step& s, lowering& in) { in.notes().alone_reason = in.text(s.first); }
DOVETAIL_STEP void note_needed_replicas(part&, const step& s, lowering& in) {
  in.notes().needed_replicas = in.number(s.first);
  in.notes().replicas_reason = in.text(s.second);
}

/// Gives the pods of a workload the label that its selector picks.
template <class Workload>
constexpr auto select_own_pods(Workload& workload, const model::text& name) {
  workload.spec.selector.matchLabels[application_label] = name;
  workload.spec.template_.metadata.labels[application_label] = name;
}

}  // namespace detail

/// A workload's handle, with pods of its own.
template <class T>
concept workload_handle = requires(const T& w) { w.withServiceAccountName("default"); };

namespace detail {

/// The pods of a workload, where its handle is used.
struct pods_handle {
  argument name;

  template <workload_handle Workload>
  constexpr pods_handle(const Workload& workload, place written = place{__builtin_FILE(), __builtin_LINE()})
      : name(workload.name.moved_to(written)) {}
};

}  // namespace detail

/// What a taint does to pods that do not tolerate it: `taint_effect::NoSchedule`.
using taint_effect = api::core::v1::Toleration::Effect;

/// What a beginner looks for at a workload. Not in the builder's template, where each would cost something in every step.
struct functions_of_containers {
  /// What such a call gives, so that nothing is said of the next one but that it has nothing to go on with.
  struct container_function {};

  DOVETAIL_REFUSED(
      "withImage is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withImage(...))")
  constexpr container_function withImage(...) const { return {}; }
  DOVETAIL_REFUSED(
      "withCommand is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withCommand(...))")
  constexpr container_function withCommand(...) const { return {}; }
  DOVETAIL_REFUSED("withArgs is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withArgs(...))")
  constexpr container_function withArgs(...) const { return {}; }
  DOVETAIL_REFUSED("withPort is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withPort(...))")
  constexpr container_function withPort(...) const { return {}; }
  DOVETAIL_REFUSED("withEnv is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withEnv(...))")
  constexpr container_function withEnv(...) const { return {}; }
  DOVETAIL_REFUSED(
      "withEnvFrom is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withEnvFrom(...))")
  constexpr container_function withEnvFrom(...) const { return {}; }
  DOVETAIL_REFUSED(
      "withVolumeMount is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withVolumeMount(...))")
  constexpr container_function withVolumeMount(...) const { return {}; }
  DOVETAIL_REFUSED(
      "withLivenessProbe is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withLivenessProbe(...))")
  constexpr container_function withLivenessProbe(...) const { return {}; }
  DOVETAIL_REFUSED(
      "withReadinessProbe is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withReadinessProbe(...))")
  constexpr container_function withReadinessProbe(...) const { return {}; }
  DOVETAIL_REFUSED(
      "withStartupProbe is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withStartupProbe(...))")
  constexpr container_function withStartupProbe(...) const { return {}; }
  DOVETAIL_REFUSED(
      "withRequests is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withRequests(...))")
  constexpr container_function withRequests(...) const { return {}; }
  DOVETAIL_REFUSED(
      "withLimits is a container's: withContainer(Container<\"web\">{image(\"nginx:1.27\")}.withLimits(...))")
  constexpr container_function withLimits(...) const { return {}; }
  DOVETAIL_REFUSED("withSecurityContext is a container's; of the pod, it is withPodSecurityContext(...)")
  constexpr container_function withSecurityContext(...) const { return {}; }
};

/// The builder of a workload of the API type T. Its pods carry the label `app` with the workload's name.
template <class Self, class T>
class workload_builder : public resource_builder<Self, T>, public functions_of_containers {
 public:
  using resource_builder<Self, T>::resource_builder;

  constexpr auto withContainer(const container_builder& container) const {
    return pods_step(&detail::add_container, container.all_steps(), container.name);
  }
  DOVETAIL_REFUSED(
      "withContainer takes a Container: withContainer(Container<\"web\">{image(\"nginx:1.27\")}), or its handle")
  constexpr Self withContainer(...) const { return this->self(); }
  constexpr auto withInitContainer(const container_builder& container) const {
    return pods_step(&detail::add_init_container, container.all_steps(), container.name);
  }
  DOVETAIL_REFUSED(
      "withInitContainer takes a Container: withInitContainer(Container<\"migrate\">{image(\"api:1.0\")}), or its handle")
  constexpr Self withInitContainer(...) const { return this->self(); }
  /// Changes a container or an init container that is there: `.inContainer(on(alembic).withEnv("VERBOSE", "1"))`.
  constexpr auto inContainer(const container_builder& change) const {
    return pods_step(&detail::edit_container, change.all_steps(), change.name);
  }
  constexpr auto withoutContainer(parameter::container name) const {
    return pods_step(&detail::remove_container, {}, name);
  }
  constexpr auto withoutInitContainer(parameter::container name) const {
    return pods_step(&detail::remove_init_container, {}, name);
  }
  constexpr auto withoutVolume(parameter::label_name name) const { return pods_step(&detail::remove_volume, {}, name); }
  constexpr auto withVolume(const volume_builder& volume) const {
    return pods_step(&detail::add_volume, volume.all_steps(), volume.name);
  }
  constexpr auto withPodLabel(parameter::label_key key, parameter::text value) const {
    return this->with_entry(detail::entry_of<T, detail::pods_of<T> + "metadata.labels">, key, value);
  }
  constexpr auto withPodAnnotation(parameter::annotation_key key, parameter::text value) const {
    return this->with_entry(detail::entry_of<T, detail::pods_of<T> + "metadata.annotations">, key, value);
  }
  constexpr auto withServiceAccountName(parameter::service_account name) const {
    return this->with(detail::set_of<T, detail::pods_of<T> + "spec.serviceAccountName">, name);
  }
  /// Whom the pods are to the API server, by the account's handle.
  DOVETAIL_REFUSED("withServiceAccountName takes a ServiceAccount's handle, or its name: withServiceAccountName(robot)")
  constexpr Self withServiceAccountName(...) const { return this->self(); }
  template <builder_handle Other>
    requires(!requires(const Other& other) { other.service_account_name(); })
  DOVETAIL_REFUSED("withServiceAccountName takes a ServiceAccount's handle, or its name: withServiceAccountName(robot)")
  constexpr Self withServiceAccountName(const Other&) const {
    return this->self();
  }
  constexpr auto withImagePullSecret(parameter::secret name) const {
    return this->with_element(detail::element_of_list<T, detail::pods_of<T> + "spec.imagePullSecrets">,
                              detail::set_of<api::core::v1::LocalObjectReference, "name">, name);
  }
  /// For all containers of the pod, and for its volumes.
  constexpr auto withPodSecurityContext(const security_context& context) const {
    if (context.read_only_root_filesystem || context.privilege_escalation_refused || context.all_capabilities_dropped)
      error::a_field_of_the_containers_security_context_does_not_exist_for_the_pod();
    const auto settings = context.as_steps();
    return pods_step(&detail::set_pod_security_of, settings, {});
  }
  constexpr auto withTerminationGracePeriod(parameter::seconds s) const {
    return this->with(detail::set_of<T, detail::pods_of<T> + "spec.terminationGracePeriodSeconds">, s);
  }
  constexpr auto withNodeSelector(parameter::label_key key, parameter::text value) const {
    return this->with_entry(detail::entry_of<T, detail::pods_of<T> + "spec.nodeSelector">, key, value);
  }
  /// The pods may run on nodes with this taint: `.withToleration("pool", "burst", taint_effect::NoSchedule)`.
  constexpr auto withToleration(parameter::line key, parameter::text value, taint_effect effect) const {
    return toleration_step(key, value, argument::literal_at(spelling(effect), key.at));
  }
  /// The same whatever the taint's effect is.
  constexpr auto withToleration(parameter::line key, parameter::text value) const {
    return toleration_step(key, value, {});
  }
  /// The same whatever the taint's value is.
  constexpr auto withToleration(parameter::line key, taint_effect effect) const {
    return toleration_step(key, {}, argument::literal_at(spelling(effect), key.at));
  }

  DOVETAIL_RESTARTS_ON(Self, T)

  /// The pods hold this state, and it is worth something after them: "the queue of jobs". The policy
  /// `policy::state_on_volumes` then asks for a volume that outlives them.
  constexpr auto keepsState(parameter::words what) const { return this->and_step(&detail::note_kept_state, what); }
  /// There is never more than one pod of it, and why: "two would send every mail twice". A second replica, a rollout that has
  /// the old pod and the new one at once, and an autoscaler are errors then.
  constexpr auto runsAlone(parameter::words why) const { return this->and_step(&detail::note_alone, why); }
  /// Fewer pods than this are not enough, and why: "a single node holds the only copy". The policy
  /// `policy::enough_replicas` then asks for them.
  constexpr auto needsReplicas(parameter::count count, parameter::words why) const {
    return this->and_step(&detail::note_needed_replicas, count, why);
  }

 private:
  constexpr auto toleration_step(argument key, argument value, argument effect) const {
    step of{};
    of.first = effect;
    return pods_step(&detail::add_toleration, {&of, 1}, key, value);
  }
  /// A step of the pods, with what is nested in it.
  constexpr auto pods_step(step::function apply, std::span<const step> nested, argument first,
                           argument second = {}) const {
    argument line{};
    line.at = first.at;
    Self next = this->self();
    next.begin_call();
    next.add(&detail::in_pods<T>, nested.size() + 1, line, {});
    next.add(apply, nested.size(), first, second);
    next.add_all(nested);
    return next;
  }
};

}  // namespace dovetail
