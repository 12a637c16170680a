/// Rules over what pods take from Secrets, ConfigMaps, claims and ServiceAccounts: it must be there, and have the key.
#pragma once

#include "dovetail/check/makers.hpp"
#include "dovetail/check/pod_parts.hpp"
#include "dovetail/check/pod_references.hpp"
#include "dovetail/check/set_claims.hpp"

namespace dovetail::check {

namespace detail {

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
    found = found || !h.keys_known || h.find(key) != nullptr;
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

/// Reports an object that is neither in the stack nor external.
template <class Reader>
constexpr auto check_object(const rule& what, const Reader& reader, const char* verb, std::string_view kind,
                            const model::text& name, const inventory& all, report& into) {
  if (all.find(kind, name.view(), owner_of(reader)) == nullptr &&
      !(model::same(kind, "PersistentVolumeClaim") && is_claim_of_set(name.view(), owner_of(reader).name_space, all)))
    tell_missing(what, reader, into.joined({" ", verb, " "}), {kind, name}, all, into);
}

}  // namespace detail

inline constexpr rule REF_18{"REF-18", "a variable's configMapKeyRef names a ConfigMap that exists",
                             "kube-linter env-value-from; Kubevious; Monokle",
                             "add the ConfigMap to the stack, declare it external, or mark the reference optional"};
inline constexpr rule REF_19{.id = "REF-19",
                             .statement = "a variable's configMapKeyRef names a key of that ConfigMap",
                             .source = "kube-linter env-value-from; Kubevious",
                             .mend = "use a key that the ConfigMap has, or add the key",
                             .told = turn::consequence};
inline constexpr rule REF_20{"REF-20", "a variable's secretKeyRef names a Secret that exists",
                             "kube-linter env-value-from; Kubevious; Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
inline constexpr rule REF_21{.id = "REF-21",
                             .statement = "a variable's secretKeyRef names a key of that Secret",
                             .source = "kube-linter env-value-from; Kubevious",
                             .mend = "use a key that the Secret has, or add it where it is made",
                             .told = turn::consequence};
inline constexpr rule REF_22{"REF-22", "envFrom's configMapRef names a ConfigMap that exists", "Kubevious; Monokle",
                             "add the ConfigMap to the stack, or declare it external"};
inline constexpr rule REF_23{"REF-23", "envFrom's secretRef names a Secret that exists", "Kubevious; Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
inline constexpr rule REF_24{"REF-24", "a configMap volume names a ConfigMap that exists", "Kubevious; Monokle",
                             "add the ConfigMap to the stack, or declare it external"};
inline constexpr rule REF_25{.id = "REF-25",
                             .statement = "the items of a configMap volume are keys of that ConfigMap",
                             .source = "Kubevious",
                             .mend = "use a key that the ConfigMap has, or add the key",
                             .told = turn::consequence};
inline constexpr rule REF_26{"REF-26", "a secret volume names a Secret that exists", "Kubevious; Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};
inline constexpr rule REF_27{.id = "REF-27",
                             .statement = "the items of a secret volume are keys of that Secret",
                             .source = "Kubevious",
                             .mend = "use a key that the Secret has, or add it where it is made",
                             .told = turn::consequence};
inline constexpr rule REF_28{"REF-28", "a projected volume's Secrets and ConfigMaps exist and have the items' keys",
                             "Kubevious; Monokle", "use an object and a key that exist"};
inline constexpr rule REF_29{"REF-29", "a volume's persistentVolumeClaim exists", "Kubevious; Monokle",
                             "add the claim to the stack, or declare it external"};
inline constexpr rule REF_33{"REF-33", "a pod's serviceAccountName exists; `default` always does",
                             "kube-linter non-existent-service-account; Kubevious; Monokle",
                             "add the ServiceAccount to the stack, or declare it external"};
inline constexpr rule REF_34{"REF-34", "the imagePullSecrets of a pod or a ServiceAccount exist", "Monokle",
                             "let an operator of the stack make the Secret, or declare it external"};

namespace detail {

/// The rule that a name in a pod breaks where nothing has it.
constexpr const rule& rule_of(const pod_reference& r) {
  const bool is_secret = model::same(r.kind, "Secret");
  switch (r.in) {
    case pod_reference::part::variable:
      return is_secret ? REF_20 : REF_18;
    case pod_reference::part::variables:
      return is_secret ? REF_23 : REF_22;
    case pod_reference::part::volume:
      return is_secret ? REF_26 : model::same(r.kind, "ConfigMap") ? REF_24 : REF_29;
    case pod_reference::part::projection:
      return REF_28;
    case pod_reference::part::pull_secret:
      return REF_34;
    case pod_reference::part::account:
      break;
  }
  return REF_33;
}
/// The rule that it breaks where that has not the key.
constexpr const rule& rule_of_keys(const pod_reference& r) {
  const bool is_secret = model::same(r.kind, "Secret");
  if (r.in == pod_reference::part::projection) return REF_28;
  if (r.in == pod_reference::part::volume) return is_secret ? REF_27 : REF_25;
  return is_secret ? REF_21 : REF_19;
}

constexpr const char* verb_of(const pod_reference& r) {
  switch (r.in) {
    case pod_reference::part::variable:
      return "reads";
    case pod_reference::part::variables:
      return "takes its variables from";
    case pod_reference::part::volume:
      return "holds";
    case pod_reference::part::projection:
      return "projects";
    case pod_reference::part::pull_secret:
      return "pulls images with";
    case pod_reference::part::account:
      break;
  }
  return "runs as";
}

/// What makes a Secret one that images can be pulled with.
inline constexpr std::string_view pull_key = ".dockerconfigjson";

constexpr void check_reference(const pod_reference& r, const inventory& all, report& into) {
  if (r.optional || is_default_account(r) || (r.volume != nullptr && is_replaced(*r.of, *r.volume))) return;
  if (!model::same(r.kind, "Secret") && !model::same(r.kind, "ConfigMap"))
    return check_object(rule_of(r), r, verb_of(r), r.kind, *r.name, all, into);
  check_holder(rule_of(r), r, verb_of(r), r.kind, *r.name, all, into,
               r.in == pod_reference::part::pull_secret ? pull_key : std::string_view());
  r.each_key([&](const model::text& key) { check_key(rule_of_keys(r), r, r.kind, *r.name, key, all, into); });
}

}  // namespace detail

/// What containers and volumes take something from, what images are pulled with, who pods run as.
constexpr void what_pods_name_exists(const rule&, const inventory& all, report& into) {
  detail::each_pod_reference(all, [&](const detail::pod_reference& r) { detail::check_reference(r, all, into); });
  // What a workload has said that it needs: `.requiring("DATABASE_URL")`.
  for (const pod& p : all.pods) {
    if (p.owner->notes == nullptr) continue;
    for (const required_key& needed : p.owner->notes->required_keys)
      detail::check_key(model::same(needed.kind, "Secret") ? REF_21 : REF_19, p, needed.kind, needed.object, needed.key,
                        all, into);
  }
  for (const service_account& a : all.service_accounts)
    for (const auto& secret : a.object->imagePullSecrets)
      detail::check_holder(REF_34, *a.owner, "lets pods pull images with", "Secret", secret.name, all, into,
                           detail::pull_key);
}

inline constexpr check_function key_checks[] = {
    {what_pods_name_exists,
     {&REF_18, &REF_19, &REF_20, &REF_21, &REF_22, &REF_23, &REF_24, &REF_25, &REF_26, &REF_27, &REF_28, &REF_29,
      &REF_33, &REF_34}},
};

}  // namespace dovetail::check
