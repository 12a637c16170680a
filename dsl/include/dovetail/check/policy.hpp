/// Policies: what a stack can ask for, and what a waiver with a reason can switch off for one resource or container.
#pragma once

#include "dovetail/check/grammar.hpp"

namespace dovetail::check {

inline constexpr rule SEC_03{"SEC-03", "every container runs as a user that is not root",
                             "kube-linter run-as-non-root; Polaris runAsRootAllowed; Pod Security restricted",
                             "add withSecurityContext(non_root(…)), or withWaiver(\"SEC-03\", \"why\")", severity::error, true};
constexpr void check_SEC_03(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    const auto& of_pod = p.spec->securityContext;
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      const auto& own = container.securityContext;
      const model::boolean non_root = own && own->runAsNonRoot.has_value() ? own->runAsNonRoot
                                      : of_pod                           ? of_pod->runAsNonRoot
                                                                         : model::boolean{};
      const model::integer user = own && own->runAsUser.has_value() ? own->runAsUser
                                  : of_pod                        ? of_pod->runAsUser
                                                                  : model::integer{};
      const bool root_user = user.has_value() && user.value() == 0;
      if (non_root.value_or(false) && !root_user) return;
      into.add(what, *p.owner, non_root.has_value() ? non_root.at() : user.at(),
               {detail::title(*p.owner, container, into),
                root_user                ? " runs as user 0, which is root"
                : non_root.has_value()   ? " may run as root: runAsNonRoot is false"
                : user.has_value()       ? " does not say runAsNonRoot"
                                         : " may run as root: neither it nor its pod says runAsNonRoot",
                "; add withSecurityContext(non_root(…)) or withWaiver(\"SEC-03\", \"why\")"},
               &container);
    });
  }
}

inline constexpr rule SEC_42{"SEC-42", "every image is pinned: by a tag that is not `latest`, or by a digest",
                             "kube-linter latest-tag; kube-score container-image-tag; Polaris tagNotSpecified",
                             "name a version, or withWaiver(\"SEC-42\", \"why\")", severity::error, true};
constexpr void check_SEC_42(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_container(p, [&](const api::core::v1::Container& container) {
      if (container.image.empty()) return;
      const image_parts parts = split_image(container.image.view());
      if (!parts.digest.empty() || (!parts.tag.empty() && parts.tag != "latest")) return;
      into.add(what, *p.owner, container.image.at(),
               {detail::title(*p.owner, container, into), " has image `", container.image.view(), "`, ",
                parts.tag.empty() ? "which has no tag" : "whose tag moves",
                "; name a version or add withWaiver(\"SEC-42\", \"why\")"},
               &container);
    });
}

/// Every policy that a stack can ask for.
inline constexpr check_function policies[] = {{&SEC_03, check_SEC_03}, {&SEC_42, check_SEC_42}};

}  // namespace dovetail::check

/// What `stack<…>(…).withPolicies(…)` takes.
namespace dovetail::policy {

inline constexpr const check::rule* non_root = &check::SEC_03;
inline constexpr const check::rule* pinned_images = &check::SEC_42;

}  // namespace dovetail::policy
