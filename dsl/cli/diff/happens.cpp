#include "cli/diff/effect.hpp"
#include "cli/diff/workloads.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <set>
#include <string_view>
#include <utility>

namespace dovetail::cli::diff {
namespace {

std::string counted(long count, std::string_view what) {
  return fmt::format("{} {}{}", count, what, count == 1 ? "" : "s");
}

/// How a workload replaces its pods.
struct replacing {
  /// Nothing: only the cluster knows.
  std::optional<long> pods{};
  std::optional<long> missing{};
  std::optional<long> more{};
  bool stops_all_first = false;
  /// It waits until somebody deletes them.
  bool waits = false;
  /// A StatefulSet's: those below stay as they are.
  long partition = 0;
};

replacing of_deployment(const object& of, const side& in) {
  replacing made;
  made.pods = replicas_of(of, in);
  made.waits = of.tree.text_at("spec.paused") == "true";
  made.stops_all_first = of.tree.text_at("spec.strategy.type") == "Recreate";
  if (!made.pods || made.stops_all_first) return made;
  const node quarter{.is = node::form::scalar, .text = "25%"};
  const node *surge = of.tree.at_path("spec.strategy.rollingUpdate.maxSurge"),
             *unavailable = of.tree.at_path("spec.strategy.rollingUpdate.maxUnavailable");
  made.more = share_of(surge == nullptr ? &quarter : surge, *made.pods, true);
  made.missing = share_of(unavailable == nullptr ? &quarter : unavailable, *made.pods, false);
  // Else nothing could ever be replaced.
  if (made.more == 0 && made.missing == 0) made.missing = 1;
  return made;
}

replacing of_stateful_set(const object& of, const side& in) {
  replacing made;
  made.pods = replicas_of(of, in);
  made.waits = of.tree.text_at("spec.updateStrategy.type") == "OnDelete";
  if (const auto partition = share_of(of.tree.at_path("spec.updateStrategy.rollingUpdate.partition"), 0, false))
    made.partition = *partition;
  made.more = 0;
  const node* unavailable = of.tree.at_path("spec.updateStrategy.rollingUpdate.maxUnavailable");
  made.missing = made.pods ? share_of(unavailable, *made.pods, true) : std::nullopt;
  if (!made.missing) made.missing = 1;
  return made;
}

/// Where a name stands in a text as a host: `http://api:8080`, `api.shop.svc`, `api:8080`.
bool names_host(std::string_view text, std::string_view name) {
  const auto is_of_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_';
  };
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    if (at != 0 && (is_of_name(text[at - 1]) || text[at - 1] == '.')) continue;
    const std::string_view rest = text.substr(at + name.size());
    if (!rest.empty() && is_of_name(rest.front())) continue;
    const bool is_behind_slashes = at >= 3 && text.substr(at - 3, 3) == "://";
    const bool has_port = rest.size() > 1 && rest[0] == ':' && std::isdigit(static_cast<unsigned char>(rest[1])) != 0;
    const bool has_domain = rest.starts_with(".svc") || rest.find(".svc") < 65;
    if (is_behind_slashes || has_port || (rest.starts_with('.') && has_domain)) return true;
  }
  return false;
}

bool names_service(const node& of, std::string_view name) {
  if (of.is == node::form::scalar) return !of.is_secret && of.says == node::scalar::text && names_host(of.text, name);
  if (of.type == "IngressServiceBackend" && of.text_at("name") == name) return true;
  return std::any_of(of.parts.begin(), of.parts.end(), [&](const node& each) { return names_service(each, name); });
}

class looking {
 public:
  looking(const versions& all, const tell_effect& tell) : all_(all), tell_(tell) {}

  void run() {
    for (const object_pair& each : all_.pairs) {
      if (each.is_both() && is_workload(*each.after) && !each.is_renamed()) look_at_workload(each);
      look_at_hook(each);
      const object& either = each.either();
      if (!either.group().empty()) continue;
      if (either.kind == "Service") look_at_service(each);
      else if ((either.kind == "ConfigMap" || either.kind == "Secret") && each.is_both() && !each.is_renamed())
        look_at_readers(each);
    }
    look_at_hosts();
    look_at_paths();
  }

 private:
  // Hooks.

  /// When whoever deploys runs the object in an update: "pre-upgrade, pre-install"; empty where it is no hook of updates.
  static std::string_view phases_of(const object& of) {
    const std::string_view of_helm = annotation_of(of, "helm.sh/hook"),
                           of_argo = annotation_of(of, "argocd.argoproj.io/hook");
    if (of_helm.find("-upgrade") != std::string_view::npos) return of_helm;
    // PreSync, Sync, PostSync; SyncFail and PostDelete are for other times.
    const bool is_at_sync =
        of_argo.find("Sync") != std::string_view::npos && of_argo.find("SyncFail") == std::string_view::npos;
    return is_at_sync ? of_argo : std::string_view{};
  }

  void look_at_hook(const object_pair& pair) {
    if (pair.after == nullptr || pair.is_the_same()) return;
    const std::string_view phases = phases_of(*pair.after);
    if (phases.empty()) return;
    effect made;
    made.what = &UPD_27;
    made.about = pair.after;
    made.words = fmt::format("{} is a hook ({}) and {}: it runs with this update", pair.after->title(), phases,
                             pair.is_new() ? "is new" : "changes");
    if (!pair.changes.empty() && pair.changes.front().after != nullptr) made.at = pair.changes.front().after->at;
    tell_(std::move(made));
  }

  // Pods.

  void look_at_workload(const object_pair& pair) {
    look_at_scale(pair);
    if (pair.after->kind == "ReplicaSet" || same(template_of(*pair.before), template_of(*pair.after))) return;
    std::vector<const change*> of_template;
    for (const change& each : pair.changes)
      if (each.path.starts_with("spec.template")) of_template.push_back(&each);
    if (of_template.empty()) return;
    // What most people look for.
    const auto image = std::find_if(of_template.begin(), of_template.end(),
                                    [](const change* each) { return each->path.ends_with("].image"); });
    const change& first = image == of_template.end() ? *of_template.front() : **image;
    const std::string since =
        fmt::format("since `{}` changes{}", first.path,
                    of_template.size() == 1 ? "" : fmt::format(" (and {} more)", of_template.size() - 1));
    if (pair.after->kind == "DaemonSet") return look_at_daemon_set(pair, first, since);
    const bool is_deployment = pair.after->kind == "Deployment";
    const replacing how =
        is_deployment ? of_deployment(*pair.after, all_.after) : of_stateful_set(*pair.after, all_.after);
    if (how.pods == 0) return;
    const std::string title = pair.after->title();
    if (how.waits)
      return tell_(about_change(
          UPD_21, pair, first,
          fmt::format("{}: its pods stay as they are until {}, {}", title,
                      is_deployment ? "it is paused no more" : "somebody deletes them (OnDelete)", since)));
    const auto stopped = [&](std::string_view verb) {
      if (!how.pods) return fmt::format("all of its pods {} before the new ones start", verb);
      return *how.pods == 1 ? std::string("its one pod stops before the new one starts")
                            : fmt::format("all of its {} pods {} before new ones start", *how.pods, verb);
    };
    if (how.stops_all_first)
      return tell_(
          about_change(UPD_22, pair, first, fmt::format("{}: {} (Recreate), {}", title, stopped("stop"), since)));
    const long pods = how.pods.value_or(0), replaced = std::max(0L, pods - how.partition);
    if (how.pods && replaced == 0) return;
    if (how.pods && how.missing && *how.missing >= pods)
      return tell_(about_change(UPD_22, pair, first, fmt::format("{}: {}, {}", title, stopped("may stop"), since)));
    tell_(about_change(UPD_21, pair, first,
                       fmt::format("{}: {}, {}", title, words_of(how, is_deployment, replaced), since)));
  }

  static std::string words_of(const replacing& how, bool is_deployment, long replaced) {
    if (!how.pods)
      return is_deployment ? "its pods are replaced, as many as its autoscaler has now"
                           : "its pods are replaced one after another, as many as its autoscaler has now";
    if (!is_deployment)
      return fmt::format("{} {} replaced, the last one first, at most {} missing at a time{}", counted(replaced, "pod"),
                         replaced == 1 ? "is" : "are", *how.missing,
                         how.partition == 0 ? "" : fmt::format(" (partition {}: the others stay)", how.partition));
    std::string words = fmt::format("{} {} replaced", counted(replaced, "pod"), replaced == 1 ? "is" : "are");
    if (how.missing && how.more)
      words += fmt::format(", at most {} missing and {} more at a time", *how.missing, *how.more);
    return words;
  }

  void look_at_daemon_set(const object_pair& pair, const change& first, const std::string& since) {
    const node& tree = pair.after->tree;
    const std::string title = pair.after->title();
    if (tree.text_at("spec.updateStrategy.type") == "OnDelete")
      return tell_(about_change(
          UPD_21, pair, first,
          fmt::format("{}: its pods stay as they are until somebody deletes them (OnDelete), {}", title, since)));
    const std::string_view surge = tree.text_at("spec.updateStrategy.rollingUpdate.maxSurge");
    if (!surge.empty() && surge != "0" && surge != "0%")
      return tell_(
          about_change(UPD_21, pair, first,
                       fmt::format("{}: the pod of each node is replaced once the new one is ready (maxSurge {}), {}",
                                   title, surge, since)));
    const std::string_view missing = tree.text_at("spec.updateStrategy.rollingUpdate.maxUnavailable");
    tell_(about_change(UPD_21, pair, first,
                       fmt::format("{}: the pod of each node is replaced, on at most {} at a time missing, {}", title,
                                   missing.empty() || missing == "1" ? "1 node"
                                   : missing.ends_with('%')          ? fmt::format("{} of them", missing)
                                                                     : fmt::format("{} nodes", missing),
                                   since)));
  }

  void look_at_scale(const object_pair& pair) {
    if (pair.after->kind == "DaemonSet" || pair.after->tree.text_at("spec.replicas") != "0" ||
        pair.before->tree.text_at("spec.replicas") == "0")
      return;
    const auto at = std::find_if(pair.changes.begin(), pair.changes.end(),
                                 [](const change& each) { return each.path == "spec.replicas"; });
    if (at == pair.changes.end()) return;
    const std::string_view before = pair.before->tree.text_at("spec.replicas");
    tell_(about_change(
        UPD_26, pair, *at,
        fmt::format("{} is scaled to nothing, from {}", pair.after->title(), before.empty() ? "1" : before)));
  }

  // Who reads at its start.

  /// The keys that are different; the text of one that is new or gone, too.
  static std::set<std::string_view> changed_keys(const object_pair& pair) {
    std::set<std::string_view> all;
    for (const std::string_view field : {"data", "binaryData"}) {
      const node *before = pair.before->tree.find(field), *after = pair.after->tree.find(field);
      for (const auto& [one, other] : {std::pair(before, after), std::pair(after, before)})
        if (one != nullptr)
          for (const node& each : one->parts)
            if (!same(&each, other == nullptr ? nullptr : other->find(each.name))) all.insert(each.name);
    }
    return all;
  }

  void look_at_readers(const object_pair& pair) {
    const std::set<std::string_view> keys = changed_keys(pair);
    if (keys.empty()) return;
    std::string readers;
    std::set<std::string_view> read;
    for (const object_pair& each : all_.pairs) {
      if (!each.is_both() || each.is_renamed() || !is_workload(*each.after) || each.after->kind == "ReplicaSet")
        continue;
      if (each.after->name_space != pair.after->name_space || each.after->state != pair.after->state) continue;
      if (!same(template_of(*each.before), template_of(*each.after)) || is_restarted_by_others(*each.after)) continue;
      const node* spec = each.after->tree.at_path("spec.template.spec");
      const std::set<std::string_view> here =
          spec == nullptr ? std::set<std::string_view>{} : read_once(*spec, *pair.after, keys);
      if (here.empty() || replicas_of(*each.after, all_.after) == 0) continue;
      read.insert(here.begin(), here.end());
      readers += (readers.empty() ? "" : ", ") + each.after->title();
    }
    if (readers.empty()) return;
    std::string names;
    for (const std::string_view each : read) names += fmt::format("{}`{}`", names.empty() ? "" : ", ", each);
    const auto at = std::find_if(pair.changes.begin(), pair.changes.end(), [](const change& each) {
      return each.path.starts_with("data") || each.path.starts_with("binaryData");
    });
    tell_(about_change(
        UPD_23, pair, at == pair.changes.end() ? pair.changes.front() : *at,
        fmt::format("{} changes {}, and {} read{} it once, at the start of a pod: they are not restarted",
                    pair.after->title(), names, readers, readers.find(',') == std::string::npos ? "s" : "")));
  }

  static bool is_restarted_by_others(const object& of) {
    const node* all = of.tree.at_path("metadata.annotations");
    return all != nullptr && std::any_of(all->parts.begin(), all->parts.end(), [](const node& each) {
             return each.name.find("reloader.stakater.com/") != std::string::npos && each.text != "false";
           });
  }

  /// Of the keys those that a pod reads at its start alone: into variables, or by a subPath, which stays what it was.
  static std::set<std::string_view> read_once(const node& spec, const object& of,
                                              const std::set<std::string_view>& keys) {
    std::set<std::string_view> all;
    const bool is_secret = of.kind == "Secret";
    const std::string_view from = is_secret ? "secretRef" : "configMapRef",
                           of_key = is_secret ? "secretKeyRef" : "configMapKeyRef";
    const auto find_key = [&](std::string_view key) {
      if (const auto found = keys.find(key); found != keys.end()) all.insert(*found);
    };
    for (const std::string_view list : {"initContainers", "containers"}) {
      const node* containers = spec.find(list);
      if (containers == nullptr) continue;
      for (const node& each : containers->parts) {
        if (const node* sources = each.find("envFrom"))
          for (const node& source : sources->parts)
            if (const node* ref = source.find(from); ref != nullptr && ref->text_at("name") == of.name)
              all.insert(keys.begin(), keys.end());
        if (const node* variables = each.find("env"))
          for (const node& variable : variables->parts)
            if (const node* value = variable.find("valueFrom"); value != nullptr)
              if (const node* ref = value->find(of_key); ref != nullptr && ref->text_at("name") == of.name)
                find_key(ref->text_at("key"));
        if (const node* mounts = each.find("volumeMounts"))
          for (const node& mount : mounts->parts)
            if (mount.find("subPath") != nullptr)
              if (const node* volume = volume_of(spec, mount.text_at("name"), of, is_secret))
                find_key(key_at(*volume, mount.text_at("subPath")));
      }
    }
    return all;
  }

  /// The source of a pod's volume that is of the object; null where it is something else.
  static const node* volume_of(const node& spec, std::string_view name, const object& of, bool is_secret) {
    const node* volumes = spec.find("volumes");
    if (volumes == nullptr) return nullptr;
    for (const node& each : volumes->parts) {
      if (each.text_at("name") != name) continue;
      const node* source = each.find(is_secret ? "secret" : "configMap");
      if (source != nullptr && source->text_at(is_secret ? "secretName" : "name") == of.name) return source;
    }
    return nullptr;
  }

  /// The key that a volume has at a path.
  static std::string_view key_at(const node& source, std::string_view path) {
    if (const node* items = source.find("items"))
      for (const node& each : items->parts)
        if (each.text_at("path") == path) return each.text_at("key");
    return path;
  }

  // Services, hosts.

  void look_at_service(const object_pair& pair) {
    if (pair.is_new()) return;
    if (pair.is_gone() || pair.is_renamed()) return look_at_gone_service(*pair.before);
    for (const change& each : pair.changes)
      if (each.is == change::sort::removed && each.path.starts_with("spec.ports["))
        tell_(about_change(UPD_24, pair, each,
                           fmt::format("{} has port {} no more", pair.after->title(), each.before->text_at("port"))));
    if (picked_by(*pair.before, all_.before).empty() || !picked_by(*pair.after, all_.after).empty()) return;
    if (pair.after->tree.at_path("spec.selector") == nullptr) return;
    effect made;
    made.what = &UPD_24;
    made.about = pair.after;
    made.path = "spec.selector";
    if (const node* selector = pair.after->tree.at_path("spec.selector")) made.at = selector->at;
    made.words = fmt::format("{} picks no pods any more: those of {} had its labels", pair.after->title(),
                             picked_by(*pair.before, all_.before).front()->title());
    tell_(std::move(made));
  }

  void look_at_gone_service(const object& service) {
    std::string users;
    for (const object& each : all_.after.objects())
      if (each.name_space == service.name_space && each.state == service.state &&
          names_service(each.tree, service.name))
        users += (users.empty() ? "" : ", ") + each.title();
    if (users.empty()) return;
    effect made;
    made.what = &UPD_24;
    made.about = &service;
    made.is_of_old = true;
    made.words = fmt::format("{} is gone, and {} still name{} it", service.title(), users,
                             users.find(',') == std::string::npos ? "s" : "");
    tell_(std::move(made));
  }

  static std::set<std::string_view> hosts_of(const object& of) {
    std::set<std::string_view> all;
    const node* rules = of.kind == "Ingress" ? of.tree.at_path("spec.rules") : nullptr;
    if (rules != nullptr)
      for (const node& each : rules->parts)
        if (const std::string_view host = each.text_at("host"); !host.empty()) all.insert(host);
    const node* names = of.kind == "HTTPRoute" ? of.tree.at_path("spec.hostnames") : nullptr;
    if (names != nullptr)
      for (const node& each : names->parts) all.insert(each.text);
    return all;
  }

  /// A path of an Ingress. What is below a prefix is served by it.
  struct served_path {
    std::string_view state, host, path;
    bool is_prefix = false;

    bool serves(const served_path& other) const {
      if (state != other.state || host != other.host) return false;
      if (path == other.path) return true;
      std::string_view folder = path;
      while (folder.ends_with('/')) folder.remove_suffix(1);
      return is_prefix && other.path.starts_with(folder) &&
             (other.path.size() == folder.size() || other.path[folder.size()] == '/');
    }
  };

  static std::vector<served_path> paths_of(const object& of) {
    std::vector<served_path> all;
    const node* rules = of.kind == "Ingress" ? of.tree.at_path("spec.rules") : nullptr;
    if (rules == nullptr) return all;
    for (const node& each : rules->parts)
      if (const node* paths = each.at_path("http.paths"))
        for (const node& path : paths->parts)
          all.push_back({of.state, each.text_at("host"), path.text_at("path"), path.text_at("pathType") == "Prefix"});
    return all;
  }

  void look_at_paths() {
    std::vector<served_path> served;
    for (const object& each : all_.after.objects())
      for (const served_path& path : paths_of(each)) served.push_back(path);
    for (const object_pair& each : all_.pairs) {
      if (each.before == nullptr) continue;
      for (const served_path& was : paths_of(*each.before)) {
        const auto is_same_host = [&](const served_path& now) {
          return now.state == was.state && now.host == was.host;
        };
        // Of a host that is gone as a whole nobody misses the paths.
        if (std::none_of(served.begin(), served.end(), is_same_host)) continue;
        if (std::any_of(served.begin(), served.end(), [&](const served_path& now) { return now.serves(was); }))
          continue;
        tell_of_ingress(each, fmt::format("path {}{} is served no more", was.host, was.path));
      }
    }
  }

  void tell_of_ingress(const object_pair& pair, std::string_view what) {
    effect made;
    made.what = &UPD_25;
    made.about = pair.after != nullptr ? pair.after : pair.before;
    made.is_of_old = pair.after == nullptr;
    made.path = made.about->kind == "Ingress" ? "spec.rules" : "spec.hostnames";
    made.words = fmt::format("{}: {}", made.about->title(), what);
    tell_(std::move(made));
  }

  void look_at_hosts() {
    std::set<std::pair<std::string_view, std::string_view>> served;
    for (const object& each : all_.after.objects())
      for (const std::string_view host : hosts_of(each)) served.emplace(each.state, host);
    for (const object_pair& each : all_.pairs) {
      if (each.before == nullptr) continue;
      for (const std::string_view host : hosts_of(*each.before)) {
        if (!served.contains({each.before->state, host}))
          tell_of_ingress(each, fmt::format("host {} is served no more", host));
      }
    }
  }

  const versions& all_;
  const tell_effect& tell_;
};

}  // namespace

void find_happening(const versions& all, const tell_effect& tell) { looking(all, tell).run(); }

}  // namespace dovetail::cli::diff
