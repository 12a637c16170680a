/// Rules over where pods run: affinities, tolerations, spread, and the selectors in them.
#pragma once

#include "dovetail/check/grammar.hpp"
#include "dovetail/check/operators.hpp"
#include "dovetail/text/labels.hpp"

namespace dovetail::check {

inline constexpr rule IDN_15{"IDN-15", "a pod spreads over a topology once in each way",
                             "API server, ValidateSpreadConstraintNotRepeat", "remove one of the two"};
inline constexpr rule IDN_17{"IDN-17", "the schedulingGates of a pod differ", "API server, validateSchedulingGates",
                             "remove one of the two"};
inline constexpr rule GRM_10{
    "GRM-10", "an operator of a label selector is known, with values where it needs them and none where it takes none",
    "API server, ValidateLabelSelectorRequirement", "give In and NotIn values; Exists and DoesNotExist take none"};
inline constexpr rule GRM_11{"GRM-11",
                             "an operator of a node selector has as many values as it takes, and a selector has a term",
                             "API server, ValidateNodeSelectorRequirement",
                             "give In and NotIn values, Gt and Lt one; Exists and DoesNotExist take none"};
inline constexpr rule CON_29{"CON-29", "a toleration holds together: key, operator, value and seconds",
                             "API server, ValidateTolerations",
                             "use Exists without a value; tolerationSeconds go with NoExecute"};
inline constexpr rule CON_30{"CON-30", "a topologySpreadConstraint holds together: skew, topology, domains and labels",
                             "API server, validateTopologySpreadConstraints",
                             "set maxSkew to 1 or more, and minDomains only with DoNotSchedule"};
inline constexpr rule CON_31{"CON-31", "an affinity has a weight from 1 to 100 and a topologyKey",
                             "API server, validatePodAffinityTerm", "set the topologyKey: `kubernetes.io/hostname`"};
inline constexpr rule CON_36{"CON-36", "a pod with schedulingGates is not yet on a node",
                             "API server, ValidatePodCreate", "remove nodeName or the gates"};

namespace detail {

/// A selector of labels that somebody or something has.
template <class Facts>
constexpr auto check_selector(const Facts& facts, const api::meta::v1::LabelSelector& selector, report& into) {
  for (const auto& wanted : selector.matchExpressions) {
    const bool valued = wanted.operator_ == "In" || wanted.operator_ == "NotIn";
    const bool bare = wanted.operator_ == "Exists" || wanted.operator_ == "DoesNotExist";
    if (!valued && !bare)
      tell(GRM_10, facts, wanted.operator_.at(), into,
           {" has the operator `", wanted.operator_.view(), "` in a selector",
            into.suggestion(wanted.operator_.view(), "there are", [](auto consider) {
              for (const char* known : {"In", "NotIn", "Exists", "DoesNotExist"}) consider(known);
            })});
    else if (valued == wanted.values.empty())
      tell(GRM_10, facts, wanted.key.at(), into,
           {" selects by `", wanted.key.view(), " ", wanted.operator_.view(), "` with",
            valued ? "out values" : " values, and it takes none"});
  }
}

constexpr void check_node_requirement(const pod& p, const api::core::v1::NodeSelectorRequirement& wanted, bool field,
                                      report& into) {
  using op = api::core::v1::NodeSelectorRequirement::Operator;
  const std::size_t count = wanted.values.size();
  const char* fault = nullptr;
  if (wanted.operator_ == op::In || wanted.operator_ == op::NotIn) {
    if (count == 0) fault = "has no values";
    else if (field && count != 1) fault = "has several values: a field takes one";
  } else if (wanted.operator_ == op::Gt || wanted.operator_ == op::Lt) {
    if (count != 1) fault = "takes one value";
  } else if (count != 0) {
    fault = "takes no values";
  }
  if (fault == nullptr && field && !(wanted.key == "metadata.name"))
    fault = "is no field of a node that can be asked for: only metadata.name is";
  if (fault != nullptr)
    tell(GRM_11, p, wanted.key.at(), into,
         {" selects nodes by `", wanted.key.view(), " ", wanted.operator_.view(), "`, which ", fault});
}

constexpr void check_node_term(const pod& p, const api::core::v1::NodeSelectorTerm& term, report& into) {
  for (const auto& wanted : term.matchExpressions) check_node_requirement(p, wanted, false, into);
  for (const auto& wanted : term.matchFields) check_node_requirement(p, wanted, true, into);
}

constexpr void check_weight(const pod& p, const model::integer& weight, report& into) {
  if (weight.value_or(0) < 1 || weight.value_or(0) > 100)
    tell(CON_31, p, weight.at(), into,
         {" has an affinity of weight ", into.digits(weight.value_or(0)), ", which is not from 1 to 100"});
}

constexpr void check_affinity_term(const pod& p, const api::core::v1::PodAffinityTerm& term, report& into) {
  if (term.topologyKey.empty())
    tell(CON_31, p, term.topologyKey.at(), into, {" has an affinity to pods without a topologyKey"});
  if (term.labelSelector) check_selector(p, *term.labelSelector, into);
  if (term.namespaceSelector) check_selector(p, *term.namespaceSelector, into);
  for (const model::text& key : term.matchLabelKeys)
    for (const model::text& other : term.mismatchLabelKeys)
      if (model::same(key.view(), other.view()))
        tell(CON_31, p, key.at(), into,
             {" has an affinity with `", key.view(), "` in both matchLabelKeys and mismatchLabelKeys"});
}

template <class Affinity>
constexpr auto check_pod_affinity(const pod& p, const Affinity& affinity, report& into) {
  for (const auto& term : affinity.requiredDuringSchedulingIgnoredDuringExecution) check_affinity_term(p, term, into);
  for (const auto& weighted : affinity.preferredDuringSchedulingIgnoredDuringExecution) {
    check_weight(p, weighted.weight, into);
    check_affinity_term(p, weighted.podAffinityTerm, into);
  }
}

constexpr void check_affinity(const pod& p, const api::core::v1::Affinity& affinity, report& into) {
  if (affinity.nodeAffinity) {
    const auto& node = *affinity.nodeAffinity;
    if (const auto& required = node.requiredDuringSchedulingIgnoredDuringExecution) {
      if (required->nodeSelectorTerms.empty())
        tell(GRM_11, p, {}, into, {" requires nodes by a selector without terms"});
      for (const auto& term : required->nodeSelectorTerms) check_node_term(p, term, into);
    }
    for (const auto& preferred : node.preferredDuringSchedulingIgnoredDuringExecution) {
      check_weight(p, preferred.weight, into);
      check_node_term(p, preferred.preference, into);
    }
  }
  if (affinity.podAffinity) check_pod_affinity(p, *affinity.podAffinity, into);
  if (affinity.podAntiAffinity) check_pod_affinity(p, *affinity.podAntiAffinity, into);
}

constexpr void check_toleration(const pod& p, const api::core::v1::Toleration& t, report& into) {
  using op = api::core::v1::Toleration::Operator;
  const bool exists = t.operator_ == op::Exists;
  if (!t.key.empty() && !is_qualified_name(t.key.view()))
    tell(GRM_34, p, t.key.at(), into, {" tolerates `", t.key.view(), "`, which is no qualified name"});
  if (t.key.empty() && !exists)
    tell(CON_29, p, t.operator_.at(), into,
         {" tolerates every taint, and does not say so: without a key the operator is Exists"});
  if (exists && !t.value.empty())
    tell(CON_29, p, t.value.at(), into,
         {" tolerates `", t.key.view(), " Exists` with the value `", t.value.view(), "`: Exists takes none"});
  if (t.tolerationSeconds.has_value() && !(t.effect == api::core::v1::Toleration::Effect::NoExecute))
    tell(CON_29, p, t.tolerationSeconds.at(), into,
         {" tolerates `", t.key.view(), "` for some seconds: only NoExecute takes tolerationSeconds"});
}

constexpr void check_spread(const pod& p, std::size_t i, report& into) {
  using when = api::core::v1::TopologySpreadConstraint::WhenUnsatisfiable;
  const auto& constraints = p.spec->topologySpreadConstraints;
  const auto& c = constraints[i];
  const auto fault = [&](place at, std::initializer_list<std::string_view> words) {
    tell(CON_30, p, at, into, {" spreads over `", c.topologyKey.view(), "` ", into.joined(words)});
  };
  if (c.maxSkew.value_or(0) <= 0)
    fault(c.maxSkew.at(), {"with maxSkew ", into.digits(c.maxSkew.value_or(0)), ", which is not more than 0"});
  if (c.topologyKey.empty()) fault(c.topologyKey.at(), {"without a topologyKey"});
  if (c.minDomains.has_value() && c.minDomains.value() <= 0)
    fault(c.minDomains.at(), {"with minDomains ", into.digits(c.minDomains.value()), ", which is not more than 0"});
  if (c.minDomains.has_value() && !(c.whenUnsatisfiable == when::DoNotSchedule))
    fault(c.minDomains.at(), {"with minDomains, which goes with DoNotSchedule only"});
  if (c.labelSelector) check_selector(p, *c.labelSelector, into);
  for (const model::text& key : c.matchLabelKeys)
    if (!c.labelSelector) fault(key.at(), {"with matchLabelKeys and no labelSelector"});
    else if (c.labelSelector->matchLabels.contains(key.view()))
      fault(key.at(), {"with `", key.view(), "` in both matchLabelKeys and labelSelector"});
  for (std::size_t j = 0; j < i; ++j)
    if (constraints[j].topologyKey == c.topologyKey && constraints[j].whenUnsatisfiable == c.whenUnsatisfiable)
      tell(IDN_15, p, c.topologyKey.at(), into,
           {" spreads over `", c.topologyKey.view(), "` ", c.whenUnsatisfiable.view(), " twice"});
}

}  // namespace detail

constexpr void scheduling_is_valid(const rule&, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    const auto& spec = *p.spec;
    if (spec.affinity) detail::check_affinity(p, *spec.affinity, into);
    for (const auto& toleration : spec.tolerations) detail::check_toleration(p, toleration, into);
    for (std::size_t i = 0; i < spec.topologySpreadConstraints.size(); ++i) detail::check_spread(p, i, into);
    if (!spec.schedulingGates.empty()) {
      if (!spec.nodeName.empty())
        detail::tell(CON_36, p, spec.nodeName.at(), into,
                     {" has schedulingGates and a nodeName: it would be scheduled already"});
      detail::each_repeated(
          spec.schedulingGates, [](const auto& gate) -> const model::text& { return gate.name; },
          [&](const auto&, const model::text& name) {
            detail::tell(IDN_17, p, name.at(), into, {" has schedulingGate `", name.view(), "` twice"});
          });
      for (const auto& gate : spec.schedulingGates)
        if (!is_qualified_name(gate.name.view()))
          detail::tell(GRM_34, p, gate.name.at(), into,
                       {" has schedulingGate `", gate.name.view(), "`, which is no qualified name"});
    }
    for (const auto& gate : spec.readinessGates)
      if (!is_qualified_name(gate.conditionType.view()))
        detail::tell(GRM_34, p, gate.conditionType.at(), into,
                     {" has readinessGate `", gate.conditionType.view(), "`, which is no qualified name"});
    if (p.selector != nullptr) detail::check_selector(p, *p.selector, into);
  }
}

namespace detail {

/// Calls `visit(term)` for the affinities and anti-affinities to pods that a pod has.
template <class Visit>
constexpr auto each_affinity_term(const pod& p, Visit visit) {
  if (!p.spec->affinity) return;
  const auto look_at = [&](const auto& affinity, bool anti) {
    for (const auto& term : affinity.requiredDuringSchedulingIgnoredDuringExecution) visit(term, anti);
    for (const auto& weighted : affinity.preferredDuringSchedulingIgnoredDuringExecution)
      visit(weighted.podAffinityTerm, anti);
  };
  if (p.spec->affinity->podAffinity) look_at(*p.spec->affinity->podAffinity, false);
  if (p.spec->affinity->podAntiAffinity) look_at(*p.spec->affinity->podAntiAffinity, true);
}

}  // namespace detail

inline constexpr rule REF_57{.id = "REF-57",
                             .statement = "an affinity to pods of the own namespace picks pods that there are",
                             .source = "kube-linter no-anti-affinity; kube-score",
                             .mend = "select by labels that the pods have",
                             .weight = severity::warning};
constexpr void affinities_pick_pods(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    detail::each_affinity_term(p, [&](const api::core::v1::PodAffinityTerm& term, bool anti) {
      if (!term.labelSelector || !term.namespaces.empty() || term.namespaceSelector) return;
      for (const pod& other : all.pods)
        if (other.owner->in == p.owner->in && may_select(*term.labelSelector, other)) return;
      if (detail::an_operator_may_make(*term.labelSelector, *p.owner, all)) return;
      detail::tell(what, p, term.topologyKey.at(), into,
                   {" has an ", anti ? "anti-affinity" : "affinity", " to pods that no workload of this stack makes"});
    });
}

inline constexpr rule REF_58{
    .id = "REF-58",
    .statement = "an affinity or a spread has a labelSelector: without one it is about no pods",
    .source = "API server, a warning; kube-score",
    .mend = "add a labelSelector",
    .weight = severity::warning};
constexpr void affinities_have_selectors(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods) {
    detail::each_affinity_term(p, [&](const api::core::v1::PodAffinityTerm& term, bool anti) {
      if (!term.labelSelector)
        detail::tell(
            what, p, term.topologyKey.at(), into,
            {" has an ", anti ? "anti-affinity" : "affinity", " without a labelSelector, which is about no pods"});
    });
    for (const auto& spread : p.spec->topologySpreadConstraints)
      if (!spread.labelSelector)
        detail::tell(
            what, p, spread.topologyKey.at(), into,
            {" spreads over `", spread.topologyKey.view(), "` without a labelSelector, which is about no pods"});
  }
}

namespace detail {

/// Whether a selector picks other pods than these, whatever a controller adds to their labels.
constexpr bool misses(const api::meta::v1::LabelSelector& selector, const pod& p) {
  return p.metadata != &no_metadata && !may_select(selector, p);
}

}  // namespace detail

inline constexpr rule DOV_26{.id = "DOV-26",
                             .statement = "a pod that spreads over a topology is among the pods that it spreads among",
                             .source = "Dovetail",
                             .mend = "select by labels that the pod has, or withWaiver(...)",
                             .policy = true,
                             .profiles = every_profile};
constexpr void pods_spread_among_their_own(const rule& what, const inventory& all, report& into) {
  for (const pod& p : all.pods)
    for (const auto& spread : p.spec->topologySpreadConstraints) {
      if (!spread.labelSelector || !detail::misses(*spread.labelSelector, p)) continue;
      if (into.waived(what, *p.owner, nullptr)) continue;
      detail::tell(
          what, p, spread.topologyKey.at(), into,
          {" spreads over `", spread.topologyKey.view(), "` among pods with ",
           detail::selector_in_words(*spread.labelSelector, into), ", which its own are not: they are not spread",
           advice{"select by labels that they have, or waive DOV-26 with a reason"}});
    }
}

inline constexpr check_function scheduling_checks[] = {
    {scheduling_is_valid,
     {&CON_29, &CON_30, &CON_31, &CON_36, &IDN_15, &IDN_17, &GRM_10, &GRM_11, &GRM_34},
     looks_at::one_object},
    {affinities_pick_pods, {&REF_57}},
    {affinities_have_selectors, {&REF_58}, looks_at::one_object},
    {pods_spread_among_their_own, {&DOV_26}, looks_at::one_object},
};

}  // namespace dovetail::check
