#include "cli/default_namespace.hpp"

#include "dovetail/api/admissionregistration/v1.hpp"
#include "dovetail/api/rbac/v1.hpp"

#include <set>
#include <string_view>

namespace dovetail::cli {
namespace {

using names = std::set<std::string_view>;

// Source: rbac/v1, Subject.
template <class Binding>
void add_subjects(const read::object& content, names& meant) {
  const Binding* binding = content.as<Binding>();
  if (binding == nullptr) return;
  for (const auto& subject : binding->subjects)
    if (subject.kind == "ServiceAccount" && !subject.namespace_.empty()) meant.insert(subject.namespace_.view());
}

// Source: admissionregistration/v1, ServiceReference.
template <class Configuration>
void add_services(const read::object& content, names& meant) {
  const Configuration* configuration = content.as<Configuration>();
  if (configuration == nullptr) return;
  for (const auto& webhook : configuration->webhooks)
    if (webhook.clientConfig.service) meant.insert(webhook.clientConfig.service->namespace_.view());
}

}  // namespace

std::string name_space_meant(const std::vector<read::reading>& readings) {
  names meant;
  for (const read::reading& file : readings)
    for (const read::document& each : file.documents) {
      const read::kind* kind = each.content.of();
      if (!each.name_space.empty() && (kind == nullptr || kind->namespaced)) return "default";
      if (kind == nullptr) continue;
      add_subjects<api::rbac::v1::RoleBinding>(each.content, meant);
      add_subjects<api::rbac::v1::ClusterRoleBinding>(each.content, meant);
      add_services<api::admissionregistration::v1::ValidatingWebhookConfiguration>(each.content, meant);
      add_services<api::admissionregistration::v1::MutatingWebhookConfiguration>(each.content, meant);
    }
  return meant.size() == 1 ? std::string(*meant.begin()) : "default";
}

}  // namespace dovetail::cli
