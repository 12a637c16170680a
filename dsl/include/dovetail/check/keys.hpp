/// Rules over what pods take from Secrets, ConfigMaps, claims and ServiceAccounts: it must be there, and have the key.
#pragma once

#include "dovetail/check/account.hpp"
#include "dovetail/check/finding.hpp"
#include "dovetail/check/makers.hpp"
#include "dovetail/check/pod_parts.hpp"
#include "dovetail/check/set_claims.hpp"

namespace dovetail::check {

namespace detail {

// "Deployment `api`, container `api`, variable `PASSWORD`": who reads a key, and where.

struct variable_of {
  const container* of;
  const api::core::v1::EnvVar* object;
};
struct volume_of {
  const pod* of;
  const api::core::v1::Volume* object;
};
constexpr const resource& owner_of(const variable_of& v) { return owner_of(*v.of); }
constexpr const resource& owner_of(const volume_of& v) { return owner_of(*v.of); }
constexpr std::string_view title(const variable_of& v, report& into) {
  return into.joined({title(*v.of, into), ", variable `", v.object->name.view(), "`"});
}
constexpr std::string_view title(const volume_of& v, report& into) {
  return into.joined({title(*v.of, into), ", volume `", v.object->name.view(), "`"});
}

/// Reports a Secret or a ConfigMap that neither the stack makes nor an external declares. What has `key` can have been meant.
template <class Reader>
constexpr auto check_holder(const rule& what, const Reader& reader, const char* verb, std::string_view kind,
                            const model::text& name, const inventory& all, report& into, std::string_view key = {}) {
  if (all.find_keys(kind, name.view(), owner_of(reader)) != nullptr || find_always_there(kind, name.view()) != nullptr)
    return;
  tell_missing(what, reader, into.joined({" ", verb, " "}),
               {kind, name, "which nothing in this stack makes and no external declares", key}, all, into);
}

/// Calls `visit` for each that makes a Secret or a ConfigMap. More than one is a fault of its own, and its keys are there.
template <class Visit>
constexpr auto each_holder(std::string_view kind, std::string_view name, const resource& from, const inventory& all,
                           Visit visit) {
  for (const key_holder& h : all.holders_named(name))
    if (h.is_in(from) && model::same(h.kind, kind) && model::same(h.name, name)) visit(h);
}
/// Whether the key may be there, or the whole object is not.
constexpr bool has_key(std::string_view kind, std::string_view name, std::string_view key, const resource& from,
                       const inventory& all) {
  const always_there* built_in = find_always_there(kind, name);
  bool any = built_in != nullptr, found = any && model::same(built_in->key, key);
  each_holder(kind, name, from, all, [&](const key_holder& h) {
    any = any || !h.only_adds;
    if (!h.keys_known) found = true;
    for (std::size_t i = 0; i < h.keys.size() && !found; ++i) found = model::same(h.keys[i].view(), key);
  });
  return found || !any;
}

/// " as Certificate `web` makes it": where the keys of what is no object of the stack are said.
constexpr std::string_view made_by(std::string_view kind, std::string_view name, const resource& from,
                                   const inventory& all, report& into) {
  std::string_view said;
  each_holder(kind, name, from, all, [&](const key_holder& h) {
    if (said.empty() && !h.maker->external && !model::same(h.maker->kind, kind))
      said = into.joined(
          {h.only_adds ? " with what " : " as ", title(*h.maker, into), h.only_adds ? " adds to it" : " makes it"});
  });
  return said;
}

/// Reports a key that a Secret or a ConfigMap lacks. One that is not there at all is another rule's.
template <class Reader>
constexpr auto check_key(const rule& what, const Reader& reader, std::string_view kind, const model::text& name,
                         const model::text& key, const inventory& all, report& into) {
  const resource& owner = owner_of(reader);
  if (has_key(kind, name.view(), key.view(), owner, all)) return;
  tell(what, reader, key.at(), into,
       {" needs key `", key.view(), "` of ", kind, " `", name.view(), "`, which has no such key",
        made_by(kind, name.view(), owner, all, into), into.suggestion(key.view(), "it has", [&](auto consider) {
          if (const always_there* built_in = find_always_there(kind, name.view())) consider(built_in->key);
          each_holder(kind, name.view(), owner, all, [&](const key_holder& h) {
            for (const model::text& known : h.keys) consider(known.view());
          });
        })});
}

/// A reference that may be dangling is none to check.
template <class Source>
constexpr auto is_needed(const model::optional<Source>& source) {
  return source && !source->optional.value_or(false);
}

// Where each kind stands in what can refer to both; the rules below differ in nothing else.

struct secrets {
  static constexpr std::string_view kind = "Secret";
  static constexpr const auto& in(const api::core::v1::EnvVarSource& s) { return s.secretKeyRef; }
  static constexpr const auto& in(const api::core::v1::EnvFromSource& s) { return s.secretRef; }
  static constexpr const auto& in(const api::core::v1::Volume& v) { return v.secret; }
  static constexpr const auto& in(const api::core::v1::VolumeProjection& p) { return p.secret; }
  static constexpr const model::text& name_in(const api::core::v1::SecretVolumeSource& s) { return s.secretName; }
};
struct config_maps {
  static constexpr std::string_view kind = "ConfigMap";
  static constexpr const auto& in(const api::core::v1::EnvVarSource& s) { return s.configMapKeyRef; }
  static constexpr const auto& in(const api::core::v1::EnvFromSource& s) { return s.configMapRef; }
  static constexpr const auto& in(const api::core::v1::Volume& v) { return v.configMap; }
  static constexpr const auto& in(const api::core::v1::VolumeProjection& p) { return p.configMap; }
  static constexpr const model::text& name_in(const api::core::v1::ConfigMapVolumeSource& s) { return s.name; }
};

/// Calls `visit(variable, reference)` for each variable that must come from a key of the kind.
template <class Kind, class Visit>
constexpr auto each_key_reference(const inventory& all, Visit visit) {
  for (const container& c : all.containers)
    for (const auto& variable : c.object->env)
      if (variable.valueFrom && is_needed(Kind::in(*variable.valueFrom)))
        visit(variable_of{&c, &variable}, *Kind::in(*variable.valueFrom));
}

/// Variables whose object does not exist.
template <class Kind>
constexpr auto check_variables(const rule& what, const inventory& all, report& into) {
  each_key_reference<Kind>(all, [&](const variable_of& variable, const auto& from) {
    check_holder(what, variable, "reads", Kind::kind, from.name, all, into);
  });
}

/// Variables whose key does not exist, and keys that a workload said it needs: `.requiring("DATABASE_URL")`.
template <class Kind>
constexpr auto check_variables_keys(const rule& what, const inventory& all, report& into) {
  each_key_reference<Kind>(all, [&](const variable_of& variable, const auto& from) {
    check_key(what, variable, Kind::kind, from.name, from.key, all, into);
  });
  for (const pod& p : all.pods) {
    if (p.owner->notes == nullptr) continue;
    for (const required_key& needed : p.owner->notes->required_keys)
      if (needed.kind == Kind::kind) check_key(what, p, Kind::kind, needed.object, needed.key, all, into);
  }
}

/// Whole objects as variables.
template <class Kind>
constexpr auto check_env_from(const rule& what, const inventory& all, report& into) {
  for (const container& c : all.containers)
    for (const auto& source : c.object->envFrom)
      if (is_needed(Kind::in(source)))
        check_holder(what, c, "takes its variables from", Kind::kind, Kind::in(source)->name, all, into);
}

template <class Kind>
constexpr auto check_volumes(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes)
      if (is_needed(Kind::in(volume)) && !is_replaced(p, volume))
        check_holder(what, volume_of{&p, &volume}, "holds", Kind::kind, Kind::name_in(*Kind::in(volume)), all, into);
}

/// Keys that volumes hold as files.
template <class Kind>
constexpr auto check_volumes_items(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes)
      if (is_needed(Kind::in(volume)) && !is_replaced(p, volume))
        for (const auto& item : Kind::in(volume)->items)
          check_key(what, volume_of{&p, &volume}, Kind::kind, Kind::name_in(*Kind::in(volume)), item.key, all, into);
}

}  // namespace detail

inline constexpr rule REF_18{"REF-18", "a variable's configMapKeyRef names a ConfigMap that exists",
                             "kube-linter env-value-from; Kubevious; Monokle",
                             "add the ConfigMap to the stack, declare it external, or mark the reference optional"};
constexpr void config_maps_of_variables_exist(const rule& what, const inventory& all, report& into) {
  detail::check_variables<detail::config_maps>(what, all, into);
}
inline constexpr rule REF_19{.id = "REF-19",
                             .statement = "a variable's configMapKeyRef names a key of that ConfigMap",
                             .source = "kube-linter env-value-from; Kubevious",
                             .mend = "use a key that the ConfigMap has, or add the key",
                             .told = turn::consequence};
constexpr void config_map_keys_of_variables_exist(const rule& what, const inventory& all, report& into) {
  detail::check_variables_keys<detail::config_maps>(what, all, into);
}
inline constexpr rule REF_20{"REF-20", "a variable's secretKeyRef names a Secret that exists",
                             "kube-linter env-value-from; Kubevious; Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
constexpr void secrets_of_variables_exist(const rule& what, const inventory& all, report& into) {
  detail::check_variables<detail::secrets>(what, all, into);
}
inline constexpr rule REF_21{.id = "REF-21",
                             .statement = "a variable's secretKeyRef names a key of that Secret",
                             .source = "kube-linter env-value-from; Kubevious",
                             .mend = "use a key that the Secret has, or add it where it is made",
                             .told = turn::consequence};
constexpr void secret_keys_of_variables_exist(const rule& what, const inventory& all, report& into) {
  detail::check_variables_keys<detail::secrets>(what, all, into);
}
inline constexpr rule REF_22{"REF-22", "envFrom's configMapRef names a ConfigMap that exists", "Kubevious; Monokle",
                             "add the ConfigMap to the stack, or declare it external"};
constexpr void config_maps_of_env_from_exist(const rule& what, const inventory& all, report& into) {
  detail::check_env_from<detail::config_maps>(what, all, into);
}
inline constexpr rule REF_23{"REF-23", "envFrom's secretRef names a Secret that exists", "Kubevious; Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
constexpr void secrets_of_env_from_exist(const rule& what, const inventory& all, report& into) {
  detail::check_env_from<detail::secrets>(what, all, into);
}
inline constexpr rule REF_24{"REF-24", "a configMap volume names a ConfigMap that exists", "Kubevious; Monokle",
                             "add the ConfigMap to the stack, or declare it external"};
constexpr void config_maps_of_volumes_exist(const rule& what, const inventory& all, report& into) {
  detail::check_volumes<detail::config_maps>(what, all, into);
}
inline constexpr rule REF_25{.id = "REF-25",
                             .statement = "the items of a configMap volume are keys of that ConfigMap",
                             .source = "Kubevious",
                             .mend = "use a key that the ConfigMap has, or add the key",
                             .told = turn::consequence};
constexpr void config_map_keys_of_volumes_exist(const rule& what, const inventory& all, report& into) {
  detail::check_volumes_items<detail::config_maps>(what, all, into);
}
inline constexpr rule REF_26{"REF-26", "a secret volume names a Secret that exists", "Kubevious; Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
constexpr void secrets_of_volumes_exist(const rule& what, const inventory& all, report& into) {
  detail::check_volumes<detail::secrets>(what, all, into);
}
inline constexpr rule REF_27{.id = "REF-27",
                             .statement = "the items of a secret volume are keys of that Secret",
                             .source = "Kubevious",
                             .mend = "use a key that the Secret has, or add it where it is made",
                             .told = turn::consequence};
constexpr void secret_keys_of_volumes_exist(const rule& what, const inventory& all, report& into) {
  detail::check_volumes_items<detail::secrets>(what, all, into);
}

namespace detail {

template <class Kind>
constexpr auto check_projection(const rule& what, const volume_of& volume,
                                const api::core::v1::VolumeProjection& source, const inventory& all, report& into) {
  if (!is_needed(Kind::in(source))) return;
  const auto& from = *Kind::in(source);
  check_holder(what, volume, "projects", Kind::kind, from.name, all, into);
  for (const auto& item : from.items) check_key(what, volume, Kind::kind, from.name, item.key, all, into);
}

}  // namespace detail

inline constexpr rule REF_28{"REF-28", "a projected volume's Secrets and ConfigMaps exist and have the items' keys",
                             "Kubevious; Monokle", "use an object and a key that exist"};
constexpr void projected_sources_exist(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes) {
      if (!volume.projected || detail::is_replaced(p, volume)) continue;
      for (const auto& source : volume.projected->sources) {
        detail::check_projection<detail::secrets>(what, {&p, &volume}, source, all, into);
        detail::check_projection<detail::config_maps>(what, {&p, &volume}, source, all, into);
      }
    }
}

namespace detail {

/// Reports an object that is neither in the stack nor external.
template <class Reader>
constexpr auto check_object(const rule& what, const Reader& reader, const char* verb, std::string_view kind,
                            const model::text& name, const inventory& all, report& into) {
  if (all.find(kind, name.view(), owner_of(reader)) == nullptr &&
      !(kind == "PersistentVolumeClaim" && is_claim_of_set(name.view(), owner_of(reader).name_space, all)))
    tell_missing(what, reader, into.joined({" ", verb, " "}), {kind, name}, all, into);
}

}  // namespace detail

inline constexpr rule REF_29{"REF-29", "a volume's persistentVolumeClaim exists", "Kubevious; Monokle",
                             "add the claim to the stack, or declare it external"};
constexpr void claims_of_volumes_exist(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes)
      if (volume.persistentVolumeClaim && !detail::is_replaced(p, volume))
        detail::check_object(what, detail::volume_of{&p, &volume}, "holds", "PersistentVolumeClaim",
                             volume.persistentVolumeClaim->claimName, all, into);
}

inline constexpr rule REF_33{"REF-33", "a pod's serviceAccountName exists; `default` always does",
                             "kube-linter non-existent-service-account; Kubevious; Monokle",
                             "add the ServiceAccount to the stack, or declare it external"};
constexpr void service_accounts_exist(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    const model::text& name = detail::account_of(p);
    if (name.empty() || name == "default") continue;
    detail::check_object(what, p, "runs as", "ServiceAccount", name, all, into);
  }
}

inline constexpr rule REF_34{"REF-34", "the imagePullSecrets of a pod or a ServiceAccount exist", "Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
constexpr void pull_secrets_exist(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& secret : p.spec->imagePullSecrets)
      detail::check_holder(what, p, "pulls images with", "Secret", secret.name, all, into, ".dockerconfigjson");
  for (const service_account& a : all.service_accounts)
    for (const auto& secret : a.object->imagePullSecrets)
      detail::check_holder(what, *a.owner, "lets pods pull images with", "Secret", secret.name, all, into,
                           ".dockerconfigjson");
}

inline constexpr check_function key_checks[] = {
    {config_maps_of_variables_exist, {&REF_18}}, {config_map_keys_of_variables_exist, {&REF_19}},
    {secrets_of_variables_exist, {&REF_20}},     {secret_keys_of_variables_exist, {&REF_21}},
    {config_maps_of_env_from_exist, {&REF_22}},  {secrets_of_env_from_exist, {&REF_23}},
    {config_maps_of_volumes_exist, {&REF_24}},   {config_map_keys_of_volumes_exist, {&REF_25}},
    {secrets_of_volumes_exist, {&REF_26}},       {secret_keys_of_volumes_exist, {&REF_27}},
    {projected_sources_exist, {&REF_28}},        {claims_of_volumes_exist, {&REF_29}},
    {service_accounts_exist, {&REF_33}},         {pull_secrets_exist, {&REF_34}},
};

}  // namespace dovetail::check
