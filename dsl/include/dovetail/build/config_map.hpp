/// `ConfigMap<"settings">{}.withData("LOG_LEVEL", "info")`.
#pragma once

#include "dovetail/build/name_check.hpp"
#include "dovetail/build/secret.hpp"

namespace dovetail {

template <fixed_string Name>
struct ConfigMap : config_map_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "ConfigMap">());

  consteval ConfigMap(place written = place{__builtin_FILE(), __builtin_LINE()})
      : config_map_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(ConfigMap, "ConfigMap<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(ConfigMap, config_map_builder, "ConfigMap<\"name\">{}");

}  // namespace dovetail
