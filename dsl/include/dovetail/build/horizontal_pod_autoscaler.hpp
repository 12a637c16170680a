/// `HorizontalPodAutoscaler<"api">{api}.withReplicas(1, 8).withCpuUtilization(70)`.
#pragma once

#include "dovetail/api/autoscaling/v2.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/other_kinds.hpp"
#include "dovetail/text/duration.hpp"

namespace dovetail {

namespace detail {

using api::autoscaling::v2::HorizontalPodAutoscaler;

DOVETAIL_STEP void set_scale_target(part& p, const step& s, lowering& in) {
  auto& target = as<HorizontalPodAutoscaler>(p).spec.scaleTargetRef;
  target.apiVersion = in.text(s.inside()[0].first);
  target.kind = in.text(s.second);
  target.name = in.text(s.first);
}
/// The metric of a resource of the pods; what an earlier call said of the same resource is replaced.
constexpr api::autoscaling::v2::MetricTarget& metric_of(part& p, const argument& resource, lowering& in) {
  auto& metrics = as<HorizontalPodAutoscaler>(p).spec.metrics;
  const model::text name = in.text(resource);
  for (auto& known : metrics)
    if (known.resource && model::same(known.resource->name.view(), name.view()))
      return known.resource->target = api::autoscaling::v2::MetricTarget{};
  auto& metric = metrics.emplace_back();
  metric.type = "Resource";
  metric.resource.ensure().name = name;
  return metric.resource->target;
}
DOVETAIL_STEP void set_utilization(part& p, const step& s, lowering& in) {
  auto& target = metric_of(p, s.second, in);
  target.type = "Utilization";
  target.averageUtilization = in.number(s.first);
}
DOVETAIL_STEP void set_average_value(part& p, const step& s, lowering& in) {
  auto& target = metric_of(p, s.second, in);
  target.type = "AverageValue";
  target.averageValue = in.text(s.first);
}

/// A kind of which an autoscaler can make more pods.
template <class T>
concept scalable = requires(const T& w, typename T::api_type& object) {
  w.withServiceAccountName("default");
  object.spec.replicas;
};

}  // namespace detail

class autoscaler_builder : public resource_builder<autoscaler_builder, api::autoscaling::v2::HorizontalPodAutoscaler> {
 public:
  using api_type = api::autoscaling::v2::HorizontalPodAutoscaler;
  using resource_builder<autoscaler_builder, api::autoscaling::v2::HorizontalPodAutoscaler>::resource_builder;

  /// From so many pods to so many.
  constexpr autoscaler_builder withReplicas(parameter::count least, parameter::positive_count most) const {
    return this->as_one_call(withMinReplicas(least).withMaxReplicas(most));
  }
  constexpr autoscaler_builder withMinReplicas(parameter::count count) const {
    return this->with(detail::set_of<api_type, "spec.minReplicas">, count);
  }
  constexpr autoscaler_builder withMaxReplicas(parameter::positive_count count) const {
    return this->with(detail::set_of<api_type, "spec.maxReplicas">, count);
  }
  /// As many pods that each uses this percentage of the CPU that it requests.
  constexpr autoscaler_builder withCpuUtilization(parameter::positive_count percent) const {
    return this->and_step(&detail::set_utilization, percent, argument::literal_at("cpu", percent.at));
  }
  constexpr autoscaler_builder withMemoryUtilization(parameter::positive_count percent) const {
    return this->and_step(&detail::set_utilization, percent, argument::literal_at("memory", percent.at));
  }
  /// As many pods that each uses about this much.
  constexpr autoscaler_builder withCpuAverageValue(parameter::cpu cpu) const {
    return this->and_step(&detail::set_average_value, cpu, argument::literal_at("cpu", cpu.at));
  }
  constexpr autoscaler_builder withMemoryAverageValue(parameter::memory memory) const {
    return this->and_step(&detail::set_average_value, memory, argument::literal_at("memory", memory.at));
  }
  /// Pods are taken away only once fewer have been enough for so long.
  constexpr autoscaler_builder withScaleDownStabilization(parameter::seconds s) const {
    return this->with(detail::set_of<api_type, "spec.behavior.scaleDown.stabilizationWindowSeconds">, s);
  }

  /// For the constructor below.
  constexpr autoscaler_builder scaling(argument name, std::string_view api_version, std::string_view kind) const {
    step version{};
    version.first = argument::literal_at(api_version, name.at);
    return this->and_part(&detail::set_scale_target, std::span<const step>(&version, 1), name,
                          argument::literal_at(kind, name.at));
  }
};

/// Of a workload that has a number of pods: a Deployment or a StatefulSet.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct HorizontalPodAutoscaler<Name> : autoscaler_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "HorizontalPodAutoscaler">());

  template <detail::scalable Workload>
  consteval HorizontalPodAutoscaler(const Workload& workload, place written = place{__builtin_FILE(), __builtin_LINE()})
      : autoscaler_builder(
            autoscaler_builder(detail::name_argument<Name>(written), written)
                .scaling(workload.name.moved_to(written), Workload::api_type::api_version, Workload::api_type::kind)) {}
  DOVETAIL_REFUSED("a HorizontalPodAutoscaler takes its workload in the braces: HorizontalPodAutoscaler<\"web\">{web}")
  explicit consteval HorizontalPodAutoscaler(...) {}
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(HorizontalPodAutoscaler, autoscaler_builder, "HorizontalPodAutoscaler<\"web\">{web}");

}  // namespace dovetail
