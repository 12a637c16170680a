/// `Deployment<"api">{}.withContainer(…)`.
#pragma once

#include "dovetail/api/apps/v1.hpp"
#include "dovetail/build/workload.hpp"

namespace dovetail {

class deployment_builder : public workload_builder<deployment_builder, api::apps::v1::Deployment> {
 public:
  using api_type = api::apps::v1::Deployment;
  using workload_builder<deployment_builder, api::apps::v1::Deployment>::workload_builder;

  /// How many pods; one where it is not said.
  constexpr deployment_builder withReplicas(parameter::count count) const {
    return this->with(detail::set_of<api_type, "spec.replicas">, count);
  }
  /// No number of its own: an autoscaler's stays as it is when the stack is deployed again.
  constexpr deployment_builder withoutReplicas() const {
    return this->without(detail::unset_of<api_type, "spec.replicas">, this->at);
  }
  /// The old pods go before the new ones come.
  constexpr deployment_builder withRecreateStrategy() const {
    return this->with(detail::set_of<api_type, "spec.strategy.type">, argument::literal_at("Recreate", this->at));
  }
};

template <fixed_string Name>
struct Deployment : deployment_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Deployment">());

  consteval Deployment(place written = place{__builtin_FILE(), __builtin_LINE()})
      : deployment_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(Deployment, "Deployment<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Deployment, deployment_builder, "Deployment<\"name\">{}");

constexpr void begin_resource(api::apps::v1::Deployment& deployment, const model::text& name, lowering& in) {
  begin_resource<api::apps::v1::Deployment>(deployment, name, in);
  deployment.spec.replicas = 1;
  detail::select_own_pods(deployment, name);
}

}  // namespace dovetail
