/// Findings that are none once kustomize, Flux or `kubectl -n` have done to the objects what they do.
#pragma once

#include "cli/finding.hpp"
#include "cli/kustomization.hpp"
#include "dovetail/check/finding.hpp"

#include <set>

namespace dovetail::cli {

/// The metadata of objects that say no namespace, and are put into the one of their deployment.
using placed_objects = std::set<const api::meta::v1::ObjectMeta*>;

/// Whether what is missing is there under the name that a kustomization makes another of.
bool is_renamed(const check::finding& told, const kustomizations& kustomized_by, const check::inventory& all);
/// Whether an object and what it names are put into one namespace by whoever deploys them, which only the name has to say: of a
/// RoleBinding's ServiceAccount, and of what a custom resource names by its namespace.
bool is_placed_with(const check::finding& told, const placed_objects& placed, const check::inventory& all);
/// Whether all objects of a name are of other kustomizations than this one.
bool is_applied_apart(const check::finding& told, const kustomizations& kustomized_by, const check::inventory& all);

/// Whether a finding in a file that a kustomization changes may be mended by what it does.
bool may_be_mended_by(const kustomized& changes, const patched& said, const finding& told);

}  // namespace dovetail::cli
