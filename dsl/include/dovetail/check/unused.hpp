/// Rules over objects that nothing uses.
#pragma once

#include "dovetail/check/finding.hpp"
#include "dovetail/check/makers.hpp"
#include "dovetail/check/pod_references.hpp"
#include "dovetail/check/readers_outside.hpp"
#include "dovetail/check/set_claims.hpp"

namespace dovetail::check {

inline constexpr rule REF_80{
    .id = "REF-80",
    .statement =
        "a ConfigMap, claim, ServiceAccount, role or Secret of the stack, whoever makes it, is used by something in it",
    .source = "Kubevious",
    .mend = "remove the object, or use it",
    .weight = severity::warning};

namespace detail {

/// What all pods name, by the name.
class names_in_pods {
 public:
  constexpr explicit names_in_pods(const inventory& all) {
    each_pod_reference(all, [&](const pod_reference& r) { references_.push_back(r); });
    by_name_.reset(references_.size());
    for (const pod_reference& r : references_) by_name_.add(r.name->view(), r);
  }

  constexpr bool has(std::string_view kind, std::string_view name, const space* in) const {
    for (const pod_reference& r : by_name_.find(name))
      if (owner_of(r).in == in && model::same(r.kind, kind) && model::same(r.name->view(), name)) return true;
    return false;
  }

 private:
  model::list<pod_reference> references_{};
  index<pod_reference> by_name_{};
};

constexpr bool is_referred_to(const named_reference& reference, std::string_view kind, std::string_view name,
                              const resource& maker) {
  return reference.kind == kind && reference.name == name &&
         (reference.name_space.empty() || maker.in == nullptr || reference.name_space == maker.name_space);
}

constexpr bool is_used(const resource& r, std::string_view kind, std::string_view name, const inventory& all,
                       const names_in_pods& pods) {
  if (pods.has(kind, name, r.in)) return true;
  for (const named_reference& reference : all.references)
    if (is_referred_to(reference, kind, name, r)) return true;
  return false;
}

/// Whether a word of a text is the name: of a command, `--secret=web-tls`, or of an annotation, `shop/web-tls`.
constexpr bool has_word(std::string_view text, std::string_view name) {
  const auto is_of_name = [](char c) { return dovetail::detail::is_alphanumeric(c) || c == '-' || c == '.'; };
  for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !is_of_name(text[at - 1])) && (end == text.size() || !is_of_name(text[end]))) return true;
  }
  return false;
}

/// What is known of all that its objects name.
constexpr bool is_known_whole(const resource& r) {
  const std::string_view group = r.api_version.substr(0, r.api_version.find('/'));
  if (group == "secrets.hashicorp.com" || group == "k8s.mariadb.com") return true;
  if (group == "cert-manager.io") return true;
  if (group == "traefik.io") return model::same(r.kind, "IngressRoute");
  return group.find('.') == std::string_view::npos || (group.ends_with(".k8s.io") && !group.starts_with("gateway.")) ||
         r.external;
}

/// Whether an object that is no workload may use a Secret: it names it, or nobody knows what it names.
constexpr bool may_use(const resource& r, std::string_view secret, const resource& maker) {
  if (&r == &maker || (r.in != nullptr && r.in != maker.in)) return false;
  if (r.metadata != nullptr)
    for (const auto& annotation : r.metadata->annotations)
      if (has_word(annotation.value.view(), secret)) return true;
  if (r.notes != nullptr)
    for (const needed_note& needed : r.notes->needs)
      if (model::same(needed.kind, "Secret") && needed.name == secret) return true;
  if (is_installer(r.kind)) return true;
  const bool names_others = r.api_version.find('.') != std::string_view::npos && !model::same(r.kind, "IngressRoute") &&
                            !r.api_version.starts_with("networking.k8s.io/") &&
                            !r.api_version.starts_with("secrets.hashicorp.com/");
  if (r.mentions != nullptr) return names_others && r.mentions(r.object, secret);
  return !is_known_whole(r);
}

constexpr bool has(const model::list<model::text>& words, std::string_view wanted) {
  for (const model::text& word : words)
    if (word == "*" || word == wanted) return true;
  return false;
}
/// Whether somebody is given a role by the stack.
constexpr bool is_given(const resource& role, const resource& in, const inventory& all) {
  for (const role_binding& binding : all.role_bindings)
    if (binding.role_kind == role.kind && binding.role == role.name.view() &&
        (binding.owner->in == nullptr || binding.owner->in == in.in))
      return true;
  return false;
}
/// Whether a role of the stack is for an object by its name, or lets somebody read all of its kind: who does so reads it
/// through the API, and no field names it.
constexpr bool is_read_through_api(const resource& r, std::string_view resources, std::string_view name,
                                   const inventory& all) {
  for (const access_rule& rule : all.access_rules) {
    if (rule.owner->in != nullptr && rule.owner->in != r.in) continue;
    if (!has(*rule.resources, resources) || !has(*rule.groups, "")) continue;
    if (rule.names != nullptr && !rule.names->empty()) {
      if (has(*rule.names, name)) return true;
      continue;
    }
    const bool reads = has(*rule.verbs, "get") || has(*rule.verbs, "list") || has(*rule.verbs, "watch");
    if (reads && is_given(*rule.owner, r, all)) return true;
  }
  return false;
}

/// Whether a text names an object: it is its name, or has it as a word. A name of one word is a word of many texts, so that
/// it must stand behind a `/` or a `=`.
constexpr bool has_name(std::string_view text, std::string_view name) {
  if (name.find('-') != std::string_view::npos || name.find('.') != std::string_view::npos) return has_word(text, name);
  if (text == name) return true;
  if (text.size() <= name.size() || !text.ends_with(name)) return false;
  const char before = text[text.size() - name.size() - 1];
  return before == '/' || before == '=';
}

/// Whether a ConfigMap, a claim, a ServiceAccount or a role is used by what names no object in a field of its own: an
/// argument, an object of a kind that is not Kubernetes' own, a controller that looks for it.
constexpr bool may_be_used(const resource& r, const inventory& all) {
  const std::string_view name = r.name.view();
  if (model::same(r.kind, "PersistentVolumeClaim") && is_claim_of_set(name, r.name_space, all)) return true;
  if (model::same(r.kind, "ConfigMap")) {
    if (is_read_by_name(r.kind, name, r.name_space) || is_read_through_api(r, "configmaps", name, all)) return true;
    for (const key_holder& h : all.holders_named(name))
      if (h.maker == &r && h.read_outside) return true;
  }
  for (const container& c : all.containers) {
    for (const auto& variable : c.object->env)
      if (has_name(variable.value.view(), name)) return true;
    for (const auto* words : {&c.object->command, &c.object->args})
      for (const model::text& word : *words)
        if (has_name(word.view(), name)) return true;
  }
  for (const resource& other : all.resources) {
    const bool is_own = other.api_version.find('.') == std::string_view::npos ||
                        other.api_version.starts_with("networking.k8s.io/") ||
                        other.api_version.starts_with("rbac.authorization.k8s.io/");
    if (&other == &r || is_own || other.external || other.mentions == nullptr) continue;
    const bool near = other.in == nullptr || other.in == r.in;
    if (near && is_installer(other.kind)) return true;
    if (other.mentions(other.object, name) && (near || other.mentions(other.object, r.name_space))) return true;
  }
  return false;
}

/// Whether anybody may use a Secret: where that is not certain, nothing is told.
constexpr bool is_secret_used(const key_holder& secret, const inventory& all, const names_in_pods& pods) {
  const resource& maker = *secret.maker;
  // These use themselves what they have made for them.
  if (secret.read_outside || model::same(maker.kind, "Issuer") || model::same(maker.kind, "MariaDB") ||
      model::same(maker.kind, "Ingress"))
    return true;
  const std::string_view name = secret.name;
  if (is_used(maker, "Secret", name, all, pods)) return true;
  if (is_read_by_name("Secret", name, maker.name_space) || is_read_through_api(maker, "secrets", name, all))
    return true;
  for (const service_account& a : all.service_accounts)
    for (const auto& pulled : a.object->imagePullSecrets)
      if (a.owner->in == maker.in && pulled.name == name) return true;
  for (const tls_use& use : all.tls_uses)
    if (use.owner->in == maker.in && use.secret == name) return true;
  for (const secret_use& use : all.secret_uses)
    if (use.owner->in == maker.in && use.secret == name) return true;
  for (const password_use& use : all.password_uses)
    if (use.owner->in == maker.in && use.secret == name) return true;
  for (const container& c : all.containers) {
    for (const auto& variable : c.object->env)
      if (has_word(variable.value.view(), name)) return true;
    for (const auto* words : {&c.object->command, &c.object->args})
      for (const model::text& word : *words)
        if (has_word(word.view(), name)) return true;
  }
  for (const key_holder& map : all.key_holders)
    if (map.texts != nullptr)
      for (const auto& entry : *map.texts)
        if (has_word(entry.value.view(), name)) return true;
  for (const resource& r : all.resources)
    if (may_use(r, name, maker)) return true;
  return false;
}

}  // namespace detail

constexpr void objects_are_used(const rule& what, const inventory& all, report& into) {
  // Where there is no pod at all, nothing could use it: it is a part of what is deployed.
  if (all.pods.empty()) return;
  const detail::names_in_pods pods(all);
  for (const resource& r : all.resources) {
    const bool looked_at = model::same(r.kind, "ConfigMap") || model::same(r.kind, "PersistentVolumeClaim") ||
                           model::same(r.kind, "ServiceAccount") || model::same(r.kind, "Role");
    if (looked_at && !r.external && !detail::is_used(r, r.kind, r.name.view(), all, pods) &&
        !detail::may_be_used(r, all))
      detail::tell(what, r, {}, into, {" is used by nothing in this stack"});
  }
  for (const key_holder& h : all.key_holders) {
    if (!model::same(h.kind, "Secret") || h.maker->external || h.only_adds || detail::is_secret_used(h, all, pods))
      continue;
    if (model::same(h.maker->kind, "Secret"))
      detail::tell(what, *h.maker, {}, into, {" is used by nothing in this stack"});
    else detail::tell(what, *h.maker, {}, into, {" makes Secret `", h.name, "`, which nothing in this stack uses"});
  }
}

inline constexpr check_function unused_checks[] = {
    {objects_are_used, {&REF_80}},
};

}  // namespace dovetail::check
