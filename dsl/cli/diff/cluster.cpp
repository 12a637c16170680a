#include "cli/diff/cluster.hpp"

#include "cli/json.hpp"
#include "cli/tools/temporary_folder.hpp"
#include "dovetail/stack/kind.hpp"
#include "dovetail/stack/kinds.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

namespace dovetail::cli::diff {
namespace {

namespace fs = std::filesystem;

/// Labels by which whoever deploys an application tells its objects from others'. Not the application's name: another
/// one of that name may be beside it.
constexpr std::string_view labels_of_one[] = {
    "app.kubernetes.io/part-of",
    "app.kubernetes.io/instance",
    "argocd.argoproj.io/instance",
    "kustomize.toolkit.fluxcd.io/name",
    "kustomize.toolkit.fluxcd.io/namespace",
    "helm.toolkit.fluxcd.io/name",
};

/// What people apply, as kubectl takes kinds, beside the kinds of the manifests: what was their only object of a kind is looked for
/// as well.
constexpr std::string_view usual_kinds[] = {
    "ConfigMap.v1.",
    "CronJob.v1.batch",
    "DaemonSet.v1.apps",
    "Deployment.v1.apps",
    "HorizontalPodAutoscaler.v2.autoscaling",
    "Ingress.v1.networking.k8s.io",
    "Job.v1.batch",
    "NetworkPolicy.v1.networking.k8s.io",
    "PersistentVolumeClaim.v1.",
    "PodDisruptionBudget.v1.policy",
    "Role.v1.rbac.authorization.k8s.io",
    "RoleBinding.v1.rbac.authorization.k8s.io",
    "Secret.v1.",
    "Service.v1.",
    "ServiceAccount.v1.",
    "StatefulSet.v1.apps",
};
constexpr std::string_view usual_kinds_of_clusters[] = {
    "ClusterRole.v1.rbac.authorization.k8s.io",
    "ClusterRoleBinding.v1.rbac.authorization.k8s.io",
    "Namespace.v1.",
    "PersistentVolume.v1.",
    "StorageClass.v1.storage.k8s.io",
};

/// A kind as kubectl takes it in the place of a resource: `Widget.v1.example.com`.
std::string in_kubectls_words(const object& of) {
  const std::size_t slash = of.api_version.find('/');
  const std::string_view version = slash == std::string_view::npos ? of.api_version : of.api_version.substr(slash + 1);
  return fmt::format("{}.{}.{}", of.kind, version, of.group());
}

bool is_of_the_cluster(const object& of) {
  const emit::runtime_kind* kind = emit::find_kind(of.api_version, of.kind);
  return kind != nullptr && !kind->namespaced;
}

/// The objects by their names alone: what they hold is nobody's business on the way.
std::string names_of(const side& wanted) {
  json_writer made;
  made.begin_object().member("apiVersion", "v1").member("kind", "List").name("items").begin_list();
  for (const object& each : wanted.objects()) {
    if (each.is_name_generated) continue;
    made.begin_object()
        .member("apiVersion", each.api_version)
        .member("kind", each.kind)
        .name("metadata")
        .begin_object();
    made.member("name", each.name).member_if("namespace", each.name_space).end_object().end_object();
  }
  made.end_list().end_object();
  return made.take();
}

// What kubectl says of what it cannot get, one line each.
constexpr std::string_view unknown_kind = "no matches for kind \"";

class reading {
 public:
  reading(const kubectl_tool& kubectl, const cluster& asked, const side& wanted)
      : kubectl_(kubectl), asked_(asked), wanted_(wanted) {}

  live_version run() {
    read_wanted();
    read_others();
    return std::move(made_);
  }

 private:
  void note(std::string words) { made_.heard.notices.push_back({{}, 0, 0, std::move(words)}); }

  void read_wanted() {
    const temporary_folder ours;
    const fs::path file = ours.path() / "names.json";
    std::ofstream(file) << names_of(wanted_);
    const ran done = kubectl_.run(
        {"get", "--filename=" + file.string(), "--ignore-not-found", "--show-managed-fields", "--output=yaml"});
    if (!done.went_well() && !are_unknown_kinds(done))
      throw usage_error{fmt::format("--live: kubectl get: {}", done.words())};
    made_.wanted = done.out;
  }

  /// Whether all that is wrong is that the cluster does not know kinds: then it has none of them.
  bool are_unknown_kinds(const ran& done) {
    if (!done.failure.empty()) return false;
    std::set<std::string> unknown;
    std::string_view rest = done.error;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      const std::string_view line = rest.substr(0, end);
      rest.remove_prefix(std::min(end + 1, rest.size()));
      if (const std::size_t at = line.find(unknown_kind); at != std::string_view::npos) {
        const std::string_view kind = line.substr(at + unknown_kind.size());
        unknown.emplace(kind.substr(0, kind.find('"')));
      } else if (!line.empty() && !line.starts_with("ensure CRDs are installed first")) {
        return false;
      }
    }
    for (const std::string& each : unknown)
      note(fmt::format("the cluster does not know the kind {}, and has none of it", each));
    unknown_kinds_ = unknown;
    return !unknown.empty();
  }

  void read_others() {
    const std::string selector = asked_.selector.empty() ? common_labels() : asked_.selector;
    std::set<std::string> name_spaces, own_name_spaces;
    for (const object& each : wanted_.objects()) {
      if (!each.name_space.empty()) name_spaces.insert(each.name_space);
      if (each.kind == "Namespace") own_name_spaces.insert(each.name);
    }
    if (!selector.empty()) {
      for (const std::string& each : name_spaces) read_others_in(each, {"--selector=" + selector}, made_.others);
      ask({"--selector=" + selector}, kinds(true), made_.others);
    } else if (!own_name_spaces.empty()) {
      for (const std::string& each : own_name_spaces) read_others_in(each, {}, made_.others_if_applied);
    } else if (!wanted_.objects().empty()) {
      note(
          "what the cluster has beside these objects was not looked for: no label says of all of them that they are of one "
          "application; say one with --selector");
    }
  }

  void read_others_in(const std::string& name_space, std::vector<std::string> how, std::vector<std::string>& into) {
    how.push_back("--namespace=" + name_space);
    ask(std::move(how), kinds(false), into);
  }

  void ask(std::vector<std::string> how, const std::set<std::string>& kinds, std::vector<std::string>& into) {
    how.insert(how.begin(), {"get", fmt::format("{}", fmt::join(kinds, ",")), "--ignore-not-found",
                             "--show-managed-fields", "--output=yaml"});
    const ran done = kubectl_.run(how);
    // Who may not read Secrets still sees the rest.
    if (!done.went_well())
      note(fmt::format("not all of what the cluster has beside these objects is known: {}", done.words()));
    if (!done.out.empty()) into.push_back(done.out);
  }

  /// `key=value,…` of the labels that all objects have alike; empty where they have none.
  std::string common_labels() const {
    std::string all;
    for (const std::string_view label : labels_of_one) {
      std::optional<std::string_view> alike;
      for (const object& each : wanted_.objects()) {
        // A namespace, or a definition, may be of the whole team.
        if (is_of_the_cluster(each)) continue;
        const node* labels = each.tree.at_path("metadata.labels");
        const node* value = labels == nullptr ? nullptr : labels->find(label);
        const std::string_view text = value == nullptr ? std::string_view{} : std::string_view(value->text);
        alike = alike.value_or(text) == text ? text : std::string_view{};
        if (alike->empty()) break;
      }
      if (alike && !alike->empty()) all += fmt::format("{}{}={}", all.empty() ? "" : ",", label, *alike);
    }
    return all;
  }

  std::set<std::string> kinds(bool of_clusters) const {
    std::set<std::string> all;
    if (of_clusters) all.insert(std::begin(usual_kinds_of_clusters), std::end(usual_kinds_of_clusters));
    else all.insert(std::begin(usual_kinds), std::end(usual_kinds));
    for (const object& each : wanted_.objects())
      if (is_of_the_cluster(each) == of_clusters && !unknown_kinds_.contains(std::string(each.kind)))
        all.insert(in_kubectls_words(each));
    return all;
  }

  const kubectl_tool& kubectl_;
  const cluster& asked_;
  const side& wanted_;
  std::set<std::string> unknown_kinds_{};
  live_version made_{};
};

}  // namespace

kubectl_tool kubectl_for(const cluster& asked) {
  auto found = kubectl_tool::find(asked.context);
  if (!found) throw usage_error{"--live: kubectl is not in PATH; it is what asks the cluster"};
  return *std::move(found);
}

live_version read_cluster(const kubectl_tool& kubectl, const cluster& asked, const side& wanted) {
  return reading(kubectl, asked, wanted).run();
}

}  // namespace dovetail::cli::diff
