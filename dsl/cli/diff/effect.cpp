#include "cli/diff/effect.hpp"

#include <utility>

namespace dovetail::cli::diff {

std::string_view annotation_of(const object& of, std::string_view name) {
  const node* all = of.tree.at_path("metadata.annotations");
  const node* found = all == nullptr ? nullptr : all->find(name);
  return found == nullptr ? std::string_view{} : std::string_view(found->text);
}

bool is_replaced_whole(const object& of) {
  return !annotation_of(of, "helm.sh/hook").empty() || !annotation_of(of, "argocd.argoproj.io/hook").empty() ||
         annotation_of(of, "argocd.argoproj.io/sync-options").find("Force=true") != std::string_view::npos ||
         annotation_of(of, "kustomize.toolkit.fluxcd.io/force") == "enabled";
}

bool is_kept_when_gone(const object& of) {
  return annotation_of(of, "helm.sh/resource-policy") == "keep" ||
         annotation_of(of, "argocd.argoproj.io/sync-options").find("Prune=false") != std::string_view::npos ||
         annotation_of(of, "kustomize.toolkit.fluxcd.io/prune") == "disabled";
}

effect about_change(const rule& what, const object_pair& pair, const change& of, std::string words) {
  effect made;
  made.what = &what;
  made.is_of_old = of.after == nullptr;
  made.about = made.is_of_old ? pair.before : pair.after;
  made.path = of.path;
  made.at = of.after != nullptr ? of.after->at : of.before->at;
  made.words = std::move(words);
  return made;
}

}  // namespace dovetail::cli::diff
