/// `ServiceAccount<"api">{}.withImagePullSecret(registry)`, for a workload's withServiceAccountName and for RBAC's bindings.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"

namespace dovetail {

namespace detail {

DOVETAIL_STEP void add_account_pull_secret(part& p, const step& s, lowering& in) {
  as<api::core::v1::ServiceAccount>(p).imagePullSecrets.emplace_back().name = in.text(s.first);
}
DOVETAIL_STEP void leave_out_token(part& p, const step&, lowering&) {
  as<api::core::v1::ServiceAccount>(p).automountServiceAccountToken = false;
}

}  // namespace detail

template <std::size_t N>
class service_account_builder : public resource_builder<service_account_builder, N, api::core::v1::ServiceAccount> {
 public:
  using resource_builder<service_account_builder, N, api::core::v1::ServiceAccount>::resource_builder;

  constexpr argument service_account_name() const { return this->name; }
  /// The stack's own.
  constexpr argument other_namespace() const { return {}; }

  /// Its pods pull their images with this Secret.
  constexpr auto withImagePullSecret(parameter::secret name) const {
    return this->and_step(&detail::add_account_pull_secret, name);
  }
  /// Its pods get no token for the API server unless they ask for one.
  constexpr auto withoutAutomountServiceAccountToken() const { return this->and_step(&detail::leave_out_token); }
};

template <fixed_string Name>
struct ServiceAccount : service_account_builder<0> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "ServiceAccount">());

  consteval ServiceAccount(place written = place{__builtin_FILE(), __builtin_LINE()})
      : service_account_builder<0>(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(ServiceAccount, "ServiceAccount<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(ServiceAccount, service_account_builder<0>, "ServiceAccount<\"name\">{}");

// The code of these steps is in the library.
DOVETAIL_RESOURCE_STEPS(extern template, api::core::v1::ServiceAccount);

}  // namespace dovetail
