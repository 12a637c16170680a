/// `Namespace<"reactbin">{}`, or `Namespace<>{namespace_name}` where the name is a value.
#pragma once

#include "dovetail/api/core/v1.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"

namespace dovetail {

namespace error {
void this_is_no_name_of_a_namespace(std::string_view name, std::string_view grammar);
}

namespace detail {

/// For a namespace that is named where something is deployed to it or found in it; a value's text has its own grammar.
constexpr void refuse_other_than_a_namespace(const argument& named) {
  if (named.is == argument::form::literal && !is_dns_label(named.characters))
    error::this_is_no_name_of_a_namespace(named.characters, grammars::dns_label.says);
}

}  // namespace detail

template <std::size_t N>
class namespace_builder : public resource_builder<namespace_builder, N, api::core::v1::Namespace> {
 public:
  using resource_builder<namespace_builder, N, api::core::v1::Namespace>::resource_builder;
};

template <fixed_string Name = "">
struct Namespace : namespace_builder<0> {
  static_assert(detail::check_name<Name, grammars::dns_label, "Namespace">());

  consteval Namespace(place written = place{__builtin_FILE(), __builtin_LINE()})
      : namespace_builder<0>(detail::name_argument<Name>(written), written) {}
};
template <>
struct Namespace<""> : namespace_builder<0> {
  consteval Namespace(argument name) : namespace_builder<0>(name, name.at) {}
};

// The code of these steps is in the library.
DOVETAIL_RESOURCE_STEPS(extern template, api::core::v1::Namespace);

}  // namespace dovetail
