/// `Deployment<"api">{}.withContainer(…)`.
#pragma once

#include "dovetail/api/apps/v1.hpp"
#include "dovetail/build/workload.hpp"

namespace dovetail {

namespace detail {

DOVETAIL_STEP void set_recreate_strategy(part& p, const step&, lowering&) {
  as<api::apps::v1::Deployment>(p).spec.strategy.ensure().type = api::apps::v1::DeploymentStrategy::Type::Recreate;
}

}  // namespace detail

template <std::size_t N>
class deployment_builder : public workload_builder<deployment_builder, N, api::apps::v1::Deployment> {
 public:
  using workload_builder<deployment_builder, N, api::apps::v1::Deployment>::workload_builder;

  /// How many pods; one where it is not said.
  constexpr auto withReplicas(parameter::count count) const {
    return this->and_step(&detail::set_replicas<api::apps::v1::Deployment>, count);
  }
  /// No number of its own: an autoscaler's stays as it is when the stack is deployed again.
  constexpr auto withoutReplicas() const { return this->and_step(&detail::leave_replicas<api::apps::v1::Deployment>); }
  /// The old pods go before the new ones come.
  constexpr auto withRecreateStrategy() const { return this->and_step(&detail::set_recreate_strategy); }
};

template <fixed_string Name>
struct Deployment : deployment_builder<0> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Deployment">());

  consteval Deployment(place written = place{__builtin_FILE(), __builtin_LINE()})
      : deployment_builder<0>(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(Deployment, "Deployment<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Deployment, deployment_builder<0>, "Deployment<\"name\">{}");

constexpr void begin_resource(api::apps::v1::Deployment& deployment, const model::text& name, lowering& in) {
  begin_resource<api::apps::v1::Deployment>(deployment, name, in);
  deployment.spec.replicas = 1;
  detail::select_own_pods(deployment, name);
}

// The code of these steps is in the library.
DOVETAIL_WORKLOAD_STEPS(extern template, api::apps::v1::Deployment);
extern template void detail::set_replicas<api::apps::v1::Deployment>(part&, const step&, lowering&);
extern template void detail::leave_replicas<api::apps::v1::Deployment>(part&, const step&, lowering&);

}  // namespace dovetail
