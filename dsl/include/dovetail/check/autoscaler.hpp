/// Rules over HorizontalPodAutoscalers: whom they scale, between which bounds, by what they measure.
#pragma once

#include "dovetail/check/grammar.hpp"

namespace dovetail::check {

inline constexpr rule REF_15{"REF-15", "a HorizontalPodAutoscaler scales a workload that there is",
                             "kube-linter dangling-horizontalpodautoscaler; kube-score; Kubevious",
                             "name a workload of the stack, with its apiVersion and kind"};
inline constexpr rule REF_17{"REF-17", "a HorizontalPodAutoscaler measures containers that its target has", "Dovetail",
                             "name a container of the target"};
inline constexpr rule GRM_04{"GRM-04", "names of roles, of metrics and of what is scaled are parts of a path",
                             "API server, IsValidPathSegmentName", "remove `/` and `%`"};
inline constexpr rule CON_49{
    "CON-49", "a HorizontalPodAutoscaler has bounds: at least 1, and the upper not below the lower",
    "API server, validateHorizontalPodAutoscalerSpec", "set maxReplicas to minReplicas or more"};
inline constexpr rule CON_50{"CON-50", "a metric is what its type says, with one target that is more than nothing",
                             "API server, validateMetricSpec", "set the source that the type names, and one target"};
inline constexpr rule CON_51{
    "CON-51", "the behaviour of a HorizontalPodAutoscaler has policies with numbers that can be kept",
    "API server, validateScalingRules", "use a value above 0, a period of 1 to 1800 and a window of 0 to 3600 seconds"};
inline constexpr rule CON_52{"CON-52", "a HorizontalPodAutoscaler names its target with the version of its API",
                             "API server, ValidateCrossVersionObjectReference", "write `apiVersion: apps/v1`"};
inline constexpr rule CON_81{.id = "CON-81",
                             .statement = "a workload that is scaled does not say how many pods it has",
                             .source = "kube-score deployment-targeted-by-hpa-does-not-have-replicas-configured",
                             .mend =
                                 "add withoutReplicas(), or withWaiver(...): each deployment would undo "
                                 "the scaling",
                             .policy = true,
                             .profiles = every_profile};
inline constexpr rule CON_82{.id = "CON-82",
                             .statement = "a HorizontalPodAutoscaler has room between its bounds",
                             .source = "Polaris hpaMaxAvailability",
                             .mend = "raise maxReplicas, or remove the HorizontalPodAutoscaler",
                             .weight = severity::warning};

namespace detail {

/// Source: apimachinery pkg/api/validation/path, IsValidPathSegmentName.
DOVETAIL_PREDICATE bool is_path_segment(std::string_view text) {
  return text != "." && text != ".." && !dovetail::detail::contains(text, '/') &&
         !dovetail::detail::contains(text, '%');
}
inline constexpr grammar path_segment{"part of a path", "without `/` and `%`, and neither `.` nor `..`",
                                      is_path_segment};

constexpr const pod* pods_of(const resource& owner, const inventory& all) {
  for (const pod& p : all.pods)
    if (p.owner == &owner) return &p;
  return nullptr;
}

constexpr void check_scaled(const autoscaler& a, const inventory& all, report& into) {
  const resource* target = nullptr;
  for (const resource& r : all.named(a.target.view()))
    // Of an object of an unknown kind it is not known whether it has a namespace.
    if ((r.in == a.owner->in || r.in == nullptr) && model::same(r.kind, a.target_kind.view()) &&
        model::same(r.name.view(), a.target.view()))
      target = &r;
  if (target == nullptr) {
    const resource* other = nullptr;
    for (const resource& r : all.named(a.target.view()))
      if (r.in == a.owner->in && r.name == a.target.view() &&
          (model::same(r.kind, "Deployment") || model::same(r.kind, "StatefulSet")))
        other = &r;
    if (other == nullptr) return tell_missing(REF_15, a, " scales ", {a.target_kind.view(), a.target}, all, into);
    tell(REF_15, a, a.target.at(), into,
         {" scales ", a.target_kind.view(), " `", a.target.view(), "`, but that is a ", other->kind,
          hint{"; name that kind"}});
    return;
  }
  if (!target->external && a.target_version.has_value()) {
    const std::string_view group = a.target_version.view().substr(0, a.target_version.view().find('/'));
    const std::string_view known = target->api_version.substr(0, target->api_version.find('/'));
    if (group != known)
      tell(REF_15, a, a.target_version.at(), into,
           {" scales ", a.target_kind.view(), " `", a.target.view(), "` of `", a.target_version.view(),
            "`, which is of `", target->api_version, "`"});
  }
  const pod* p = a.containers.empty() ? nullptr : pods_of(*target, all);
  if (p == nullptr) return;
  for (const model::text& name : a.containers) {
    bool there = false;
    for (const auto& c : p->spec->containers) there = there || model::same(c.name.view(), name.view());
    if (!there)
      tell(REF_17, a, name.at(), into,
           {" measures container `", name.view(), "`, which ", title(*p, into), " does not have",
            into.suggestion(name.view(), "it has", [&](auto consider) {
              for (const auto& c : p->spec->containers) consider(c.name.view());
            })});
  }
}

/// What all versions of the API have.
template <class Spec>
constexpr auto check_scaling(const Spec& spec, const resource& owner, report& into) {
  const auto& target = spec.scaleTargetRef;
  check_value(GRM_04, owner, "the target", target.name, path_segment, into);
  if (target.apiVersion.empty() || !dovetail::detail::contains(target.apiVersion.view(), '/')) {
    // Only a ReplicationController is of the core group.
    if (!(target.kind == "ReplicationController"))
      tell(CON_52, owner, target.apiVersion.at(), into,
           {" scales ", target.kind.view(), " `", target.name.view(),
            target.apiVersion.empty() ? "` without its apiVersion" : "`, whose apiVersion has no group",
            target.kind == "Deployment" || target.kind == "StatefulSet" ? hint{"; did you mean `apps/v1`?"} : hint{}});
  }
  const std::int64_t least = spec.minReplicas.value_or(1), most = spec.maxReplicas.value_or(1);
  if (least < 0 || most < 1 || most < least)
    tell(CON_49, owner, spec.maxReplicas.at(), into,
         {" scales from ", into.digits(least), " to ", into.digits(most),
          most < least ? ": maxReplicas is below minReplicas" : ": there is at least one pod"});
}

constexpr bool is_positive(const model::quantity& amount) {
  return amount.empty() || quantity_value(amount.view()) > 0;
}

template <class Target>
constexpr auto check_metric_target(const Target& target, const resource& owner, std::string_view type,
                                   bool by_utilization, bool by_value, report& into) {
  const int count = target.value.has_value() + target.averageValue.has_value() + target.averageUtilization.has_value();
  const std::string_view word = target.type.view();
  const bool fits = word == "Utilization"    ? by_utilization && target.averageUtilization.has_value()
                    : word == "Value"        ? by_value && target.value.has_value()
                    : word == "AverageValue" ? target.averageValue.has_value()
                                             : false;
  if (count != 1 || !fits)
    tell(CON_50, owner, target.type.at(), into,
         {" has a ", type, " metric with ",
          count > 1    ? "several targets"
          : count == 0 ? "no target"
                       : "a target that is not of its type",
          " (type ", word, ")"});
  else if (!is_positive(target.value) || !is_positive(target.averageValue) || target.averageUtilization.value_or(1) < 1)
    tell(CON_50, owner, target.type.at(), into, {" has a ", type, " metric whose target is not more than 0"});
}

template <class Metric>
constexpr auto check_metric(const Metric& metric, const resource& owner, report& into) {
  const std::string_view type = metric.type.view();
  const int count = metric.resource.has_value() + metric.containerResource.has_value() + metric.pods.has_value() +
                    metric.object.has_value() + metric.external.has_value();
  const bool fits = type == "Resource"            ? metric.resource.has_value()
                    : type == "ContainerResource" ? metric.containerResource.has_value()
                    : type == "Pods"              ? metric.pods.has_value()
                    : type == "Object"            ? metric.object.has_value()
                    : type == "External"          ? metric.external.has_value()
                                                  : false;
  if (count != 1 || !fits)
    return tell(CON_50, owner, metric.type.at(), into,
                {" has a metric of type `", type, "` with ",
                 count == 0   ? "no source"
                 : count == 1 ? "another source"
                              : "several sources",
                 fits || count == 1 ? hint{} : into.suggestion(type, {}, [](auto consider) {
                   for (const char* known : {"Resource", "ContainerResource", "Pods", "Object", "External"})
                     consider(known);
                 })});
  const auto check_resource = [&](const auto& measured) {
    check_metric_target(measured.target, owner, type, true, false, into);
    check_unit(owner, measured.name.view(), measured.target.averageValue, into);
  };
  if (metric.resource) check_resource(*metric.resource);
  if (metric.containerResource) check_resource(*metric.containerResource);
  if (metric.pods) {
    check_metric_target(metric.pods->target, owner, type, false, false, into);
    check_value(GRM_04, owner, "the metric", metric.pods->metric.name, path_segment, into);
  }
  if (metric.object) {
    check_metric_target(metric.object->target, owner, type, false, true, into);
    check_value(GRM_04, owner, "the metric", metric.object->metric.name, path_segment, into);
  }
  if (metric.external) {
    check_metric_target(metric.external->target, owner, type, false, true, into);
    check_value(GRM_04, owner, "the metric", metric.external->metric.name, path_segment, into);
  }
}

template <class Rules>
constexpr auto check_scaling_rules(const Rules& rules, const resource& owner, std::string_view direction,
                                   report& into) {
  const auto fault = [&](place at, std::initializer_list<std::string_view> words) {
    tell(CON_51, owner, at, into, {" has ", direction, into.joined(words)});
  };
  const model::integer& window = rules.stabilizationWindowSeconds;
  if (window.has_value() && (window.value() < 0 || window.value() > 3600))
    fault(window.at(), {" with a window of ", into.digits(window.value()), " seconds, which is not from 0 to 3600"});
  for (const auto& policy : rules.policies) {
    if (policy.value.value_or(0) <= 0)
      fault(policy.value.at(),
            {" with a policy of value ", into.digits(policy.value.value_or(0)), ", which is not more than 0"});
    if (policy.periodSeconds.value_or(0) < 1 || policy.periodSeconds.value_or(0) > 1800)
      fault(policy.periodSeconds.at(), {" with a policy of ", into.digits(policy.periodSeconds.value_or(0)),
                                        " seconds, which is not from 1 to 1800"});
  }
}

}  // namespace detail

/// A HorizontalPodAutoscaler of whatever version.
template <class T>
  requires(T::kind == "HorizontalPodAutoscaler")
constexpr auto validate(const T& object, const resource& owner, report& into) {
  detail::check_scaling(object.spec, owner, into);
  if constexpr (requires { object.spec.metrics; }) {
    for (const auto& metric : object.spec.metrics) detail::check_metric(metric, owner, into);
    if (!object.spec.behavior) return;
    if (object.spec.behavior->scaleUp)
      detail::check_scaling_rules(*object.spec.behavior->scaleUp, owner, "scaleUp", into);
    if (object.spec.behavior->scaleDown)
      detail::check_scaling_rules(*object.spec.behavior->scaleDown, owner, "scaleDown", into);
  }
}

constexpr void autoscaled_workloads_exist(const rule&, const inventory& all, report& into) {
  for (const autoscaler& a : all.autoscalers) detail::check_scaled(a, all, into);
}

constexpr void scaled_workloads_count_no_replicas(const rule& what, const inventory& all, report& into) {
  for (const autoscaler& a : all.autoscalers)
    for (const replicated& r : all.replicated_workloads)
      if (r.count->has_value() && detail::scales(a, *r.owner) && !into.waived(what, *r.owner, nullptr))
        detail::tell(what, *r.owner, r.count->at(), into,
                     {" has ", into.counted(r.count->value(), "replica"), ", and ", detail::title(a, into),
                      " scales it: each deployment would undo the scaling",
                      advice{"add withoutReplicas(), or waive CON-81 with "
                             "a reason"}});
}
constexpr void autoscalers_have_room(const rule& what, const inventory& all, report& into) {
  for (const autoscaler& a : all.autoscalers)
    if (a.least.value_or(1) == a.most.value_or(1))
      detail::tell(what, a, a.most.at(), into, {" scales from ", into.digits(a.most.value_or(1)), " to as many"});
}

inline constexpr rule DOV_24{"DOV-24",
                             "what is scaled by a share of what its containers ask for has containers that ask for it",
                             "Dovetail", "add requests: without them the share is unknown, and nothing is scaled"};

namespace detail {

/// Whether a container asks for a resource: a limit counts as a request where there is none.
constexpr bool asks_for(const api::core::v1::Container& c, std::string_view resource) {
  return c.resources && (c.resources->requests.contains(resource) || c.resources->limits.contains(resource));
}
constexpr bool asks_for(const api::core::v1::PodSpec& pod, std::string_view resource) {
  return pod.resources && (pod.resources->requests.contains(resource) || pod.resources->limits.contains(resource));
}

constexpr void check_share(const rule& what, const autoscaler& a, const autoscaler::share& share, const pod& p,
                           report& into) {
  if (asks_for(*p.spec, share.resource.view())) return;
  for (const auto& c : p.spec->containers) {
    if (!share.container.empty() && !model::same(share.container.view(), c.name.view())) continue;
    if (asks_for(c, share.resource.view())) continue;
    into.add(
        what, *a.owner, a.target.at(),
        {title(*a.owner, into), " goes by a share of the ", share.resource.view(), " that containers ask for, and ",
         title(p, into), ", container `", c.name.view(), "` asks for none", advice{"add withRequests(...)"}});
  }
}

}  // namespace detail

constexpr void scaled_containers_ask_for_what_is_measured(const rule& what, const inventory& all, report& into) {
  for (const autoscaler& a : all.autoscalers)
    for (const autoscaler::share& share : a.shares)
      for (const pod& p : all.pods)
        if (p.owner->in == a.owner->in && model::same(p.owner->kind, a.target_kind.view()) &&
            model::same(p.owner->name.view(), a.target.view()))
          detail::check_share(what, a, share, p, into);
}

inline constexpr check_function autoscaler_checks[] = {
    {autoscaled_workloads_exist, {&REF_15, &REF_17}},
    {found_as_objects_come_in, {&GRM_04, &CON_49, &CON_50, &CON_51, &CON_52}},
    {scaled_workloads_count_no_replicas, {&CON_81}},
    {autoscalers_have_room, {&CON_82}, looks_at::one_object},
    {scaled_containers_ask_for_what_is_measured, {&DOV_24}},
};

}  // namespace dovetail::check
