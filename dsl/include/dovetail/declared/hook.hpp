/// Helm's hooks, as words, and the annotations that say them: `hook::pre_install`, `hook_delete::succeeded`.
#pragma once

#include <string_view>

namespace dovetail {

/// When Helm runs a hook.
struct hook_phase {
  std::string_view word;
};
namespace hook {
inline constexpr hook_phase pre_install{"pre-install"}, post_install{"post-install"}, pre_delete{"pre-delete"},
    post_delete{"post-delete"}, pre_upgrade{"pre-upgrade"}, post_upgrade{"post-upgrade"}, pre_rollback{"pre-rollback"},
    post_rollback{"post-rollback"}, test{"test"};
}  // namespace hook

/// When Helm deletes what a hook has made; before the hook is made again where nothing is said.
struct hook_delete_policy {
  std::string_view word;
};
namespace hook_delete {
inline constexpr hook_delete_policy before_creation{"before-hook-creation"}, succeeded{"hook-succeeded"},
    failed{"hook-failed"};
}  // namespace hook_delete

namespace helm_annotation {
inline constexpr std::string_view hook = "helm.sh/hook", hook_weight = "helm.sh/hook-weight",
                                  hook_delete_policy = "helm.sh/hook-delete-policy",
                                  resource_policy = "helm.sh/resource-policy";
}  // namespace helm_annotation

}  // namespace dovetail
