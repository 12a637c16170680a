/// Any kind, with or without a builder of its own:
/// `resource<api::policy::v1::PodDisruptionBudget, "api">([](auto& pdb) { pdb.spec.minAvailable = 1; })`.
#pragma once

#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"

namespace dovetail {

/// The builder of a resource of whatever API type: a generated one, or one of an imported CRD.
template <class T>
struct resource_of {
  template <std::size_t N>
  class builder : public resource_builder<builder, N, T> {
   public:
    using resource_builder<builder, N, T>::resource_builder;
  };
};

template <class T, fixed_string Name>
consteval auto resource(const char* file = __builtin_FILE(), std::uint32_t line = __builtin_LINE()) {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "resource">());
  const place at{file, line, 0};
  return typename resource_of<T>::template builder<0>(detail::name_argument<Name>(at), at);
}
template <class T, fixed_string Name, class Edit>
consteval auto resource(Edit edit, const char* file = __builtin_FILE(), std::uint32_t line = __builtin_LINE()) {
  return resource<T, Name>(file, line).edit(edit);
}

}  // namespace dovetail
