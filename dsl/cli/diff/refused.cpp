#include "cli/diff/effect.hpp"
#include "cli/passed_over.hpp"
#include "dovetail/read/kinds.hpp"
#include "dovetail/text/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace dovetail::cli::diff {
namespace {

/// A field that is what it was when its object was made.
struct lasting_field {
  std::string_view group, kind, path;
  const rule* what;
};

constexpr lasting_field lasting_fields[] = {
    {"apps", "Deployment", "spec.selector", &UPD_01},
    {"apps", "ReplicaSet", "spec.selector", &UPD_01},
    {"apps", "DaemonSet", "spec.selector", &UPD_01},
    {"apps", "StatefulSet", "spec.selector", &UPD_01},
    {"batch", "Job", "spec.selector", &UPD_01},
    {"apps", "StatefulSet", "spec.volumeClaimTemplates", &UPD_02},
    {"apps", "StatefulSet", "spec.serviceName", &UPD_02},
    {"apps", "StatefulSet", "spec.podManagementPolicy", &UPD_02},
    {"batch", "Job", "spec.completionMode", &UPD_03},
    {"batch", "Job", "spec.podFailurePolicy", &UPD_03},
    {"batch", "Job", "spec.backoffLimitPerIndex", &UPD_03},
    {"batch", "Job", "spec.managedBy", &UPD_03},
    {"batch", "Job", "spec.successPolicy", &UPD_03},
    {"", "PersistentVolume", "spec.volumeMode", &UPD_05},
    {"", "Secret", "type", &UPD_07},
    {"rbac.authorization.k8s.io", "RoleBinding", "roleRef", &UPD_09},
    {"rbac.authorization.k8s.io", "ClusterRoleBinding", "roleRef", &UPD_09},
    {"storage.k8s.io", "StorageClass", "provisioner", &UPD_10},
    {"storage.k8s.io", "StorageClass", "parameters", &UPD_10},
    {"storage.k8s.io", "StorageClass", "reclaimPolicy", &UPD_10},
    {"storage.k8s.io", "StorageClass", "volumeBindingMode", &UPD_10},
    {"networking.k8s.io", "IngressClass", "spec.controller", &UPD_11},
    {"scheduling.k8s.io", "PriorityClass", "value", &UPD_12},
    {"scheduling.k8s.io", "PriorityClass", "preemptionPolicy", &UPD_12},
    {"node.k8s.io", "RuntimeClass", "handler", &UPD_13},
    {"apiextensions.k8s.io", "CustomResourceDefinition", "spec.scope", &UPD_14},
    {"apiextensions.k8s.io", "CustomResourceDefinition", "spec.group", &UPD_14},
    {"apiextensions.k8s.io", "CustomResourceDefinition", "spec.names.kind", &UPD_14},
    {"apiextensions.k8s.io", "CustomResourceDefinition", "spec.names.plural", &UPD_14},
    {"storage.k8s.io", "CSIDriver", "spec.attachRequired", &UPD_18},
    {"storage.k8s.io", "CSIDriver", "spec.volumeLifecycleModes", &UPD_18},
    {"storage.k8s.io", "VolumeAttributesClass", "driverName", &UPD_18},
    {"storage.k8s.io", "VolumeAttributesClass", "parameters", &UPD_18},
    {"discovery.k8s.io", "EndpointSlice", "addressType", &UPD_18},
    {"apps", "ControllerRevision", "data", &UPD_18},
    {"networking.k8s.io", "IPAddress", "spec.parentRef", &UPD_18},
    {"resource.k8s.io", "ResourceClaim", "spec", &UPD_18},
    {"resource.k8s.io", "ResourceClaimTemplate", "spec", &UPD_18},
};

std::string words_of(const object& of, std::string_view path) {
  return fmt::format("{} changes `{}`, which cannot change once it is there", of.title(), path);
}

bool is_below(std::string_view path, std::string_view of) {
  return path.starts_with(of) && (path.size() == of.size() || path[of.size()] == '.' || path[of.size()] == '[');
}

/// What of a path is behind another one, without the point.
std::string_view behind(std::string_view path, std::string_view of) {
  path.remove_prefix(std::min(of.size() + 1, path.size()));
  return path;
}

class looking {
 public:
  looking(const versions& all, const tell_effect& tell) : all_(all), tell_(tell) {}

  void run() {
    for (const object_pair& each : all_.pairs) {
      if (!each.is_gone()) look_at_version(each);
      if (!each.is_both() || each.is_renamed() || is_replaced_whole(*each.after)) continue;
      look_at_lasting_fields(each);
      const std::string_view kind = each.after->kind, group = each.after->group();
      if (group == "batch" && kind == "Job") look_at_job(each);
      if (!group.empty()) {
        if (kind == "CustomResourceDefinition") look_at_stored_versions(each);
        continue;
      }
      if (kind == "PersistentVolumeClaim") look_at_claim(each);
      else if (kind == "PersistentVolume") look_at_volume(each);
      else if (kind == "Service") look_at_service(each);
      else if (kind == "Secret" || kind == "ConfigMap") look_at_immutable(each);
      else if (kind == "Pod") look_at_pod(each);
    }
  }

 private:
  // The nearest change to a path that is not the same, for its place.
  static const change* change_at(const object_pair& pair, std::string_view path) {
    const auto found = std::find_if(pair.changes.begin(), pair.changes.end(), [&](const change& each) {
      return is_below(each.path, path) || is_below(path, each.path);
    });
    return found == pair.changes.end() ? nullptr : &*found;
  }

  void look_at_lasting_fields(const object_pair& pair) {
    for (const lasting_field& each : lasting_fields) {
      if (each.kind != pair.after->kind || each.group != pair.after->group()) continue;
      if (same(pair.before->tree.at_path(each.path), pair.after->tree.at_path(each.path))) continue;
      if (const change* at = change_at(pair, each.path); at != nullptr)
        tell_(about_change(*each.what, pair, *at, words_of(*pair.after, each.path)));
    }
  }

  void look_at_version(const object_pair& pair) {
    const object& of = *pair.after;
    const read::gone_kind* gone = read::find_gone_kind(of.api_version, of.kind);
    // A kind that nobody knows is somebody's own, but in Kubernetes' own groups.
    const bool is_gone = gone != nullptr ? !gone->there.has(all_.kubernetes_minor)
                                         : !of.is_typed && is_mistaken(of.api_version, of.kind);
    if (!is_gone) return;
    effect made;
    made.what = &UPD_17;
    made.about = &of;
    made.path = "apiVersion";
    made.words = fmt::format(
        "{} is of {}, which Kubernetes 1.{} does not have{}", of.title(), of.api_version, all_.kubernetes_minor,
        gone == nullptr ? "" : fmt::format(": the last one that had it is 1.{}", gone->there.until));
    tell_(std::move(made));
  }

  // Jobs.

  /// What may change in the template of a Job that is suspended.
  static bool may_change_in_suspended(std::string_view path, const change& of) {
    constexpr std::string_view open[] = {"metadata.labels",   "metadata.annotations",
                                         "spec.nodeSelector", "spec.affinity.nodeAffinity",
                                         "spec.tolerations",  "spec.schedulingGates"};
    if (std::any_of(std::begin(open), std::end(open), [&](std::string_view each) { return is_below(path, each); }))
      return true;
    if (path == "metadata") return true;
    if (path == "spec.affinity") {
      const node* whole = of.after != nullptr ? of.after : of.before;
      return whole->parts.size() == 1 && whole->find("nodeAffinity") != nullptr;
    }
    if (!is_below(path, "spec.containers") && !is_below(path, "spec.initContainers")) return false;
    const std::size_t end = path.find("].");
    return end != std::string_view::npos && is_below(path.substr(end + 2), "resources");
  }

  void look_at_job(const object_pair& pair) {
    const node &before = pair.before->tree, &after = pair.after->tree;
    const bool is_suspended = before.text_at("spec.suspend") == "true";
    for (const change& each : pair.changes) {
      const bool is_of_template = is_below(each.path, "spec.template");
      if (!is_of_template) continue;
      if (is_suspended && may_change_in_suspended(behind(each.path, "spec.template"), each)) continue;
      tell_(about_change(
          UPD_03, pair, each,
          fmt::format(
              "{} changes `{}`: the template of a Job that {} cannot change", pair.after->title(), each.path,
              is_suspended ? "is suspended may have other labels, resources and places, and else" : "is there")));
      break;
    }
    if (same(before.at_path("spec.completions"), after.at_path("spec.completions"))) return;
    // An indexed Job may grow and shrink with its parallelism.
    const std::string_view completions = after.text_at("spec.completions"),
                           parallelism = after.text_at("spec.parallelism");
    if (after.text_at("spec.completionMode") == "Indexed" && completions == (parallelism.empty() ? "1" : parallelism))
      return;
    if (const change* at = change_at(pair, "spec.completions"); at != nullptr)
      tell_(about_change(UPD_03, pair, *at, words_of(*pair.after, "spec.completions")));
  }

  // Storage.

  const object* storage_class(std::string_view name) const {
    const auto& all = all_.after.objects();
    const auto found = std::find_if(
        all.begin(), all.end(), [&](const object& each) { return each.kind == "StorageClass" && each.name == name; });
    return found == all.end() ? nullptr : &*found;
  }

  void look_at_claim(const object_pair& pair) {
    constexpr std::string_view size = "spec.resources.requests[storage]";
    for (const change& each : pair.changes) {
      if (!is_below(each.path, "spec") || each.path == "spec.volumeAttributesClassName") continue;
      // The controller and the server fill these in once.
      if ((each.path == "spec.volumeName" || each.path == "spec.storageClassName") && each.before == nullptr) continue;
      if (each.path == size && each.is == change::sort::changed) {
        look_at_size(pair, each);
        continue;
      }
      tell_(about_change(UPD_04, pair, each, words_of(*pair.after, each.path)));
    }
  }

  void look_at_size(const object_pair& pair, const change& size) {
    if (quantity_value(size.after->text) < quantity_value(size.before->text))
      return tell_(about_change(UPD_04, pair, size,
                                fmt::format("{} asks for {} instead of {}: a claim grows, and never shrinks",
                                            pair.after->title(), size.after->text, size.before->text)));
    const std::string_view name = pair.after->tree.text_at("spec.storageClassName");
    const object* of = storage_class(name);
    if (of != nullptr && of->tree.text_at("allowVolumeExpansion") != "true")
      tell_(about_change(
          UPD_04, pair, size,
          fmt::format("{} asks for {} instead of {}, and StorageClass {} does not say allowVolumeExpansion",
                      pair.after->title(), size.after->text, size.before->text, name)));
  }

  void look_at_volume(const object_pair& pair) {
    constexpr std::string_view others[] = {"accessModes",      "capacity",
                                           "claimRef",         "mountOptions",
                                           "nodeAffinity",     "persistentVolumeReclaimPolicy",
                                           "storageClassName", "volumeAttributesClassName",
                                           "volumeMode"};
    for (const change& each : pair.changes) {
      if (!is_below(each.path, "spec")) continue;
      const std::string_view field = behind(each.path, "spec");
      if (std::any_of(std::begin(others), std::end(others),
                      [&](std::string_view other) { return is_below(field, other); })) {
        if (each.path == "spec.volumeAttributesClassName" && each.after == nullptr)
          tell_(about_change(UPD_05, pair, each, words_of(*pair.after, each.path)));
        continue;
      }
      if (each.path == "spec.csi.controllerExpandSecretRef" && each.before == nullptr) continue;
      tell_(about_change(UPD_05, pair, each, words_of(*pair.after, each.path)));
      break;
    }
  }

  // Services.

  static bool is_external(const node& service) { return service.text_at("spec.type") == "ExternalName"; }

  void look_at_service(const object_pair& pair) {
    const node &before = pair.before->tree, &after = pair.after->tree;
    if (is_external(before) || is_external(after)) return;
    look_at_address(pair, before.text_at("spec.clusterIP"), after.text_at("spec.clusterIP"));
    const node *old_families = before.at_path("spec.ipFamilies"), *families = after.at_path("spec.ipFamilies");
    const bool both_headless = before.text_at("spec.clusterIP") == "None" && after.text_at("spec.clusterIP") == "None";
    if (old_families != nullptr && families != nullptr && !both_headless)
      for (std::size_t i = 0; i < std::min(old_families->parts.size(), families->parts.size()); ++i)
        if (old_families->parts[i].text != families->parts[i].text) {
          tell_of_service(pair, "spec.ipFamilies", words_of(*pair.after, "spec.ipFamilies"));
          break;
        }
    const bool are_balanced =
        before.text_at("spec.type") == "LoadBalancer" && after.text_at("spec.type") == "LoadBalancer";
    if (!are_balanced) return;
    if (!same(before.at_path("spec.loadBalancerClass"), after.at_path("spec.loadBalancerClass")))
      tell_of_service(pair, "spec.loadBalancerClass", words_of(*pair.after, "spec.loadBalancerClass"));
    const auto is_local = [](const node& of) { return of.text_at("spec.externalTrafficPolicy") == "Local"; };
    if (is_local(before) && is_local(after) && after.at_path("spec.healthCheckNodePort") != nullptr &&
        !same(before.at_path("spec.healthCheckNodePort"), after.at_path("spec.healthCheckNodePort")))
      tell_of_service(pair, "spec.healthCheckNodePort", words_of(*pair.after, "spec.healthCheckNodePort"));
  }

  /// What a manifest leaves out the server has chosen, and keeps.
  void look_at_address(const object_pair& pair, std::string_view before, std::string_view after) {
    if (after.empty() || before == after) return;
    tell_of_service(pair, "spec.clusterIP",
                    before.empty() ? fmt::format("{} asks for clusterIP {}, and has one that the server has chosen",
                                                 pair.after->title(), after)
                                   : words_of(*pair.after, "spec.clusterIP"));
  }

  void tell_of_service(const object_pair& pair, std::string_view path, std::string words) {
    const change* at = change_at(pair, path);
    if (at != nullptr) tell_(about_change(UPD_06, pair, *at, std::move(words)));
  }

  // What says of itself that it stays.

  void look_at_immutable(const object_pair& pair) {
    if (pair.before->tree.text_at("immutable") != "true") return;
    for (const change& each : pair.changes)
      if (each.path == "immutable" || is_below(each.path, "data") || is_below(each.path, "binaryData"))
        return tell_(about_change(UPD_08, pair, each,
                                  fmt::format("{} is immutable, and changes `{}`", pair.before->title(), each.path)));
  }

  void look_at_stored_versions(const object_pair& pair) {
    const node *before = pair.before->tree.at_path("spec.versions"), *after = pair.after->tree.at_path("spec.versions");
    if (before == nullptr || after == nullptr) return;
    for (const node& each : before->parts) {
      if (each.text_at("storage") != "true") continue;
      const std::string_view name = each.text_at("name");
      if (std::any_of(after->parts.begin(), after->parts.end(),
                      [&](const node& other) { return other.text_at("name") == name; }))
        continue;
      effect made;
      made.what = &UPD_15;
      made.about = pair.after;
      made.path = "spec.versions";
      made.at = after->at;
      made.words = fmt::format("{} has no version {} any more, in which objects are stored", pair.after->title(), name);
      tell_(std::move(made));
    }
  }

  // Pods.

  static bool may_change(const change& each, bool waits_at_gates) {
    const std::string_view path = behind(each.path, "spec");
    if (path.ends_with("].image") && (path.starts_with("containers[") || path.starts_with("initContainers[")))
      return true;
    if (is_below(path, "tolerations")) return each.is == change::sort::added || path.ends_with("].tolerationSeconds");
    if (is_below(path, "schedulingGates")) return each.is == change::sort::removed;
    if (path == "activeDeadlineSeconds")
      return each.after != nullptr &&
             (each.before == nullptr || quantity_value(each.after->text) <= quantity_value(each.before->text));
    return waits_at_gates && (is_below(path, "nodeSelector") || is_below(path, "affinity"));
  }

  void look_at_pod(const object_pair& pair) {
    const node* gates = pair.before->tree.at_path("spec.schedulingGates");
    for (const change& each : pair.changes)
      if (is_below(each.path, "spec") && !may_change(each, gates != nullptr && !gates->parts.empty()))
        return tell_(about_change(UPD_16, pair, each, words_of(*pair.after, each.path)));
  }

  const versions& all_;
  const tell_effect& tell_;
};

}  // namespace

void find_refused(const versions& all, const tell_effect& tell) { looking(all, tell).run(); }

}  // namespace dovetail::cli::diff
