/// What an overlay says of all resources in kustomize's own fields: `namespace:`, `images:`, `replicas:`. What they cannot say,
/// patches do.
#pragma once

#include "placed_document.hpp"

#include "dovetail/model/json.hpp"
#include "dovetail/text/arena.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dovetail::emit::detail {

/// A resource as the base has it and as an environment has it.
struct resource_pair {
  const placed_document* base = nullptr;
  /// Null: the environment removes it.
  const placed_document* here = nullptr;
  model::json base_tree{};
  model::json here_tree{};
};

/// The fields that make one environment of a base, once patches are applied: that is the order in which kustomize works.
/// Source: kustomize, api/internal/target, runTransformers, and api/internal/builtins.
class overlay_fields {
 public:
  overlay_fields(const std::vector<placed_document>& base, const std::vector<placed_document>& environment,
                 model::arena& characters);

  /// The base's resources, in their order.
  const std::vector<resource_pair>& pairs() const { return pairs_; }
  /// Those of the environment alone.
  const std::vector<const placed_document*>& added() const { return added_; }
  /// What a patch has to make of the base's resource, so that these fields make the environment's of it.
  model::json before(const resource_pair& pair) const;
  /// "namespace: shop\n", where there is one.
  std::string name_space() const;
  /// The lists `images:` and `replicas:`, where they have elements.
  std::string lists() const;

 private:
  struct image_change {
    std::string name, new_name, new_tag, digest;
    std::string of(std::string_view image) const;
  };
  struct replica_count {
    std::string name, count;
  };

  void pair_by(std::string_view base_space, std::string_view here_space, const std::vector<placed_document>& base,
               const std::vector<placed_document>& environment);
  void find_images();
  void find_replicas();

  std::vector<resource_pair> pairs_{};
  std::vector<const placed_document*> added_{};
  /// The trees of those, at the same places.
  std::vector<model::json> added_trees_{};
  /// The namespace that `namespace:` says; empty where it says none.
  std::string moved_to_{};
  std::vector<image_change> images_{};
  std::vector<replica_count> replicas_{};
};

}  // namespace dovetail::emit::detail
