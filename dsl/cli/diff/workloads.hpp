/// What makes pods that stay: how many, and how it replaces them.
#pragma once

#include "cli/diff/side.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace dovetail::cli::diff {

/// Deployment, StatefulSet, DaemonSet, ReplicaSet: the kinds that keep pods running.
bool is_workload(const object& of);
/// The pod template of a workload; null where it has none.
const node* template_of(const object& of);
/// The labels of its pods; null where they have none.
const node* pod_labels_of(const object& of);
/// The number that a text is; nothing where it is none.
std::optional<long> number_of(std::string_view text);
/// What scales a workload; null where nothing among these objects does.
const object* autoscaler_of(const object& of, const side& in);
/// How many pods it keeps; nothing where only the cluster knows: a DaemonSet, or what an autoscaler of these objects scales.
std::optional<long> replicas_of(const object& of, const side& in);
/// The workloads of a namespace whose pods a Service picks.
std::vector<const object*> picked_by(const object& service, const side& in);
/// "25%" or "2", of a count; nothing where it is no amount.
std::optional<long> share_of(const node* amount, long of, bool rounds_up);

}  // namespace dovetail::cli::diff
