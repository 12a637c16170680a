/// Which of the CustomResourceDefinitions that are given are taken: each kind once, and of a folder only what is whole.
#pragma once

#include "document.hpp"
#include "types.hpp"

#include <vector>

namespace dovetail::schema {

struct given_crd {
  const document_set* file;
  const node* document;
};

/// All of a file's, those of its lists too.
std::vector<given_crd> crds_of(const document_set& file);

/// One for each kind, in their order. Of several that are not the same that of a file which is named goes before one that was found in a
/// folder; then that which serves the newest version; then that of the newest release, as its labels and annotations have it; then that
/// which says more: a full one, not an operator's minimal one, the experimental channel and not the standard one. What a folder has of
/// CustomResourceDefinitions and is none (a kustomization's patch) is no CustomResourceDefinition. Both are told, in `passed_over`, with
/// what was taken and how to choose. What is wrong in a file that is named, a kind twice in it too, is left for import_crd() to refuse.
std::vector<given_crd> choose_crds(const std::vector<given_crd>& given, std::vector<remark>& passed_over);

}  // namespace dovetail::schema
