/// What the pods and claims of a version of manifests ask a cluster for, in sum.
#pragma once

#include "cli/diff/side.hpp"

#include <functional>
#include <string>

namespace dovetail::cli::review {

/// Cores and bytes.
struct asked_resources {
  double cpu = 0;
  double cpu_limit = 0;
  double memory = 0;
  double memory_limit = 0;
  /// Of claims, those of StatefulSets' templates among them.
  double storage = 0;
  /// Pods; those of an autoscaler as many as it has at the least.
  long pods = 0;
  /// Containers of these pods that say nothing of memory: they ask for none, and may take all.
  long without_memory = 0;

  friend bool operator==(const asked_resources&, const asked_resources&) = default;
};

/// Of the objects that `counts` says yes to. Jobs, which end, and pods that each node has are not among them.
asked_resources resources_of(const diff::side& in, const std::function<bool(const diff::object&)>& counts);

/// "1.5 cores", "512 MiB"
std::string cores(double amount);
std::string bytes(double amount);

}  // namespace dovetail::cli::review
