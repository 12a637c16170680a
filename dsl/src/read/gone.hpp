/// Fields and kinds that only older versions of Kubernetes have.
#pragma once

#include "dovetail/model/reflection.hpp"
#include "dovetail/read/kinds.hpp"

#include <span>
#include <string>
#include <string_view>

namespace dovetail::read::detail {

struct gone_field {
  const model::type& (*in)();
  std::string_view name;
  version_span there;
};

/// Made by the importer, as the types are.
std::span<const gone_field> gone_fields();
std::span<const gone_kind> gone_kinds();

/// Which versions have a field that the type does not; null where none has.
const version_span* find_gone_field(const model::type& in, std::string_view name);

/// What is said where Kubernetes 1.`minor` does not have them.
std::string words_for_gone_field(const model::type& in, version_span there, int minor);
std::string words_for_gone_kind(const gone_kind& what, int minor);

}  // namespace dovetail::read::detail
