#include "cli/diff/effect.hpp"
#include "cli/diff/workloads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace dovetail::cli::diff {
namespace {

class looking {
 public:
  looking(const versions& all, const tell_effect& tell) : all_(all), tell_(tell) {}

  void run() {
    for (const object_pair& each : all_.pairs) {
      if (each.before == nullptr) continue;
      const bool is_gone = each.is_gone() || each.is_renamed();
      if (is_gone && !is_kept_when_gone(*each.before)) look_at_gone(*each.before);
      if (!is_gone) look_at_changed(each);
    }
  }

 private:
  void look_at_gone(const object& of) {
    const std::string_view group = of.group(), kind = of.kind;
    if (group.empty() && kind == "PersistentVolumeClaim") look_at_claim(of);
    else if (group.empty() && kind == "Namespace")
      tell_gone(UPD_32, of, fmt::format("{} is gone, and all that is in it goes with it", of.title()));
    else if (kind == "CustomResourceDefinition")
      tell_gone(UPD_33, of,
                fmt::format("{} is gone, and every {} of the cluster goes with it", of.title(),
                            of.tree.text_at("spec.names.kind")));
    else if (kind == "StatefulSet" && group == "apps") look_at_gone_set(of);
    else if (group.empty() && kind == "PersistentVolume" &&
             of.tree.text_at("spec.persistentVolumeReclaimPolicy") == "Delete")
      tell_gone(UPD_35, of,
                fmt::format("{} is gone, and its policy is Delete: what is stored goes with it", of.title()));
  }

  void tell_gone(const rule& what, const object& of, std::string words) {
    effect made;
    made.what = &what;
    made.about = &of;
    made.is_of_old = true;
    made.words = std::move(words);
    tell_(std::move(made));
  }

  const object* find_old(std::string_view kind, std::string_view name) const {
    const auto& all = all_.before.objects();
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const object& each) { return each.kind == kind && each.name == name; });
    return name.empty() || found == all.end() ? nullptr : &*found;
  }

  /// What becomes of its storage, as far as these objects say it.
  std::string_view policy_of(const object& claim) const {
    if (const object* volume = find_old("PersistentVolume", claim.tree.text_at("spec.volumeName"))) {
      const std::string_view policy = volume->tree.text_at("spec.persistentVolumeReclaimPolicy");
      return policy.empty() ? "Retain" : policy;
    }
    if (const object* made_by = find_old("StorageClass", claim.tree.text_at("spec.storageClassName"))) {
      const std::string_view policy = made_by->tree.text_at("reclaimPolicy");
      return policy.empty() ? "Delete" : policy;
    }
    return {};
  }

  void look_at_claim(const object& of) {
    const std::string_view policy = policy_of(of);
    if (policy == "Retain") return;
    tell_gone(
        UPD_31, of,
        policy == "Delete"
            ? fmt::format("{} is gone, and its storage has the policy Delete: what is stored goes with it", of.title())
            : fmt::format("{} is gone, and what is stored with it, unless its volume's policy is Retain", of.title()));
  }

  static bool says_delete(const object& of, std::string_view when) {
    return of.tree.text_at(fmt::format("spec.persistentVolumeClaimRetentionPolicy.{}", when)) == "Delete" &&
           of.tree.at_path("spec.volumeClaimTemplates") != nullptr;
  }

  void look_at_gone_set(const object& of) {
    if (!says_delete(of, "whenDeleted")) return;
    tell_gone(UPD_34, of,
              fmt::format("{} is gone, and its policy whenDeleted is Delete: its claims go with it", of.title()));
  }

  void look_at_changed(const object_pair& pair) {
    const object &before = *pair.before, &after = *pair.after;
    if (after.kind == "StatefulSet" && after.group() == "apps" && says_delete(after, "whenScaled")) {
      const auto old_count = replicas_of(before, all_.before), count = replicas_of(after, all_.after);
      if (old_count && count && *count < *old_count) tell_shrunk(pair, *old_count, *count);
    }
    if (!after.group().empty() || after.kind != "PersistentVolume") return;
    constexpr std::string_view policy = "spec.persistentVolumeReclaimPolicy";
    for (const change& each : pair.changes)
      if (each.path == policy && after.tree.text_at(policy) == "Delete")
        tell_(about_change(
            UPD_35, pair, each,
            fmt::format("{} has the policy Delete from now on: what is stored goes with its claim", after.title())));
  }

  void tell_shrunk(const object_pair& pair, long old_count, long count) {
    const auto at = std::find_if(pair.changes.begin(), pair.changes.end(),
                                 [](const change& each) { return each.path == "spec.replicas"; });
    if (at == pair.changes.end()) return;
    long start = 0;
    if (const auto ordinal = share_of(pair.after->tree.at_path("spec.ordinals.start"), 0, false)) start = *ordinal;
    const node& first = pair.after->tree.at_path("spec.volumeClaimTemplates")->parts.front();
    const std::string of_pod = fmt::format("{}-{}", first.text_at("metadata.name"), pair.after->name);
    const std::string names = old_count - count == 1
                                  ? fmt::format("{}-{}", of_pod, start + count)
                                  : fmt::format("{0}-{1} to {0}-{2}", of_pod, start + count, start + old_count - 1);
    tell_(
        about_change(UPD_34, pair, *at,
                     fmt::format("{} has {} instead of {} pods, and its policy whenScaled is Delete: the claims {} go",
                                 pair.after->title(), count, old_count, names)));
  }

  const versions& all_;
  const tell_effect& tell_;
};

}  // namespace

void find_lost(const versions& all, const tell_effect& tell) { looking(all, tell).run(); }

}  // namespace dovetail::cli::diff
