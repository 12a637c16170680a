/// What each kind provides and requires: one overload a kind. A kind without one still has a name and a namespace.
#pragma once

#include "dovetail/api/batch/v1.hpp"
#include "dovetail/check/inventory.hpp"

namespace dovetail::check {

/// The facts of an object that every kind has.
template <class T>
constexpr resource& add_resource(const T& object, place at, const resource_notes* notes, inventory& all) {
  resource& r = all.resources.emplace_back();
  r.api_version = T::api_version;
  r.kind = T::kind;
  r.name = object.metadata.name;
  r.name_space = object.metadata.namespace_.view();
  r.at = at;
  r.metadata = &object.metadata;
  r.notes = notes;
  if (notes == nullptr) return r;
  for (const made_secret& made : notes->makes) {
    key_holder& holder = all.key_holders.emplace_back();
    holder.kind = "Secret";
    holder.name = made.name.view();
    holder.name_space = r.name_space;
    holder.keys = made.keys;
    holder.keys_known = !made.keys.empty();
  }
  return r;
}

template <class T>
constexpr void describe(const T&, const resource&, inventory&) {}

template <class T>
constexpr void describe_template(const T& workload, const resource& owner, inventory& all) {
  pod& p = all.pods.emplace_back();
  p.owner = &owner;
  p.metadata = &workload.spec.template_.metadata;
  p.spec = &workload.spec.template_.spec;
}

constexpr void describe(const api::apps::v1::Deployment& object, const resource& owner, inventory& all) {
  describe_template(object, owner, all);
  all.pods.back().selector = &object.spec.selector;
}
constexpr void describe(const api::apps::v1::ReplicaSet& object, const resource& owner, inventory& all) {
  if (!object.spec.template_) return;
  pod& p = all.pods.emplace_back();
  p.owner = &owner;
  p.metadata = &object.spec.template_->metadata;
  p.spec = &object.spec.template_->spec;
  p.selector = &object.spec.selector;
}
constexpr void describe(const api::apps::v1::DaemonSet& object, const resource& owner, inventory& all) {
  describe_template(object, owner, all);
  all.pods.back().selector = &object.spec.selector;
}
constexpr void describe(const api::apps::v1::StatefulSet& object, const resource& owner, inventory& all) {
  describe_template(object, owner, all);
  all.pods.back().selector = &object.spec.selector;
  all.pods.back().claim_templates = &object.spec.volumeClaimTemplates;
  stateful_set& s = all.stateful_sets.emplace_back();
  s.owner = &owner;
  s.object = &object;
  for (const auto& claim_template : object.spec.volumeClaimTemplates) {
    claim& c = all.claims.emplace_back();
    c.owner = &owner;
    c.object = &claim_template;
  }
}
constexpr void describe(const api::batch::v1::Job& object, const resource& owner, inventory& all) {
  describe_template(object, owner, all);
  if (object.spec.selector) all.pods.back().selector = &*object.spec.selector;
}
constexpr void describe(const api::batch::v1::CronJob& object, const resource& owner, inventory& all) {
  describe_template(object.spec.jobTemplate, owner, all);
}
constexpr void describe(const api::core::v1::Pod& object, const resource& owner, inventory& all) {
  pod& p = all.pods.emplace_back();
  p.owner = &owner;
  p.metadata = &object.metadata;
  p.spec = &object.spec;
}
constexpr void describe(const api::core::v1::Service& object, const resource& owner, inventory& all) {
  service& s = all.services.emplace_back();
  s.owner = &owner;
  s.object = &object;
}
constexpr void describe(const api::core::v1::ConfigMap& object, const resource& owner, inventory& all) {
  config_map& c = all.config_maps.emplace_back();
  c.owner = &owner;
  c.object = &object;
  key_holder& holder = all.key_holders.emplace_back();
  holder.kind = "ConfigMap";
  holder.name = owner.name.view();
  holder.name_space = owner.name_space;
  holder.keys_known = true;
  for (const auto& e : object.data) holder.keys.push_back(e.key);
  for (const auto& e : object.binaryData) holder.keys.push_back(e.key);
}
constexpr void describe(const api::core::v1::Secret& object, const resource& owner, inventory& all) {
  key_holder& holder = all.key_holders.emplace_back();
  holder.kind = "Secret";
  holder.name = owner.name.view();
  holder.name_space = owner.name_space;
  holder.keys_known = true;
  for (const auto& e : object.data) holder.keys.push_back(e.key);
  for (const auto& e : object.stringData) holder.keys.push_back(e.key);
}
constexpr void describe(const api::core::v1::PersistentVolumeClaim& object, const resource& owner, inventory& all) {
  claim& c = all.claims.emplace_back();
  c.owner = &owner;
  c.object = &object;
}
constexpr void describe(const api::networking::v1::Ingress& object, const resource& owner, inventory& all) {
  ingress& i = all.ingresses.emplace_back();
  i.owner = &owner;
  i.object = &object;
  // cert-manager makes the TLS Secrets of an Ingress that names an issuer.
  if (object.metadata.annotations.contains("cert-manager.io/cluster-issuer") ||
      object.metadata.annotations.contains("cert-manager.io/issuer")) {
    for (const auto& tls : object.spec.tls) {
      key_holder& holder = all.key_holders.emplace_back();
      holder.kind = "Secret";
      holder.name = tls.secretName.view();
      holder.name_space = owner.name_space;
      holder.keys.push_back("tls.crt");
      holder.keys.push_back("tls.key");
      holder.keys_known = true;
    }
  }
}

}  // namespace dovetail::check
