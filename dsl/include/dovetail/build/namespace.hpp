/// `Namespace<"reactbin">{}`, or `Namespace<>{namespace_name}` where the name is a value.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"

namespace dovetail {

class namespace_builder : public resource_builder<namespace_builder, api::core::v1::Namespace> {
 public:
  using resource_builder<namespace_builder, api::core::v1::Namespace>::resource_builder;

  constexpr argument namespace_name() const { return this->name; }
};

template <fixed_string Name = "">
struct Namespace : namespace_builder {
  static_assert(detail::check_name<Name, grammars::dns_label, "Namespace">());

  consteval Namespace(place written = place{__builtin_FILE(), __builtin_LINE()})
      : namespace_builder(detail::name_argument<Name>(written), written) {}
};
template <>
struct Namespace<""> : namespace_builder {
  constexpr Namespace(parameter::namespace_name name) : namespace_builder(name, name.at) {}
};

}  // namespace dovetail
