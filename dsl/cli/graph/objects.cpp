#include "cli/graph/objects.hpp"

#include "cli/graph/hosts.hpp"
#include "cli/lsp/mentions.hpp"
#include "cli/lsp/outline.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace dovetail::cli::graph {
namespace {

using lsp::mention;
using lsp::outline;
using lsp::outline_node;
using lsp::outline_object;

constexpr std::size_t none = static_cast<std::size_t>(-1);

struct role_of_kind {
  std::string_view kind;
  role is;
};
constexpr role_of_kind roles[] = {
    {"Ingress", role::way_in},
    {"IngressRoute", role::way_in},
    {"IngressRouteTCP", role::way_in},
    {"IngressRouteUDP", role::way_in},
    {"Gateway", role::way_in},
    {"HTTPRoute", role::way_in},
    {"GRPCRoute", role::way_in},
    {"TCPRoute", role::way_in},
    {"VirtualService", role::way_in},
    {"Service", role::service},
    {"Deployment", role::workload},
    {"StatefulSet", role::workload},
    {"DaemonSet", role::workload},
    {"ReplicaSet", role::workload},
    {"ReplicationController", role::workload},
    {"Job", role::workload},
    {"CronJob", role::workload},
    {"Pod", role::workload},
    {"ConfigMap", role::configuration},
    {"Secret", role::configuration},
    {"PersistentVolumeClaim", role::data},
    {"PersistentVolume", role::data},
    {"StorageClass", role::data},
    {"NetworkPolicy", role::policy},
    {"PodDisruptionBudget", role::policy},
    {"HorizontalPodAutoscaler", role::policy},
    {"ServiceAccount", role::policy},
    {"Role", role::policy},
    {"RoleBinding", role::policy},
    {"ClusterRole", role::policy},
    {"ClusterRoleBinding", role::policy},
    {"LimitRange", role::policy},
    {"ResourceQuota", role::policy},
    {"PriorityClass", role::policy},
    {"Namespace", role::policy},
};

role role_of(const outline& in, const outline_object& of) {
  if (of.kind == "Service") {
    const std::string_view type = in.text_at(of.root, {"spec", "type"});
    return type == "LoadBalancer" || type == "NodePort" ? role::way_in : role::service;
  }
  const auto known =
      std::find_if(std::begin(roles), std::end(roles), [&](const auto& each) { return each.kind == of.kind; });
  if (known != std::end(roles)) return known->is;
  // An operator's: what has pods runs.
  return in.at(of.root, {"spec", "template", "spec", "containers"}) != outline::none ? role::workload : role::other;
}

/// What an object does with one that it names.
std::string_view word_for(role from, std::string_view from_kind, std::string_view to_kind) {
  if (from == role::way_in && to_kind == "Service") return "routes to";
  if (to_kind == "Secret" || to_kind == "ConfigMap") return from == role::workload ? "reads" : "uses";
  if (to_kind == "PersistentVolumeClaim" || to_kind == "StorageClass" || to_kind == "PersistentVolume")
    return "stores in";
  if (to_kind == "ServiceAccount") return from == role::workload ? "runs as" : "allows";
  if (to_kind == "Service") return "is reached by";
  if (from_kind == "HorizontalPodAutoscaler") return "scales";
  return "names";
}

/// The text of an object without what a Secret holds.
std::string shown_yaml(const outline& in, const outline_object& of, std::string_view text) {
  std::size_t begin = in[of.root].whole.begin;
  while (begin > 0 && text[begin - 1] != '\n') --begin;
  const std::size_t end = in[of.root].whole.end;
  if (of.kind != "Secret") return std::string(text.substr(begin, end - begin));
  std::string shown;
  std::size_t at = begin;
  const auto hide = [&](std::size_t node) {
    const lsp::span value = in[node].is == outline_node::form::scalar ? in[node].value_at : in[node].whole;
    if (value.empty() || value.begin < at || value.end > end) return;
    shown += std::string(text.substr(at, value.begin - at)) + "(hidden)";
    at = value.end;
  };
  for (const std::string_view field : {"data", "stringData"})
    if (const std::size_t map = in.child(of.root, field); map != outline::none)
      for (const std::size_t entry : in[map].children) hide(entry);
  // What was applied has them, too.
  const std::size_t annotations = in.at(of.root, {"metadata", "annotations"});
  if (annotations != outline::none)
    for (const std::size_t entry : in[annotations].children)
      if (in[entry].key.find("last-applied") != std::string::npos) hide(entry);
  return shown + std::string(text.substr(at, end - at));
}

/// What its labels say that it is of; empty where they do not.
std::string_view application_of(const outline& in, const outline_object& of) {
  for (const std::string_view label : {"app.kubernetes.io/instance", "app.kubernetes.io/name", "app", "k8s-app"})
    if (const std::string_view said = in.text_at(of.root, {"metadata", "labels", label}); !said.empty()) return said;
  return {};
}

/// The scalars below a node that say what a program connects to: variables, arguments, settings.
void collect_texts(const outline& in, std::size_t at, std::string_view name,
                   std::vector<std::pair<std::string, std::string>>& into) {
  const outline_node& here = in[at];
  if (here.is == outline_node::form::scalar) into.emplace_back(std::string(name), here.value);
  // A variable is a mapping of its name and its value.
  const std::string_view called = in.text_at(at, {"name"});
  for (const std::size_t each : here.children) {
    const outline_node& child = in[each];
    if (child.key == "name" || child.key == "image") continue;
    collect_texts(in, each,
                  child.key == "value" && !called.empty() ? called
                  : child.has_key                         ? std::string_view(child.key)
                                                          : name,
                  into);
  }
}

bool fits(const std::vector<std::pair<std::string, std::string>>& asked,
          const std::vector<std::pair<std::string, std::string>>& labels) {
  return !asked.empty() && std::all_of(asked.begin(), asked.end(), [&](const auto& each) {
    return std::find(labels.begin(), labels.end(), each) != labels.end();
  });
}

}  // namespace

void graph_builder::add(std::string_view text, const text_source& from) {
  const outline in(text);
  std::map<std::size_t, std::size_t> node_of_root;
  for (const outline_object& each : in.objects()) {
    if (each.kind.empty() || each.name.empty() || each.api_version.empty()) continue;
    if (each.api_version.starts_with("kustomize.config.k8s.io/")) continue;
    node made;
    made.kind = each.kind;
    made.name = each.name;
    if (lsp::is_namespaced(each.kind))
      made.name_space = each.name_space.empty() ? from.name_space : std::string(each.name_space);
    made.state = from.state;
    made.application = application_of(in, each);
    made.is = role_of(in, each);
    made.file = from.file;
    made.line = 1 + static_cast<std::size_t>(std::count(
                        text.begin(), text.begin() + static_cast<std::ptrdiff_t>(in[each.root].whole.begin), '\n'));
    made.yaml = shown_yaml(in, each, text);
    node_of_root[each.root] = into_.nodes.size();
    if (made.is == role::workload || made.is == role::configuration) {
      std::vector<std::pair<std::string, std::string>> texts;
      for (const std::string_view part : {"spec", "data"})
        if (const std::size_t node = in.child(each.root, part); node != outline::none && each.kind != "Secret")
          collect_texts(in, node, "", texts);
      for (const auto& [name, value] : texts)
        for (const named_host& host : hosts_in(value, is_for_a_host(name)))
          wishes_.push_back({into_.nodes.size(), "Service", host.name,
                             host.name_space.empty() ? made.name_space : host.name_space, "calls", true, false});
    }
    into_.nodes.push_back(std::move(made));
  }
  for (const mention& each : lsp::mentions_of(in, {})) {
    const auto owner = node_of_root.find(in.object_of(each.node));
    if (owner == node_of_root.end()) continue;
    const node& by = into_.nodes[owner->second];
    if (each.is == mention::part::pods) {
      pods_.push_back({owner->second, each.labels, !each.defines});
    } else if (each.is == mention::part::object && each.kind != "Namespace" &&
               !(each.defines && each.kind == by.kind && each.name == by.name)) {
      const std::string& space =
          !each.name_space.empty() || !lsp::is_namespaced(each.kind) ? each.name_space : by.name_space;
      wishes_.push_back({owner->second, each.kind, each.name, space,
                         each.defines ? std::string_view("makes") : word_for(by.is, by.kind, each.kind), false,
                         each.defines});
    }
  }
}

std::size_t graph_builder::find(const wish& wanted, const std::string& state) const {
  for (std::size_t i = 0; i < into_.nodes.size(); ++i) {
    const node& each = into_.nodes[i];
    if (each.kind == wanted.kind && each.name == wanted.name && each.state == state &&
        (each.name_space == wanted.name_space || each.name_space.empty()))
      return i;
  }
  return none;
}

std::size_t graph_builder::add_unwritten(const wish& wanted, const std::string& state, role is) {
  node made;
  made.kind = wanted.kind;
  made.name = wanted.name;
  made.name_space = wanted.name_space;
  made.state = state;
  made.is = is;
  into_.nodes.push_back(std::move(made));
  return into_.nodes.size() - 1;
}

void graph_builder::add_edge(std::size_t from, std::size_t to, std::string_view says) {
  if (from == to) return;
  const bool is_there = std::any_of(into_.edges.begin(), into_.edges.end(),
                                    [&](const edge& each) { return each.from == from && each.to == to; });
  if (!is_there) into_.edges.push_back({from, to, says, change::none});
}

void graph_builder::connect_pods() {
  for (const pods& asks : pods_) {
    if (!asks.are_asked_for) continue;
    const node& by = into_.nodes[asks.node];
    for (const pods& has : pods_) {
      if (has.are_asked_for || !fits(asks.labels, has.labels)) continue;
      const node& of = into_.nodes[has.node];
      if (of.state != by.state || of.name_space != by.name_space) continue;
      // A workload picks its own.
      if (by.is == role::workload) continue;
      add_edge(asks.node, has.node, by.kind == "Service" ? "leads to" : "guards");
    }
  }
}

/// What has no label is of the application of whoever uses it alone.
void graph_builder::find_applications() {
  for (int round = 0; round < 3; ++round)
    for (std::size_t i = 0; i < into_.nodes.size(); ++i) {
      node& here = into_.nodes[i];
      if (!here.application.empty() || here.is == role::outside) continue;
      std::set<std::string> of;
      for (const edge& each : into_.edges)
        if (each.to == i || each.from == i) {
          const std::string& other = into_.nodes[each.to == i ? each.from : each.to].application;
          if (!other.empty()) of.insert(other);
        }
      if (of.size() == 1) here.application = *of.begin();
    }
}

/// A StatefulSet names the Service that leads to it.
void graph_builder::leave_out_ways_back() {
  std::erase_if(into_.edges, [&](const edge& each) {
    const bool is_way_back = into_.nodes[each.from].is == role::workload && into_.nodes[each.to].kind == "Service";
    return is_way_back && std::any_of(into_.edges.begin(), into_.edges.end(), [&](const edge& other) {
             return other.from == each.to && other.to == each.from;
           });
  });
}

void graph_builder::connect() {
  // What is made comes first: others name it.
  for (const bool is_made : {true, false})
    for (const wish& each : wishes_) {
      if (each.is_made != is_made) continue;
      const std::string state = into_.nodes[each.from].state;
      std::size_t to = find(each, state);
      if (to == none && each.only_if_there) continue;
      if (to == none) to = add_unwritten(each, state, is_made ? role::configuration : role::outside);
      add_edge(each.from, to, each.says);
    }
  connect_pods();
  leave_out_ways_back();
  find_applications();
}

}  // namespace dovetail::cli::graph
