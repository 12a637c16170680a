/// `ServiceAccount<"api">{}.withImagePullSecret(registry)`, for a workload's withServiceAccountName and for RBAC's bindings.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"

namespace dovetail {

class service_account_builder : public resource_builder<service_account_builder, api::core::v1::ServiceAccount> {
 public:
  using api_type = api::core::v1::ServiceAccount;
  using resource_builder<service_account_builder, api::core::v1::ServiceAccount>::resource_builder;

  constexpr argument service_account_name() const { return this->name; }
  /// The stack's own.
  constexpr argument other_namespace() const { return {}; }

  /// Its pods pull their images with this Secret.
  constexpr service_account_builder withImagePullSecret(parameter::secret name) const {
    return this->with_element(detail::element_of_list<api_type, "imagePullSecrets">,
                              detail::set_of<api::core::v1::LocalObjectReference, "name">, name);
  }
  /// Its pods get no token for the API server unless they ask for one.
  constexpr service_account_builder withoutAutomountServiceAccountToken() const {
    return this->with(detail::set_of<api_type, "automountServiceAccountToken">, argument::truth_at(false, this->at));
  }
};

template <fixed_string Name>
struct ServiceAccount : service_account_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "ServiceAccount">());

  consteval ServiceAccount(place written = place{__builtin_FILE(), __builtin_LINE()})
      : service_account_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(ServiceAccount, "ServiceAccount<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(ServiceAccount, service_account_builder, "ServiceAccount<\"name\">{}");

}  // namespace dovetail
