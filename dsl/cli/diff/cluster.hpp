/// What a cluster has of the objects of some manifests, by kubectl.
#pragma once

#include "cli/diff/side.hpp"
#include "cli/tools/kubectl.hpp"

#include <string>

namespace dovetail::cli::diff {

/// Which cluster, and what in it is of the manifests.
struct cluster {
  /// The kubeconfig's one; empty: its current one.
  std::string context{};
  /// The labels of all that was applied with the manifests: what has them and is not in the manifests is gone from them. Empty: the
  /// ones by which all of the manifests' objects say that they are of one application; where they have none, all that was applied
  /// into namespaces that are among them.
  std::string selector{};
};

/// kubectl for the cluster. Throws usage_error where it is not in PATH.
kubectl_tool kubectl_for(const cluster& asked);

/// Asks for the objects of `wanted` by their names, and for what the cluster has beside them. Throws usage_error for what kubectl
/// cannot do: then nothing is known, and nothing is to be compared.
live_version read_cluster(const kubectl_tool& kubectl, const cluster& asked, const side& wanted);

}  // namespace dovetail::cli::diff
