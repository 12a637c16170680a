#include "cli/review/asked_resources.hpp"

#include "cli/diff/workloads.hpp"
#include "dovetail/text/quantity.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace dovetail::cli::review {
namespace {

using diff::node;
using diff::object;

struct amounts {
  double cpu = 0, cpu_limit = 0, memory = 0, memory_limit = 0;
};

double amount_at(const node& of, std::string_view path) { return quantity_value(of.text_at(path)); }

/// A request that is not said is what the limit is.
amounts amounts_of(const node& container) {
  amounts made;
  made.cpu_limit = amount_at(container, "resources.limits.cpu");
  made.memory_limit = amount_at(container, "resources.limits.memory");
  made.cpu = container.at_path("resources.requests.cpu") != nullptr ? amount_at(container, "resources.requests.cpu")
                                                                    : made.cpu_limit;
  made.memory = container.at_path("resources.requests.memory") != nullptr
                    ? amount_at(container, "resources.requests.memory")
                    : made.memory_limit;
  return made;
}

void add(amounts& to, const amounts& more) {
  to.cpu += more.cpu, to.cpu_limit += more.cpu_limit, to.memory += more.memory, to.memory_limit += more.memory_limit;
}
void raise(amounts& to, const amounts& other) {
  to.cpu = std::max(to.cpu, other.cpu), to.cpu_limit = std::max(to.cpu_limit, other.cpu_limit);
  to.memory = std::max(to.memory, other.memory), to.memory_limit = std::max(to.memory_limit, other.memory_limit);
}

/// As the scheduler counts: all that run together, or what one that runs before them takes.
amounts amounts_of_pod(const node& spec, long& without_memory) {
  amounts together, before;
  if (const node* containers = spec.find("containers"))
    for (const node& each : containers->parts) {
      const amounts of_one = amounts_of(each);
      without_memory += of_one.memory == 0;
      add(together, of_one);
    }
  if (const node* containers = spec.find("initContainers"))
    for (const node& each : containers->parts) {
      if (each.text_at("restartPolicy") == "Always") add(together, amounts_of(each));
      else raise(before, amounts_of(each));
    }
  raise(together, before);
  // What is said of the pod as a whole goes before what its containers say.
  if (spec.at_path("resources.requests") != nullptr || spec.at_path("resources.limits") != nullptr) {
    const amounts of_pod = amounts_of(spec);
    if (of_pod.cpu != 0) together.cpu = of_pod.cpu;
    if (of_pod.memory != 0) together.memory = of_pod.memory, without_memory = 0;
    if (of_pod.cpu_limit != 0) together.cpu_limit = of_pod.cpu_limit;
    if (of_pod.memory_limit != 0) together.memory_limit = of_pod.memory_limit;
  }
  return together;
}

/// What an autoscaler keeps at the least; it keeps one where it says nothing.
long least_of_autoscaler(const object& of, const diff::side& in) {
  const object* autoscaler = diff::autoscaler_of(of, in);
  return autoscaler == nullptr ? 1 : diff::number_of(autoscaler->tree.text_at("spec.minReplicas")).value_or(1);
}

bool keeps_pods(const object& of) {
  return (diff::is_workload(of) && of.kind != "DaemonSet") || (of.kind == "Pod" && of.group().empty());
}

}  // namespace

asked_resources resources_of(const diff::side& in, const std::function<bool(const object&)>& counts) {
  asked_resources all;
  for (const object& each : in.objects()) {
    if (!counts(each)) continue;
    if (each.kind == "PersistentVolumeClaim") all.storage += amount_at(each.tree, "spec.resources.requests.storage");
    if (!keeps_pods(each)) continue;
    const node* spec = each.kind == "Pod" ? each.tree.find("spec") : each.tree.at_path("spec.template.spec");
    if (spec == nullptr) continue;
    const long pods = each.kind == "Pod" ? 1 : diff::replicas_of(each, in).value_or(least_of_autoscaler(each, in));
    long without_memory = 0;
    const amounts of_one = amounts_of_pod(*spec, without_memory);
    const double count = static_cast<double>(pods);
    all.pods += pods;
    all.cpu += count * of_one.cpu, all.cpu_limit += count * of_one.cpu_limit;
    all.memory += count * of_one.memory, all.memory_limit += count * of_one.memory_limit;
    all.without_memory += pods * without_memory;
    if (const node* claims = each.tree.at_path("spec.volumeClaimTemplates"))
      for (const node& claim : claims->parts)
        all.storage += count * amount_at(claim, "spec.resources.requests.storage");
  }
  return all;
}

std::string cores(double amount) { return amount == 0 ? "-" : fmt::format("{:.4g} cores", amount); }

std::string bytes(double amount) {
  if (amount == 0) return "-";
  constexpr std::array<std::string_view, 5> units{"B", "KiB", "MiB", "GiB", "TiB"};
  std::size_t unit = 0;
  for (; unit + 1 < units.size() && amount >= 1024; ++unit) amount /= 1024;
  return fmt::format("{:.4g} {}", amount, units[unit]);
}

}  // namespace dovetail::cli::review
