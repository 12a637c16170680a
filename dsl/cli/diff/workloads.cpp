#include "cli/diff/workloads.hpp"

#include <algorithm>
#include <charconv>

namespace dovetail::cli::diff {
bool is_workload(const object& of) {
  return of.group() == "apps" &&
         (of.kind == "Deployment" || of.kind == "StatefulSet" || of.kind == "DaemonSet" || of.kind == "ReplicaSet");
}

const node* template_of(const object& of) { return of.tree.at_path("spec.template"); }

const node* pod_labels_of(const object& of) {
  return of.kind == "Pod" ? of.tree.at_path("metadata.labels") : of.tree.at_path("spec.template.metadata.labels");
}

std::optional<long> number_of(std::string_view text) {
  long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

const object* autoscaler_of(const object& of, const side& in) {
  const auto found = std::find_if(in.objects().begin(), in.objects().end(), [&](const object& each) {
    return each.kind == "HorizontalPodAutoscaler" && each.name_space == of.name_space && each.state == of.state &&
           each.tree.text_at("spec.scaleTargetRef.kind") == of.kind &&
           each.tree.text_at("spec.scaleTargetRef.name") == of.name;
  });
  return found == in.objects().end() ? nullptr : &*found;
}

std::optional<long> replicas_of(const object& of, const side& in) {
  if (of.kind == "DaemonSet") return std::nullopt;
  const std::string_view written = of.tree.text_at("spec.replicas");
  if (written != "0" && autoscaler_of(of, in) != nullptr) return std::nullopt;
  return written.empty() ? std::optional(1L) : number_of(written);
}

std::vector<const object*> picked_by(const object& service, const side& in) {
  std::vector<const object*> all;
  const node* selector = service.tree.at_path("spec.selector");
  if (selector == nullptr || selector->parts.empty()) return all;
  for (const object& each : in.objects()) {
    if (each.name_space != service.name_space || each.state != service.state) continue;
    if (!is_workload(each) && !(each.kind == "Pod" && each.group().empty()) && template_of(each) == nullptr) continue;
    const node* labels = pod_labels_of(each);
    if (labels == nullptr) continue;
    if (std::all_of(selector->parts.begin(), selector->parts.end(), [&](const node& wanted) {
          const node* label = labels->find(wanted.name);
          return label != nullptr && label->text == wanted.text;
        }))
      all.push_back(&each);
  }
  return all;
}

std::optional<long> share_of(const node* amount, long of, bool rounds_up) {
  if (amount == nullptr) return std::nullopt;
  std::string_view text = amount->text;
  if (!text.ends_with('%')) return number_of(text);
  text.remove_suffix(1);
  const auto percent = number_of(text);
  if (!percent) return std::nullopt;
  return (*percent * of + (rounds_up ? 99 : 0)) / 100;
}

}  // namespace dovetail::cli::diff
