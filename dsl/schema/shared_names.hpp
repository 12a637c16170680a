/// What a struct is called that a CRD writes out in several places.
#pragma once

#include "types.hpp"

#include <vector>

namespace dovetail::schema {

/// Anonymous structs that are the same, two or more; the first one, whose path is the shortest, stands for all of them.
using equal_structs = std::vector<object*>;

/// Whether `a` has the shorter name, or the one that is first in the alphabet.
bool comes_first(const object* a, const object* b);

/// Names each first one of `sets`, the sets of a whole catalog.
///
/// - What one kind uses is named by its shortest path in that kind: `ServiceMonitorSpecEndpoints`. What its variants use too
///   is named as in that kind: `IssuerSpecAcme` in ClusterIssuer, `ApplicationSpecSource` in ApplicationSet.
/// - What several kinds use is named by its field alone: `Authorization`; where another struct has that name, by the fields
///   above too, as far as they are the same everywhere (`RemoteWriteTlsConfig`). What more kinds use has the first choice.
///   A `spec` or `status` says nothing alone: it has the words that the kinds' names end with in common, `RouteSpec`.
/// - What is used nowhere but in such a shared struct is named by its path in it: `AuthorizationCredentials`.
/// - Where no name is left for what several use, the set is divided into one for each of them.
void name_shared_structs(std::vector<equal_structs>& sets);

}  // namespace dovetail::schema
