/// Rules over what pods take from Secrets, ConfigMaps, claims and ServiceAccounts: it must be there, and have the key.
#pragma once

#include "dovetail/check/pod.hpp"

namespace dovetail::check {

namespace detail {

/// Whether the stack, or an external, has a Secret or ConfigMap of this name. Reports it where it has not.
constexpr const key_holder* find_holder(const rule& what, const pod& p, std::string_view holder_title,
                                        std::string_view verb, std::string_view kind, const model::text& name,
                                        const inventory& all, report& into, const void* part) {
  const std::string_view name_space = p.owner->name_space;
  if (const key_holder* found = all.find_keys(kind, name.view(), name_space)) return found;
  nearest_name near(name.view());
  for (const key_holder& h : all.key_holders)
    if (h.kind == kind && h.name_space == name_space) near.consider(h.name);
  into.add(what, *p.owner, name.at(),
           {holder_title, " ", verb, " ", kind, " `", name.view(),
            "`, which nothing in this stack makes and no external declares", into.suggestion(near.found())},
           part);
  return nullptr;
}

constexpr void check_key(const rule& what, const pod& p, std::string_view reader, const key_holder& holder,
                         const model::text& key, report& into, const void* part) {
  if (!holder.keys_known) return;
  nearest_name near(key.view());
  for (const model::text& known : holder.keys) {
    if (known.view() == key.view()) return;
    near.consider(known.view());
  }
  into.add(what, *p.owner, key.at(),
           {reader, " needs key `", key.view(), "` of ", holder.kind, " `", holder.name, "`, which has no such key",
            into.suggestion(near.found())},
           part);
}

enum class looked_at { object, key };

/// One environment variable that is read from a key of an object: REF-18 to 21 are this, by kind and by what is looked at.
constexpr void check_variables(const rule& what, std::string_view kind, looked_at look, const inventory& all,
                               report& into) {
  for (const pod& p : all.pods)
    each_container(p, [&](const api::core::v1::Container& container) {
      for (const auto& variable : container.env) {
        if (!variable.valueFrom) continue;
        const auto check = [&](const auto& from) {
          if (!from || from->optional.value_or(false)) return;
          const std::string_view reader =
              into.joined({title(*p.owner, container, into), ", variable `", variable.name.view(), "`"});
          if (look == looked_at::object) {
            find_holder(what, p, reader, "reads", kind, from->name, all, into, &container);
          } else if (const key_holder* holder = all.find_keys(kind, from->name.view(), p.owner->name_space)) {
            check_key(what, p, reader, *holder, from->key, into, &container);
          }
        };
        if (kind == "Secret") check(variable.valueFrom->secretKeyRef);
        else check(variable.valueFrom->configMapKeyRef);
      }
    });
}

/// Whole objects as environment variables, and the keys that a container said it needs of them.
constexpr void check_env_from(const rule& what, std::string_view kind, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    each_container(p, [&](const api::core::v1::Container& container) {
      for (const auto& source : container.envFrom) {
        const auto check = [&](const auto& from) {
          if (!from || from->optional.value_or(false)) return;
          find_holder(what, p, title(*p.owner, container, into), "takes its variables from", kind, from->name, all, into,
                      &container);
        };
        if (kind == "Secret") check(source.secretRef);
        else check(source.configMapRef);
      }
    });
}

/// Keys that the owner's notes say are needed (`.requiring("DATABASE_URL")`).
constexpr void check_required_keys(const rule& what, std::string_view kind, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    if (p.owner->notes == nullptr) continue;
    for (const required_key& needed : p.owner->notes->required_keys) {
      if (needed.kind != kind) continue;
      if (const key_holder* holder = all.find_keys(kind, needed.object.view(), p.owner->name_space))
        check_key(what, p, title(*p.owner, into), *holder, needed.key, into, nullptr);
    }
  }
}

/// Volumes that hold an object's keys as files; `source_of` gives the volume's source of that kind, `name_of` its name.
template <class SourceOf, class NameOf>
constexpr void check_volumes(const rule& what, std::string_view kind, looked_at look, const inventory& all, report& into,
                             SourceOf source_of, NameOf name_of) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes) {
      const auto& source = source_of(volume);
      if (!source || source->optional.value_or(false)) continue;
      const std::string_view reader =
          into.joined({title(*p.owner, into), ", volume `", volume.name.view(), "`"});
      const model::text& name = name_of(*source);
      if (look == looked_at::object) {
        find_holder(what, p, reader, "holds", kind, name, all, into, nullptr);
      } else if (const key_holder* holder = all.find_keys(kind, name.view(), p.owner->name_space)) {
        for (const auto& item : source->items) check_key(what, p, reader, *holder, item.key, into, nullptr);
      }
    }
}

constexpr const model::optional<api::core::v1::SecretVolumeSource>& secret_source(const api::core::v1::Volume& v) {
  return v.secret;
}
constexpr const model::text& secret_name(const api::core::v1::SecretVolumeSource& s) { return s.secretName; }
constexpr const model::optional<api::core::v1::ConfigMapVolumeSource>& config_map_source(const api::core::v1::Volume& v) {
  return v.configMap;
}
constexpr const model::text& config_map_name(const api::core::v1::ConfigMapVolumeSource& s) { return s.name; }

}  // namespace detail

inline constexpr rule REF_18{"REF-18", "a variable's configMapKeyRef names a ConfigMap that exists",
                             "kube-linter env-value-from; Kubevious; Monokle",
                             "add the ConfigMap to the stack, declare it external, or mark the reference optional"};
constexpr void check_REF_18(const rule& what, const inventory& all, report& into) {
  detail::check_variables(what, "ConfigMap", detail::looked_at::object, all, into);
}
inline constexpr rule REF_19{"REF-19", "a variable's configMapKeyRef names a key of that ConfigMap",
                             "kube-linter env-value-from; Kubevious", "use a key that the ConfigMap has, or add the key"};
constexpr void check_REF_19(const rule& what, const inventory& all, report& into) {
  detail::check_variables(what, "ConfigMap", detail::looked_at::key, all, into);
  detail::check_required_keys(what, "ConfigMap", all, into);
}
inline constexpr rule REF_20{"REF-20", "a variable's secretKeyRef names a Secret that exists",
                             "kube-linter env-value-from; Kubevious; Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
constexpr void check_REF_20(const rule& what, const inventory& all, report& into) {
  detail::check_variables(what, "Secret", detail::looked_at::object, all, into);
}
inline constexpr rule REF_21{"REF-21", "a variable's secretKeyRef names a key of that Secret",
                             "kube-linter env-value-from; Kubevious", "use a key that the Secret has, or add it where it is made"};
constexpr void check_REF_21(const rule& what, const inventory& all, report& into) {
  detail::check_variables(what, "Secret", detail::looked_at::key, all, into);
  detail::check_required_keys(what, "Secret", all, into);
}
inline constexpr rule REF_22{"REF-22", "envFrom's configMapRef names a ConfigMap that exists", "Kubevious; Monokle",
                             "add the ConfigMap to the stack, or declare it external"};
constexpr void check_REF_22(const rule& what, const inventory& all, report& into) {
  detail::check_env_from(what, "ConfigMap", all, into);
}
inline constexpr rule REF_23{"REF-23", "envFrom's secretRef names a Secret that exists", "Kubevious; Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
constexpr void check_REF_23(const rule& what, const inventory& all, report& into) {
  detail::check_env_from(what, "Secret", all, into);
}
inline constexpr rule REF_24{"REF-24", "a configMap volume names a ConfigMap that exists", "Kubevious; Monokle",
                             "add the ConfigMap to the stack, or declare it external"};
constexpr void check_REF_24(const rule& what, const inventory& all, report& into) {
  detail::check_volumes(what, "ConfigMap", detail::looked_at::object, all, into, detail::config_map_source,
                        detail::config_map_name);
}
inline constexpr rule REF_25{"REF-25", "the items of a configMap volume are keys of that ConfigMap", "Kubevious",
                             "use a key that the ConfigMap has, or add the key"};
constexpr void check_REF_25(const rule& what, const inventory& all, report& into) {
  detail::check_volumes(what, "ConfigMap", detail::looked_at::key, all, into, detail::config_map_source,
                        detail::config_map_name);
}
inline constexpr rule REF_26{"REF-26", "a secret volume names a Secret that exists", "Kubevious; Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
constexpr void check_REF_26(const rule& what, const inventory& all, report& into) {
  detail::check_volumes(what, "Secret", detail::looked_at::object, all, into, detail::secret_source, detail::secret_name);
}
inline constexpr rule REF_27{"REF-27", "the items of a secret volume are keys of that Secret", "Kubevious",
                             "use a key that the Secret has, or add it where it is made"};
constexpr void check_REF_27(const rule& what, const inventory& all, report& into) {
  detail::check_volumes(what, "Secret", detail::looked_at::key, all, into, detail::secret_source, detail::secret_name);
}

inline constexpr rule REF_28{"REF-28", "a projected volume's Secrets and ConfigMaps exist and have the items' keys",
                             "Kubevious; Monokle", "use an object and a key that exist"};
constexpr void check_REF_28(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes) {
      if (!volume.projected) continue;
      const std::string_view reader =
          into.joined({detail::title(*p.owner, into), ", volume `", volume.name.view(), "`"});
      const auto check = [&](std::string_view kind, const auto& source) {
        if (!source || source->optional.value_or(false)) return;
        const key_holder* holder =
            detail::find_holder(what, p, reader, "projects", kind, source->name, all, into, nullptr);
        if (holder == nullptr) return;
        for (const auto& item : source->items) detail::check_key(what, p, reader, *holder, item.key, into, nullptr);
      };
      for (const auto& source : volume.projected->sources) {
        check("Secret", source.secret);
        check("ConfigMap", source.configMap);
      }
    }
}

namespace detail {

/// A name that a pod gives of an object of some kind, which must be in the stack or external.
constexpr void check_object(const rule& what, const pod& p, std::string_view reader, std::string_view verb,
                            std::string_view kind, const model::text& name, const inventory& all, report& into) {
  nearest_name near(name.view());
  for (const resource& r : all.resources) {
    if (r.kind != kind || r.name_space != p.owner->name_space) continue;
    if (r.name.view() == name.view()) return;
    near.consider(r.name.view());
  }
  into.add(what, *p.owner, name.at(),
           {reader, " ", verb, " ", kind, " `", name.view(), "`, which is not in this stack and which no external declares",
            into.suggestion(near.found())});
}

}  // namespace detail

inline constexpr rule REF_29{"REF-29", "a volume's persistentVolumeClaim exists", "Kubevious; Monokle",
                             "add the claim to the stack, or declare it external"};
constexpr void check_REF_29(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& volume : p.spec->volumes)
      if (volume.persistentVolumeClaim)
        detail::check_object(what, p, into.joined({detail::title(*p.owner, into), ", volume `", volume.name.view(), "`"}),
                             "holds", "PersistentVolumeClaim", volume.persistentVolumeClaim->claimName, all, into);
}

inline constexpr rule REF_33{"REF-33", "a pod's serviceAccountName exists; `default` always does",
                             "kube-linter non-existent-service-account; Kubevious; Monokle",
                             "add the ServiceAccount to the stack, or declare it external"};
constexpr void check_REF_33(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    const model::text& name = p.spec->serviceAccountName;
    if (!name.has_value() || name == "default") continue;
    detail::check_object(what, p, detail::title(*p.owner, into), "runs as", "ServiceAccount", name, all, into);
  }
}

inline constexpr rule REF_34{"REF-34", "a pod's imagePullSecrets exist", "Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
constexpr void check_REF_34(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& secret : p.spec->imagePullSecrets)
      detail::find_holder(what, p, detail::title(*p.owner, into), "pulls images with", "Secret", secret.name, all, into,
                          nullptr);
}

}  // namespace dovetail::check
