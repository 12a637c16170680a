/// What a stack consists of, as the rules see it: each kind's facts, gathered once.
#pragma once

#include "dovetail/api/apps/v1.hpp"
#include "dovetail/api/core/v1.hpp"
#include "dovetail/api/networking/v1.hpp"
#include "dovetail/build/notes.hpp"
#include "dovetail/model/collection.hpp"
#include "dovetail/text/place.hpp"

#include <cstddef>
#include <string_view>

namespace dovetail::check {

/// One object, of the stack or external to it.
struct resource {
  std::string_view api_version{};
  std::string_view kind{};
  model::text name{};
  /// Empty for kinds that have no namespace.
  std::string_view name_space{};
  place at{};
  bool external = false;
  const api::meta::v1::ObjectMeta* metadata = nullptr;
  /// Null for externals, and for objects that were read from a file.
  const resource_notes* notes = nullptr;
};

/// A Secret or a ConfigMap that exists once the stack is deployed, whoever makes it.
struct key_holder {
  std::string_view kind{};
  std::string_view name{};
  std::string_view name_space{};
  model::list<model::text> keys{};
  /// Its keys are all known: a key that is not among them is missing.
  bool keys_known = false;
};

/// A pod, or the template of a workload's pods.
struct pod {
  const resource* owner = nullptr;
  /// The word for it in a finding: where its containers stand.
  const api::meta::v1::ObjectMeta* metadata = nullptr;
  const api::core::v1::PodSpec* spec = nullptr;
  /// Null where the kind has none, or where the server makes it (a Job's).
  const api::meta::v1::LabelSelector* selector = nullptr;
  /// A StatefulSet's claim templates, which its containers mount like volumes; else null.
  const model::list<api::core::v1::PersistentVolumeClaim>* claim_templates = nullptr;
};

struct service {
  const resource* owner = nullptr;
  const api::core::v1::Service* object = nullptr;
};

/// A Service outside the stack and the ports that it is known to have.
struct external_service {
  const resource* owner = nullptr;
  struct port {
    std::string_view name{};
    std::int64_t number = 0;
  };
  model::list<port> ports{};
};

struct ingress {
  const resource* owner = nullptr;
  const api::networking::v1::Ingress* object = nullptr;
};

struct stateful_set {
  const resource* owner = nullptr;
  const api::apps::v1::StatefulSet* object = nullptr;
};

/// A claim in the stack, or a StatefulSet's template.
struct claim {
  const resource* owner = nullptr;
  const api::core::v1::PersistentVolumeClaim* object = nullptr;
};

struct config_map {
  const resource* owner = nullptr;
  const api::core::v1::ConfigMap* object = nullptr;
};

/// A reference that a custom resource makes to another object by its name.
struct named_reference {
  const resource* owner = nullptr;
  /// The kind that is meant.
  std::string_view kind{};
  model::text name{};
  /// The field that refers, as a person knows it: "vaultAuthRef".
  std::string_view field{};
};

/// Everything that is in a stack. Lists keep their elements in place, so pointers into them hold.
struct inventory {
  model::list<resource> resources{};
  model::list<key_holder> key_holders{};
  model::list<pod> pods{};
  model::list<service> services{};
  model::list<external_service> external_services{};
  model::list<ingress> ingresses{};
  model::list<stateful_set> stateful_sets{};
  model::list<claim> claims{};
  model::list<config_map> config_maps{};
  model::list<named_reference> references{};

  /// The object of this kind and name in this namespace; null where there is none.
  constexpr const resource* find(std::string_view kind, std::string_view name, std::string_view name_space) const {
    for (const resource& r : resources)
      if (r.kind == kind && r.name.view() == name && (r.name_space.empty() || r.name_space == name_space)) return &r;
    return nullptr;
  }
  constexpr const key_holder* find_keys(std::string_view kind, std::string_view name,
                                        std::string_view name_space) const {
    for (const key_holder& h : key_holders)
      if (h.kind == kind && h.name == name && h.name_space == name_space) return &h;
    return nullptr;
  }
  constexpr const service* find_service(std::string_view name, std::string_view name_space) const {
    for (const service& s : services)
      if (s.owner->name.view() == name && s.owner->name_space == name_space) return &s;
    return nullptr;
  }
  constexpr const external_service* find_external_service(std::string_view name, std::string_view name_space) const {
    for (const external_service& s : external_services)
      if (s.owner->name.view() == name && s.owner->name_space == name_space) return &s;
    return nullptr;
  }
};

/// Whether a workload's or a pod's labels are among what the selector picks. An empty selector picks everything.
constexpr bool selects(const model::map<model::text>& selector, const model::map<model::text>& labels) {
  for (const auto& wanted : selector) {
    const model::text* label = labels.find(wanted.key.view());
    if (label == nullptr || label->view() != wanted.value.view()) return false;
  }
  return true;
}

}  // namespace dovetail::check
