#include "cli/convert/server.hpp"

#include "cli/convert/applied.hpp"
#include "cli/convert/server_defaults.hpp"
#include "schema/document.hpp"
#include "schema/problem.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>
#include <memory>

namespace dovetail::cli::convert {
namespace {

constexpr std::string_view last_applied = "kubectl.kubernetes.io/last-applied-configuration";

/// Annotations that nobody writes, wherever they stand.
constexpr std::string_view never_written[] = {last_applied, "deployment.kubernetes.io/revision"};
/// Those that controllers write into an object of a cluster. In a manifest somebody has meant them.
constexpr std::string_view written_annotations[] = {
    "batch.kubernetes.io/cronjob-scheduled-timestamp",
    "batch.kubernetes.io/job-tracking",
    "deployment.kubernetes.io/desired-replicas",
    "deployment.kubernetes.io/max-replicas",
    "deployment.kubernetes.io/revision-history",
    "deprecated.daemonset.template.generation",
    "pv.kubernetes.io/bind-completed",
    "pv.kubernetes.io/bound-by-controller",
    "volume.beta.kubernetes.io/storage-provisioner",
    "volume.kubernetes.io/selected-node",
    "volume.kubernetes.io/storage-provisioner",
};
constexpr std::string_view written_finalizers[] = {"kubernetes.io/pv-protection", "kubernetes.io/pvc-protection",
                                                   "service.kubernetes.io/load-balancer-cleanup"};

template <class List>
bool has(const List& list, std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

const value* annotation(const value& object, std::string_view name) {
  const value* all = object.at("metadata.annotations");
  return all == nullptr ? nullptr : all->find(name);
}

void remove_labels(value& object, std::string_view path, std::initializer_list<std::string_view> names) {
  if (value* labels = object.at(path))
    std::erase_if(labels->parts, [&](const value& each) { return has(names, each.name); });
}

/// What was applied, where kubectl wrote it down.
std::unique_ptr<schema::document_set> read_applied(const value& object) {
  const std::string_view text = last_applied_text_of(object);
  if (text.empty()) return nullptr;
  try {
    auto read = std::make_unique<schema::document_set>(std::string(last_applied), std::string(text));
    return read->documents().size() == 1 && read->documents().front()->is_map() ? std::move(read) : nullptr;
  } catch (const schema::problem&) {
    return nullptr;
  }
}

/// What is put into a Pod when it is made, and when it gets its node.
void remove_of_pod(value& spec, const place_in_applied& applied) {
  if (!applied.has("nodeName")) spec.remove("nodeName");
  drop(spec, "enableServiceLinks", "true", applied);
  drop(spec, "preemptionPolicy", "PreemptLowerPriority", applied);
  drop(spec, "priority", "0", applied);
  drop(spec, "serviceAccountName", "default", applied);
  drop(spec, "serviceAccount", "default", applied);
  const auto is_token = [](std::string_view volume) { return volume.starts_with("kube-api-access-"); };
  if (value* volumes = spec.find("volumes"))
    std::erase_if(volumes->parts, [&](const value& each) { return is_token(each.text_at("name")); });
  for (const std::string_view list : {"containers", "initContainers"})
    if (value* containers = spec.find(list))
      for (value& each : containers->parts)
        if (value* mounts = each.find("volumeMounts"))
          std::erase_if(mounts->parts, [&](const value& mount) { return is_token(mount.text_at("name")); });
  if (value* tolerations = spec.find("tolerations"))
    std::erase_if(tolerations->parts, [](const value& each) {
      const std::string_view key = each.text_at("key");
      return (key == "node.kubernetes.io/not-ready" || key == "node.kubernetes.io/unreachable") &&
             each.text_at("tolerationSeconds") == "300";
    });
}

/// Of an object without labels, the server takes its pods' for its own.
void remove_labels_of_its_pods(value& object) {
  const value* own = object.at("metadata.labels");
  const value* of_pods = object.at("spec.template.metadata.labels");
  if (own != nullptr && of_pods != nullptr &&
      std::equal(own->parts.begin(), own->parts.end(), of_pods->parts.begin(), of_pods->parts.end(),
                 [](const value& a, const value& b) { return a.name == b.name && a.text == b.text; }))
    object.remove("metadata.labels");
}

/// What controllers write into an object of a kind.
void remove_what_controllers_wrote(value& object, std::string_view kind, const place_in_applied& applied) {
  if (kind == "Pod") {
    if (value* spec = object.find("spec")) remove_of_pod(*spec, applied.at("spec"));
  } else if (kind == "Job") {
    for (const std::string_view path : {"metadata.labels", "spec.template.metadata.labels"})
      remove_labels(
          object, path,
          {"controller-uid", "job-name", "batch.kubernetes.io/controller-uid", "batch.kubernetes.io/job-name"});
    remove_labels_of_its_pods(object);
  } else if (kind == "ReplicationController") {
    remove_labels_of_its_pods(object);
  } else if (kind == "Namespace") {
    remove_labels(object, "metadata.labels", {"kubernetes.io/metadata.name"});
    object.remove("spec.finalizers");
  } else if (kind == "PersistentVolumeClaim") {
    // The controller's choice of a volume; a volume that somebody chose stays.
    if (annotation(object, "pv.kubernetes.io/bound-by-controller") != nullptr) object.remove("spec.volumeName");
  } else if (kind == "PersistentVolume") {
    // A claim that somebody chose stays, without what it is known by in this cluster.
    if (annotation(object, "pv.kubernetes.io/bound-by-controller") != nullptr) object.remove("spec.claimRef");
    for (const std::string_view field : {"uid", "resourceVersion"})
      object.remove(fmt::format("spec.claimRef.{}", field));
  }
}

}  // namespace

bool was_in_a_cluster(const value& object) {
  return !object.text_at("metadata.uid").empty() || !object.text_at("metadata.resourceVersion").empty();
}

std::string maker_in_the_cluster(const value& object, std::string_view kind) {
  if (!was_in_a_cluster(object)) return {};
  if (const value* owners = object.at("metadata.ownerReferences"))
    for (const value& owner : owners->parts)
      if (owner.text_at("controller") == "true")
        return fmt::format("{} `{}` makes it", owner.text_at("kind"), owner.text_at("name"));
  const std::string_view name = object.text_at("metadata.name");
  if (kind == "ConfigMap" && name == "kube-root-ca.crt") return "Kubernetes puts it into each namespace";
  if (kind == "ServiceAccount" && name == "default") return "Kubernetes puts it into each namespace";
  if (kind == "Service" && name == "kubernetes" && object.text_at("metadata.namespace") == "default")
    return "it is the API server's own";
  if (kind == "Endpoints") return "it is made of a Service";
  if (kind == "Event") return "it tells what has happened";
  if (kind == "Secret" && object.text_at("type") == "kubernetes.io/service-account-token")
    return "Kubernetes makes its token";
  if (kind == "Secret" && object.text_at("type") == "helm.sh/release.v1") return "Helm keeps a release in it";
  return {};
}

std::string_view last_applied_text_of(const value& object) {
  const value* text = annotation(object, last_applied);
  return text == nullptr ? std::string_view{} : std::string_view(text->text);
}

void remove_what_the_server_wrote(value& object, std::string_view kind) {
  value* metadata = object.find("metadata");
  if (metadata == nullptr) return;
  const auto remove_annotations = [&](const auto& names) {
    if (value* annotations = object.at("metadata.annotations"))
      std::erase_if(annotations->parts, [&](const value& each) { return has(names, each.name); });
  };
  if (was_in_a_cluster(object)) {
    const auto text = read_applied(object);
    const place_in_applied applied(text == nullptr ? nullptr : text->documents().front());
    remove_what_controllers_wrote(object, kind, applied);
    remove_defaults(object, applied);
    metadata = object.find("metadata");
    if (value* finalizers = metadata->find("finalizers"))
      std::erase_if(finalizers->parts, [](const value& each) { return has(written_finalizers, each.text); });
    remove_annotations(written_annotations);
  }
  for (const std::string_view field : {"uid", "resourceVersion", "creationTimestamp", "generation", "managedFields",
                                       "selfLink", "deletionTimestamp", "deletionGracePeriodSeconds"})
    metadata->remove(field);
  remove_annotations(never_written);
  object.remove_empty();
}

}  // namespace dovetail::cli::convert
