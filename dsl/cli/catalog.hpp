/// Every rule that YAML can be held to, and the profiles that choose among them.
#pragma once

#include "dovetail/check/asked_policy.hpp"
#include "dovetail/check/rule.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dovetail::cli {

// What the reader finds wrong before there is an object; its other faults are GRM-50's and DOV-06's.

inline constexpr check::rule YML_01{
    "YML-01", "a file is YAML that Kubernetes' own reader takes", "kubectl, sigs.k8s.io/yaml",
    "write it as YAML; a template is rendered first: helm template … | dovetail check -"};
inline constexpr check::rule YML_02{"YML-02", "a document is an object: a mapping with apiVersion and kind",
                                    "kubectl; kubeconform", "give it apiVersion and kind, or leave the file out"};
inline constexpr check::rule YML_03{"YML-03", "no key stands in a mapping twice", "API server, strict decoding",
                                    "remove one of the two: the last one would win in silence"};
inline constexpr check::rule YML_04{"YML-04", "an API group that is known has the kind, in that version",
                                    "kubeconform; kube-linter no-extensions-v1beta",
                                    "use the version that Kubernetes serves today"};
inline constexpr check::rule YML_05{"YML-05", "a file is no larger and no deeper than an API server would take",
                                    "API server, request limits", "split the file"};
inline constexpr check::rule YML_06{
    "YML-06", "a custom resource is what the schema of its CustomResourceDefinition says",
    "API server, structural schemas; kubeconform", "set the field as the CustomResourceDefinition says"};

/// In YAML it is only worth a look: the API server drops the namespace, and nothing else comes of it.
extern const check::rule CON_78;
/// The rule that is told of in YAML where a stack's author is told of another: a stack is held to more.
const check::rule& rule_for_yaml(const check::rule& of_stacks);

/// Whether a waiver may cover it: not what the API server refuses, nor what cannot be read.
bool may_be_waived(const check::rule& what);
/// Of one that it may not: "the API server refuses what breaks it".
std::string_view why_never_waived(const check::rule& what);

using check::profile;

/// From the least strict one on; the first is what holds when none is named.
std::span<const profile> profiles();
/// Null where there is none.
const profile* find_profile(std::string_view name);

/// Null where the profile does not ask for the policy.
const check::asked_policy* find_in(const profile& asked, const check::rule& policy);

/// All rules, by id. Rules of the same id are one finding to whoever reads it, and stand beside each other.
std::span<const check::rule* const> all_rules();
/// The first rule of that id; null where there is none.
const check::rule* find_rule(std::string_view id);
/// "there is no rule `REF-99`; did you mean `REF-09`?"
std::string words_for_unknown_rule(std::string_view id);

/// Whether it is about two versions, and found by `dovetail diff` alone.
bool is_of_updates(const check::rule& what);

/// "error", "warning", "policy"
std::string_view sort_of(const check::rule& what);

}  // namespace dovetail::cli
