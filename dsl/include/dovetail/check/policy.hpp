/// Policies: what a stack can ask for, and what a waiver with a reason can switch off for one resource or container. Each
/// asks `waived` before it reports.
#pragma once

#include "dovetail/check/grammar.hpp"

namespace dovetail::check {

inline constexpr rule SEC_03{"SEC-03",
                             "every container runs as a user that is not root",
                             "kube-linter run-as-non-root; Polaris runAsRootAllowed; Pod Security restricted",
                             "add withSecurityContext(non_root(…)), or withWaiver(\"SEC-03\", \"why\")",
                             severity::error,
                             true};
constexpr void check_SEC_03(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    const auto& own = c.object->securityContext;
    const auto& of_pod = c.of->spec->securityContext;
    // What the container says goes before what its pod says.
    const model::boolean non_root = own && own->runAsNonRoot.has_value() ? own->runAsNonRoot
                                    : of_pod                             ? of_pod->runAsNonRoot
                                                                         : model::boolean{};
    const model::integer user = own && own->runAsUser.has_value() ? own->runAsUser
                                : of_pod                          ? of_pod->runAsUser
                                                                  : model::integer{};
    const bool is_root = user.has_value() && user.value() == 0;
    if (!is_root && (non_root.value_or(false) || user.has_value())) continue;
    if (into.waived(what, *c.of->owner, c.object)) continue;
    into.add(what, *c.of->owner,
             is_root                ? user.at()
             : non_root.has_value() ? non_root.at()
                                    : c.object->name.at(),
             {detail::title(c, into),
              is_root                ? " runs as user 0, which is root"
              : non_root.has_value() ? " may run as root: runAsNonRoot is false"
                                     : " may run as root: neither it nor its pod says runAsNonRoot",
              "; add withSecurityContext(non_root()), or waive SEC-03 with a reason"});
  }
}

inline constexpr rule SEC_42{"SEC-42",
                             "every image is pinned: by a tag that is not `latest`, or by a digest",
                             "kube-linter latest-tag; kube-score container-image-tag; Polaris tagNotSpecified",
                             "name a version, or withWaiver(\"SEC-42\", \"why\")",
                             severity::error,
                             true};
constexpr void check_SEC_42(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers) {
    const std::string_view image = c.object->image.view();
    if (image.empty()) continue;
    const image_parts parts = split_image(image);
    if (!parts.digest.empty() || (!parts.tag.empty() && !model::same(parts.tag, "latest"))) continue;
    if (into.waived(what, *c.of->owner, c.object)) continue;
    into.add(what, *c.of->owner, c.object->image.at(),
             {detail::title(c, into), " has image `", image, "`, ",
              parts.tag.empty() ? "which has no tag" : "whose tag moves",
              "; name a version, or waive SEC-42 with a reason"});
  }
}

/// Every policy that a stack can ask for.
inline constexpr check_function policies[] = {{&SEC_03, check_SEC_03}, {&SEC_42, check_SEC_42}};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

inline constexpr const check::rule* non_root = &check::SEC_03;
inline constexpr const check::rule* pinned_images = &check::SEC_42;

}  // namespace dovetail::policy
