/// Edits of resources that are defined elsewhere: what an environment changes. An edit is a builder without a resource of its
/// own; everything that can be said of a resource can be said of it later:
/// `on(api_service).withNodePort(http, 30080)`, `every<Deployment>().withReplicas(0)`, `every_workload().withNodeSelector(…)`.
#pragma once

#include "dovetail/build/resource.hpp"
#include "dovetail/build/workload.hpp"

#include <string_view>
#include <type_traits>
#include <utility>

namespace dovetail {

/// A resource that makes pods, whatever its kind: a Deployment, a StatefulSet, a Job, an operator's resource with a pod
/// template.
struct any_workload {
  using stands_for_a_resource = void;

  std::string_view kind;
  api::meta::v1::ObjectMeta& metadata;
  api::core::v1::PodTemplateSpec& pods;
  /// Null where the kind has no number of pods to set (a DaemonSet, a Job).
  model::integer* replicas;

  // The paths of what all of them have, as a Deployment has it.
  static const model::object_table field_table;
  static DOVETAIL_WALK void walk_fields(any_workload& object, model::field_walk& walk);
};

/// Found by the steps that all workloads share, in the place of a member `spec.template_`.
constexpr api::core::v1::PodTemplateSpec& template_of(any_workload& edited) { return edited.pods; }

/// Any resource, with what all kinds have.
struct any_resource {
  using stands_for_a_resource = void;

  std::string_view api_version;
  std::string_view kind;
  api::meta::v1::ObjectMeta& metadata;

  static const model::object_table field_table;
  static DOVETAIL_WALK void walk_fields(any_resource& object, model::field_walk& walk);
};

namespace detail {

inline constexpr model::field_entry fields_of_any_spec[] = {
    {detail::hash_of("replicas"), "replicas", model::field_form::integer},
    {detail::hash_of("template"), "template", model::field_form::object, &api::core::v1::PodTemplateSpec::field_table},
};
inline constexpr model::object_table table_of_any_spec{"the spec of a workload", fields_of_any_spec};
inline constexpr model::field_entry fields_of_any_workload[] = {
    {detail::hash_of("metadata"), "metadata", model::field_form::object, &api::meta::v1::ObjectMeta::field_table},
    {detail::hash_of("spec"), "spec", model::field_form::object, &table_of_any_spec},
};
inline constexpr model::field_entry fields_of_any_resource[] = {
    {detail::hash_of("metadata"), "metadata", model::field_form::object, &api::meta::v1::ObjectMeta::field_table},
};

}  // namespace detail

inline constexpr model::object_table any_workload::field_table{"every workload", detail::fields_of_any_workload};
inline constexpr model::object_table any_resource::field_table{"every resource", detail::fields_of_any_resource};

DOVETAIL_WALK void any_workload::walk_fields(any_workload& object, model::field_walk& walk) {
  switch (walk.next()) {
    case 0:
      return api::meta::v1::ObjectMeta::walk_fields(object.metadata, walk);
    case 1:
      switch (walk.next()) {
        case 0:
          if (object.replicas != nullptr) walk.leaf(*object.replicas);
          return;
        case 1:
          return api::core::v1::PodTemplateSpec::walk_fields(object.pods, walk);
      }
  }
}
DOVETAIL_WALK void any_resource::walk_fields(any_resource& object, model::field_walk& walk) {
  if (walk.next() == 0) api::meta::v1::ObjectMeta::walk_fields(object.metadata, walk);
}

namespace detail {

/// Stands for a type where only its identity matters.
template <class T>
inline constexpr char type_mark = 0;

template <class T>
concept makes_pods = requires(T& object) {
  { object.spec.template_ } -> std::same_as<api::core::v1::PodTemplateSpec&>;
};
template <class T>
concept makes_jobs = requires(T& object) {
  { object.spec.jobTemplate.spec.template_ } -> std::same_as<api::core::v1::PodTemplateSpec&>;
};
template <class T>
concept has_replicas = requires(T& object) {
  { object.spec.replicas } -> std::same_as<model::integer&>;
};

/// Calls `use` with a resource that makes pods as a workload; does nothing with another one.
template <class T, class Use>
constexpr auto with_workload(T& object, Use use) {
  model::integer* replicas = nullptr;
  if constexpr (has_replicas<T>) replicas = &object.spec.replicas;
  if constexpr (makes_pods<T>) {
    any_workload workload{T::kind, object.metadata, object.spec.template_, replicas};
    use(workload);
  } else if constexpr (makes_jobs<T>) {
    any_workload workload{T::kind, object.metadata, object.spec.jobTemplate.spec.template_, replicas};
    use(workload);
  }
}

/// The name of a resource as on() gives it, which tells an edit from the resource itself.
constexpr argument edited(argument name) {
  name.number = 1;
  return name;
}
/// Whether it is that, or what has no name: all resources of a kind.
constexpr bool is_edited(const argument& name) { return !name.given() || name.number == 1; }

/// The first step of an edit that is for some resources only.
template <class T, class Picks>
constexpr auto pick(part& p, const step&, lowering& in) {
  if (!Picks{}(std::as_const(as<T>(p)))) in.pass_over();
}

template <class Self>
Self builder_behind(const chain<Self>& resource);

/// The builder of a kind, without a step.
template <template <fixed_string> class Kind>
using builder_of = decltype(builder_behind(std::declval<const Kind<"x">&>()));

/// A builder whose first step picks.
template <class Self>
consteval Self picking(const Self& builder, step::function picks) {
  Self next = builder;
  next.add(picks, 0, {}, {});
  return next;
}
template <class Self, class Picks>
consteval Self picking_by(const chain<Self>& builder, Picks) {
  static_assert(std::is_default_constructible_v<Picks>, "what picks resources is a lambda without captures");
  return picking<Self>(static_cast<const Self&>(builder), &pick<typename Self::api_type, Picks>);
}

}  // namespace detail

/// The edits of all workloads of a stack. What a kind cannot have (the replicas of a Job) leaves it as it is.
class workload_edits : public workload_builder<workload_edits, any_workload> {
 public:
  using workload_builder<workload_edits, any_workload>::workload_builder;

  constexpr workload_edits withReplicas(parameter::count count) const {
    return this->with(detail::set_of<any_workload, "spec.replicas">, count);
  }
};

/// The edits of all resources of a stack.
class resource_edits : public resource_builder<resource_edits, any_resource> {
 public:
  using resource_builder<resource_edits, any_resource>::resource_builder;
};

/// Edits one resource, by its handle.
template <class Self>
  requires requires { typename Self::api_type; }
consteval auto on(const chain<Self>& resource, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return Self(detail::edited(resource.name.moved_to(written)), written);
}
/// Edits one resource by its name, where no handle is at hand: `on<Deployment>("api")`.
template <template <fixed_string> class Kind>
constexpr auto on(parameter::object_name name) {
  return detail::builder_of<Kind>(detail::edited(name), name.at);
}
/// The same for a kind without a builder of its own.
template <class T>
  requires requires { T::kind; }
constexpr auto on(parameter::object_name name) {
  return resource_of<T>(detail::edited(name), name.at);
}
DOVETAIL_REFUSED("on() takes a resource's handle, or its kind and its name: on(web), on<Deployment>(\"web\")")
consteval workload_edits on(...) { return {}; }

/// Edits every resource of a kind: `every<Deployment>()`.
template <template <fixed_string> class Kind>
consteval auto every(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::builder_of<Kind>(argument{}, written);
}
template <class T>
  requires requires { T::kind; }
consteval auto every(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return resource_of<T>(argument{}, written);
}
/// Those of a kind that `picks` says true of, a lambda without captures that takes the API object.
template <template <fixed_string> class Kind, class Picks>
consteval auto every(Picks picks, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::picking_by(every<Kind>(written), picks);
}
template <class T, class Picks>
  requires requires { T::kind; }
consteval auto every(Picks picks, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::picking_by(every<T>(written), picks);
}

/// Edits every resource that makes pods; with a lambda, those that it says true of.
consteval auto every_workload(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return workload_edits(argument{}, written);
}
template <class Picks>
  requires std::invocable<Picks, const any_workload&>
consteval auto every_workload(Picks picks, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::picking_by(every_workload(written), picks);
}
/// Edits every resource; with a lambda, those that it says true of.
consteval auto every_resource(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return resource_edits(argument{}, written);
}
template <class Picks>
  requires std::invocable<Picks, const any_resource&>
consteval auto every_resource(Picks picks, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return detail::picking_by(every_resource(written), picks);
}

}  // namespace dovetail
