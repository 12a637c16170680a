/// Rules over objects that nothing uses.
#pragma once

#include "dovetail/check/account.hpp"
#include "dovetail/check/finding.hpp"

namespace dovetail::check {

inline constexpr rule REF_80{
    "REF-80",
    "a ConfigMap, claim, ServiceAccount, role or Secret of the stack, whoever makes it, is used by something in it",
    "Kubevious", "remove the object, or use it", severity::warning};

namespace detail {

constexpr bool is_taken(const pod& p, std::string_view kind, std::string_view name) {
  const auto& spec = *p.spec;
  if (kind == "ServiceAccount") return account_of(p) == name;
  for (const auto& v : spec.volumes) {
    if (kind == "PersistentVolumeClaim" && v.persistentVolumeClaim && v.persistentVolumeClaim->claimName == name)
      return true;
    const bool is_map = kind == "ConfigMap", is_secret = kind == "Secret";
    if (is_map && v.configMap && v.configMap->name == name) return true;
    if (is_secret && v.secret && v.secret->secretName == name) return true;
    if (v.projected)
      for (const auto& source : v.projected->sources)
        if ((is_map && source.configMap && source.configMap->name == name) ||
            (is_secret && source.secret && source.secret->name == name))
          return true;
  }
  if (kind == "Secret")
    for (const auto& secret : spec.imagePullSecrets)
      if (secret.name == name) return true;
  return false;
}

constexpr bool is_read(const container& c, std::string_view kind, std::string_view name) {
  const bool is_map = kind == "ConfigMap";
  for (const auto& from : c.object->envFrom)
    if (is_map ? from.configMapRef && from.configMapRef->name == name : from.secretRef && from.secretRef->name == name)
      return true;
  for (const auto& variable : c.object->env)
    if (variable.valueFrom &&
        (is_map ? variable.valueFrom->configMapKeyRef && variable.valueFrom->configMapKeyRef->name == name
                : variable.valueFrom->secretKeyRef && variable.valueFrom->secretKeyRef->name == name))
      return true;
  return false;
}

constexpr bool is_referred_to(const named_reference& reference, std::string_view kind, std::string_view name,
                              const resource& maker) {
  return reference.kind == kind && reference.name == name &&
         (reference.name_space.empty() || maker.in == nullptr || reference.name_space == maker.name_space);
}

constexpr bool is_used(const resource& r, std::string_view kind, std::string_view name, const inventory& all) {
  for (const pod& p : all.pods)
    if (p.owner->in == r.in && is_taken(p, kind, name)) return true;
  if (kind == "ConfigMap" || kind == "Secret")
    for (const container& c : all.containers)
      if (c.of->owner->in == r.in && is_read(c, kind, name)) return true;
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
  if (group == "traefik.io") return r.kind == "IngressRoute";
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
      if (needed.kind == "Secret" && needed.name == secret) return true;
  const bool names_others = r.api_version.find('.') != std::string_view::npos && r.kind != "IngressRoute" &&
                            !r.api_version.starts_with("networking.k8s.io/") &&
                            !r.api_version.starts_with("secrets.hashicorp.com/");
  if (r.mentions != nullptr) return names_others && r.mentions(r.object, secret);
  return !is_known_whole(r);
}

/// Whether anybody may use a Secret: where that is not certain, nothing is told.
constexpr bool is_secret_used(const key_holder& secret, const inventory& all) {
  const resource& maker = *secret.maker;
  // These use themselves what they have made for them.
  if (secret.read_outside || maker.kind == "Issuer" || maker.kind == "MariaDB" || maker.kind == "Ingress") return true;
  const std::string_view name = secret.name;
  if (is_used(maker, "Secret", name, all)) return true;
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

constexpr void check_REF_80(const rule& what, const inventory& all, report& into) {
  for (const resource& r : all.resources) {
    const bool looked_at =
        r.kind == "ConfigMap" || r.kind == "PersistentVolumeClaim" || r.kind == "ServiceAccount" || r.kind == "Role";
    if (looked_at && !r.external && !detail::is_used(r, r.kind, r.name.view(), all))
      detail::tell(what, r, {}, into, {" is used by nothing in this stack"});
  }
  for (const key_holder& h : all.key_holders) {
    if (h.kind != "Secret" || h.maker->external || detail::is_secret_used(h, all)) continue;
    if (h.maker->kind == "Secret") detail::tell(what, *h.maker, {}, into, {" is used by nothing in this stack"});
    else detail::tell(what, *h.maker, {}, into, {" makes Secret `", h.name, "`, which nothing in this stack uses"});
  }
}

}  // namespace dovetail::check
