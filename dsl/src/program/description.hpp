/// What a stack knows of itself beside its manifests, as JSON for other programs.
#pragma once

#include "dovetail/program/generator.hpp"

#include <string>
#include <vector>

namespace dovetail::emit::detail {

/// What the cluster must have beside the manifests: a list, one object a line.
std::string json_of(const std::vector<outside_object>& objects);

/// All that review needs to know of a stack:
///
///     {"stack": "shop", "folder": "generated/k8s/shop", "environments": ["prod"],
///      "objects": [{"environment": "prod", "apiVersion": "apps/v1", "kind": "Deployment", "name": "web", "namespace": "shop",
///                   "file": "web.yaml", "source": "stack/shop.hpp:12"}],
///      "waivers": [{"environment": "prod", "rule": "REL-10", "reason": "…", "kind": "Deployment", "name": "web",
///                   "source": "stack/shop.hpp:14"}],
///      "outside": [what json_of() has, with "environment"],
///      "sources": ["stack/shop.hpp"], "files": {"web.yaml": [[5, 0, 12]]}}
///
/// `files` has for each file below the folder its lines whose source is known: the line, the source by its position in `sources`,
/// and the line there. What is empty or not known is left out.
std::string description_of(const program& stack, const rendering& made);

}  // namespace dovetail::emit::detail
