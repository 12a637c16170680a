/// `Namespace<"reactbin">{}`, or `Namespace<>{namespace_name}` where the name is a value.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"

namespace dovetail {

template <std::size_t N>
class namespace_builder : public resource_builder<namespace_builder, N, api::core::v1::Namespace> {
 public:
  using resource_builder<namespace_builder, N, api::core::v1::Namespace>::resource_builder;

  constexpr argument namespace_name() const { return this->name; }
};

template <fixed_string Name = "">
struct Namespace : namespace_builder<0> {
  static_assert(detail::check_name<Name, grammars::dns_label, "Namespace">());

  consteval Namespace(place written = place{__builtin_FILE(), __builtin_LINE()})
      : namespace_builder<0>(detail::name_argument<Name>(written), written) {}
};
template <>
struct Namespace<""> : namespace_builder<0> {
  constexpr Namespace(parameter::namespace_name name) : namespace_builder<0>(name, name.at) {}
};

}  // namespace dovetail
