/// Any kind, with or without a builder of its own:
/// `resource<api::policy::v1::PodDisruptionBudget, "api">([](auto& pdb) { pdb.spec.minAvailable = 1; })`.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/restart.hpp"

namespace dovetail {

/// The builder of a resource of whatever API type: a generated one, or one of an imported CRD.
template <class T>
class resource_of : public resource_builder<resource_of<T>, T> {
 public:
  using resource_builder<resource_of<T>, T>::resource_builder;

  DOVETAIL_RESTARTS_ON(resource_of, T)
};

template <class T, fixed_string Name>
consteval auto resource(place written = place{__builtin_FILE(), __builtin_LINE()}) {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "resource">());
  return resource_of<T>(detail::name_argument<Name>(written), written);
}
template <class T, fixed_string Name>
consteval auto resource(detail::edit_of<T> edit, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  return resource<T, Name>(written).edit(edit);
}
template <fixed_string Name>
DOVETAIL_REFUSED("the API's type stands before the name: resource<api::policy::v1::PodDisruptionBudget, \"web\">(...)")
consteval auto resource(...) {
  return resource_of<api::core::v1::Namespace>();
}

}  // namespace dovetail
