/// `StatefulSet<"minio">{}.withServiceName(minio_service).withVolumeClaimTemplate(data)`.
#pragma once

#include "dovetail/api/apps/v1.hpp"
#include "dovetail/build/persistent_volume_claim.hpp"
#include "dovetail/build/workload.hpp"

namespace dovetail {

namespace detail {

DOVETAIL_STEP void add_volume_claim_template(part& p, const step& s, lowering& in) {
  auto& claim = as<api::apps::v1::StatefulSet>(p).spec.volumeClaimTemplates.emplace_back();
  claim.metadata.name = in.text(s.first);
  apply_inside(s, claim, in);
}

DOVETAIL_STEP void edit_volume_claim_template(part& p, const step& s, lowering& in) {
  for (auto& claim : as<api::apps::v1::StatefulSet>(p).spec.volumeClaimTemplates)
    if (model::same(claim.metadata.name.view(), in.text(s.first).view())) return apply_inside(s, claim, in);
  fault_of_missing("volume claim template", s, in);
}

}  // namespace detail

class stateful_set_builder : public workload_builder<stateful_set_builder, api::apps::v1::StatefulSet> {
 public:
  using api_type = api::apps::v1::StatefulSet;
  using workload_builder<stateful_set_builder, api::apps::v1::StatefulSet>::workload_builder;

  constexpr stateful_set_builder withReplicas(parameter::count count) const {
    return this->with(detail::set_of<api_type, "spec.replicas">, count);
  }
  /// No number of its own: an autoscaler's stays as it is when the stack is deployed again.
  constexpr stateful_set_builder withoutReplicas() const {
    return this->without(detail::unset_of<api_type, "spec.replicas">, this->at);
  }
  /// The Service that gives each pod its address.
  constexpr stateful_set_builder withServiceName(parameter::service name) const {
    return this->with(detail::set_of<api_type, "spec.serviceName">, name);
  }
  /// A claim that each pod gets of its own; containers mount it by its name.
  constexpr stateful_set_builder withVolumeClaimTemplate(const claim_builder& claim) const {
    return this->and_part(&detail::add_volume_claim_template, claim.all_steps(), claim.name);
  }
  /// Changes a claim template that is there: `.inVolumeClaimTemplate(on(data).withStorageClassName("fast"))`.
  constexpr stateful_set_builder inVolumeClaimTemplate(const claim_builder& change) const {
    return this->and_part(&detail::edit_volume_claim_template, change.all_steps(), change.name);
  }
};

template <fixed_string Name>
struct StatefulSet : stateful_set_builder {
  static_assert(detail::check_name<Name, grammars::dns_label, "StatefulSet">());

  consteval StatefulSet(place written = place{__builtin_FILE(), __builtin_LINE()})
      : stateful_set_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(StatefulSet, "StatefulSet<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(StatefulSet, stateful_set_builder, "StatefulSet<\"name\">{}");

constexpr void begin_resource(api::apps::v1::StatefulSet& stateful_set, const model::text& name, lowering& in) {
  begin_resource<api::apps::v1::StatefulSet>(stateful_set, name, in);
  stateful_set.spec.replicas = 1;
  detail::select_own_pods(stateful_set, name);
}

}  // namespace dovetail
