#include "cli/custom_workloads.hpp"

#include "cli/json_fields.hpp"
#include "dovetail/api/core/v1.hpp"
#include "dovetail/check/describe.hpp"

#include <algorithm>
#include <string_view>

namespace dovetail::cli {
namespace {

using model::json;

std::string_view text_of(const json* value) {
  return value == nullptr || value->is != json::type::string ? std::string_view{} : value->scalar.view();
}

/// Its values that are texts.
model::map<model::text> texts_of(const json* object) {
  model::map<model::text> all{};
  if (object == nullptr) return all;
  for (std::size_t i = 0; i < object->names.size(); ++i)
    if (object->items[i].is == json::type::string) all[object->names[i]] = object->items[i].scalar;
  return all;
}

struct known_kind {
  std::string_view group;
  std::string_view kind;  // empty: each of the group
};

/// Kinds whose pods are made of their template as a Deployment's are, with nothing filled in.
constexpr known_kind plain_kinds[] = {
    {"argoproj.io", "Rollout"},
    {"apps.kruise.io", ""},
};

bool is_of(const check::resource& owner, const known_kind& kind) {
  return check::detail::group_or_domain(owner.api_version) == kind.group &&
         (kind.kind.empty() || owner.kind == kind.kind);
}
bool is_plain(const check::resource& owner) {
  return std::any_of(std::begin(plain_kinds), std::end(plain_kinds),
                     [&](const known_kind& each) { return is_of(owner, each); });
}

/// Where a Rollout says which labels its controller adds to some of its pods.
struct added {
  std::string_view strategy;
  std::string_view metadata;
};
constexpr added added_labels[] = {
    {"canary", "canaryMetadata"},
    {"canary", "stableMetadata"},
    {"blueGreen", "activeMetadata"},
    {"blueGreen", "previewMetadata"},
};

/// A whole number of the object's own; absent where it says none.
model::integer number_of(const json* value) {
  if (value == nullptr || value->is != json::type::number) return {};
  const std::int64_t number = check::detail::number_of_digits(value->scalar.view());
  return number < 0 ? model::integer{} : model::integer(number, value->scalar.at());
}

}  // namespace

model::text generated_name_of(const read::document& made) {
  const model::json* found = find_field(made.fields, {"metadata", "generateName"});
  return found == nullptr || found->is != model::json::type::string ? model::text{} : found->scalar;
}

model::map<model::text> annotations_of(const read::document& made) {
  return texts_of(find_field(made.fields, {"metadata", "annotations"}));
}

void custom_workloads::add(const read::document& made, check::resource& owner, check::inventory& all) {
  if (made.pods) add_pods(made, owner, all);
  // Knative makes a Service of the same name, whose ports are its own.
  if (is_of(owner, {"serving.knative.dev", "Service"})) all.external_services.emplace_back().owner = &owner;
  if (is_of(owner, {"keda.sh", "ScaledObject"}) &&
      text_of(find_field(made.fields, {"spec", "scaleTargetRef", "kind"})) == "StatefulSet")
    scaled_stateful_sets_.push_back({&owner, text_of(find_field(made.fields, {"spec", "scaleTargetRef", "name"}))});
}

void custom_workloads::add_pods(const read::document& made, check::resource& owner, check::inventory& all) {
  const auto& made_of = made.pods.as<api::core::v1::PodTemplate>()->template_;
  if (!made_of) return;
  check::pod& pod = check::add_pod(*made_of, owner, all);
  pod.custom = true;
  owner.filled_in = !is_plain(owner);
  if (owner.filled_in) return;

  api::meta::v1::LabelSelector selector;
  selector.matchLabels = texts_of(find_field(made.fields, {"spec", "selector", "matchLabels"}));
  if (!selector.matchLabels.empty() && find_field(made.fields, {"spec", "selector", "matchExpressions"}) == nullptr)
    pod.selector = &selectors_.emplace_back(std::move(selector));

  model::map<model::text> labels{};
  for (const added& by : added_labels)
    for (const auto& each : texts_of(find_field(made.fields, {"spec", "strategy", by.strategy, by.metadata, "labels"})))
      labels[each.key] = each.value;
  if (!labels.empty()) pod.added_labels = &labels_.emplace_back(std::move(labels));

  const json* replicas = find_field(made.fields, {"spec", "replicas"});
  const model::integer count = number_of(replicas);
  if (replicas == nullptr || count.has_value())
    all.replicated_workloads.push_back({&owner, &counts_.emplace_back(count), true});
}

void custom_workloads::settle(check::inventory& all) const {
  for (const scaled& each : scaled_stateful_sets_)
    for (check::pod& pod : all.pods)
      if (pod.owner->kind == "StatefulSet" && pod.owner->name.view() == each.name &&
          (each.by->in == nullptr || each.by->in == pod.owner->in))
        pod.counted.size = -1;
}

}  // namespace dovetail::cli
