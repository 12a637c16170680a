/// What is looked at in objects one by one as they come in: their fields, and what the API server asks of their kind.
#pragma once

#include "dovetail/check/access.hpp"
#include "dovetail/check/certificate_spec.hpp"
#include "dovetail/check/cluster.hpp"
#include "dovetail/check/config.hpp"
#include "dovetail/check/fields.hpp"
#include "dovetail/check/metadata.hpp"
#include "dovetail/check/quota.hpp"
#include "dovetail/check/storage_spec.hpp"
#include "dovetail/check/workload_spec.hpp"

namespace dovetail::check {

/// Notes the faults of an object for the rules. `validate` is an overload for its kind in the header of the subject; a kind
/// whose type is in a header that few stacks include has a template over `T::kind`.
template <class T>
constexpr auto inspect(const T& object, const resource& owner, inventory& all) {
  inspect_fields(object, owner, all);
  report noted(all.characters);
  check_scope(object, owner, noted);
  if constexpr (requires { validate(object, owner, noted); }) validate(object, owner, noted);
  for (const finding& found : noted.findings()) all.noted.push_back(found);
}

}  // namespace dovetail::check
