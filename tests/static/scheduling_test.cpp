/// check/scheduling.hpp: affinities, tolerations, spread, selectors.
#include "edited.hpp"

using spec = core::PodSpec;
template <auto Edit>
inline constexpr auto& of_toleration = of_pod<[](spec& p) {
  p.tolerations.emplace_back().key = "dedicated";
  Edit(p.tolerations[0]);
}>;
using t = core::Toleration;
static_assert(tells<of_toleration<[](t& x) { x.value = "db"; }>, of_toleration<[](t& x) {
                      x.operator_ = t::Operator::Exists;
                      x.value = "db";
                    }>>("CON-29"));
static_assert(breaks_only<of_toleration<[](t& x) { x.key = ""; }>>("CON-29"));
static_assert(is_sound<of_toleration<[](t& x) {
  x.key.reset();
  x.operator_ = t::Operator::Exists;
}>>);
static_assert(tells<of_toleration<[](t& x) {
                      x.effect = t::Effect::NoExecute;
                      x.tolerationSeconds = 5;
                    }>,
                    of_toleration<[](t& x) { x.tolerationSeconds = 5; }>>("CON-29"));
static_assert(breaks_only<of_toleration<[](t& x) { x.key = "a b"; }>>("GRM-34"));

template <auto Edit>
inline constexpr auto& of_spread = of_pod<[](spec& p) {
  auto& s = p.topologySpreadConstraints.emplace_back();
  s.maxSkew = 1;
  s.topologyKey = "kubernetes.io/hostname";
  s.whenUnsatisfiable = core::TopologySpreadConstraint::WhenUnsatisfiable::DoNotSchedule;
  s.labelSelector.ensure().matchLabels["app"] = "web";
  Edit(p.topologySpreadConstraints);
}>;
using spreads = model::list<core::TopologySpreadConstraint>;
static_assert(tells<of_spread<[](spreads& s) { s[0].minDomains = 2; }>,
                    of_spread<[](spreads& s) { s[0].maxSkew = 0; }>>("CON-30"));
static_assert(breaks_only<of_spread<[](spreads& s) {
  s[0].minDomains = 2;
  s[0].whenUnsatisfiable = core::TopologySpreadConstraint::WhenUnsatisfiable::ScheduleAnyway;
}>>("CON-30"));
static_assert(breaks_only<of_spread<[](spreads& s) { s[0].matchLabelKeys.push_back("app"); }>>("CON-30"));
static_assert(breaks_only<of_spread<[](spreads& s) { s.push_back(s[0]); }>>("IDN-15"));
static_assert(warnings_of<of_spread<[](spreads& s) { s[0].labelSelector.reset(); }>>(check::REF_58) == 1);
static_assert(warnings_of<of_spread<[](spreads&) {}>>(check::REF_58) == 0);

// GRM-10, GRM-11, CON-31.
template <auto Edit>
inline constexpr auto& of_affinity = of_pod<[](spec& p) {
  auto& term =
      p.affinity.ensure().podAntiAffinity.ensure().preferredDuringSchedulingIgnoredDuringExecution.emplace_back();
  term.weight = 100;
  term.podAffinityTerm.topologyKey = "kubernetes.io/hostname";
  auto& wanted = term.podAffinityTerm.labelSelector.ensure().matchExpressions.emplace_back();
  wanted.key = "app";
  wanted.operator_ = "In";
  wanted.values.push_back("web");
  Edit(term);
}>;
using w = core::WeightedPodAffinityTerm;
static_assert(tells<of_affinity<[](w&) {}>, of_affinity<[](w& x) { x.weight = 0; }>>("CON-31"));
static_assert(breaks_only<of_affinity<[](w& x) { x.podAffinityTerm.topologyKey = ""; }>>("CON-31"));
static_assert(breaks_only<of_affinity<[](w& x) {
  x.podAffinityTerm.matchLabelKeys.push_back("a");
  x.podAffinityTerm.mismatchLabelKeys.push_back("a");
}>>("CON-31"));
static_assert(
    breaks_only<of_affinity<[](w& x) { x.podAffinityTerm.labelSelector->matchExpressions[0].operator_ = "Exist"; }>>(
        "GRM-10"));
static_assert(
    breaks_only<of_affinity<[](w& x) { x.podAffinityTerm.labelSelector->matchExpressions[0].operator_ = "Exists"; }>>(
        "GRM-10"));
static_assert(
    breaks_only<of_affinity<[](w& x) { x.podAffinityTerm.labelSelector->matchExpressions[0].values.clear(); }>>(
        "GRM-10"));
static_assert(warnings_of<of_affinity<[](w&) {}>>(check::REF_57) == 0);
static_assert(
    warnings_of<of_affinity<[](w& x) { x.podAffinityTerm.labelSelector->matchExpressions[0].values[0] = "wbe"; }>>(
        check::REF_57) == 1);
template <auto Edit>
inline constexpr auto& of_node = of_pod<[](spec& p) {
  auto& terms = p.affinity.ensure()
                    .nodeAffinity.ensure()
                    .requiredDuringSchedulingIgnoredDuringExecution.ensure()
                    .nodeSelectorTerms;
  auto& wanted = terms.emplace_back().matchExpressions.emplace_back();
  wanted.key = "cpus";
  wanted.operator_ = core::NodeSelectorRequirement::Operator::Gt;
  wanted.values.push_back("4");
  Edit(terms);
}>;
using terms = model::list<core::NodeSelectorTerm>;
static_assert(
    tells<of_node<[](terms&) {}>, of_node<[](terms& x) { x[0].matchExpressions[0].values.push_back("5"); }>>("GRM-11"));
static_assert(breaks_only<of_node<[](terms& x) { x.clear(); }>>("GRM-11"));
static_assert(breaks_only<of_node<[](terms& x) { x[0].matchFields.push_back(x[0].matchExpressions[0]); }>>("GRM-11"));

// CON-36, IDN-17, GRM-34: gates.
template <auto Edit>
inline constexpr auto& of_gate = of_pod<[](spec& p) {
  p.schedulingGates.emplace_back().name = "example.com/wait";
  Edit(p);
}>;
static_assert(tells<of_gate<[](spec&) {}>, of_gate<[](spec& p) { p.nodeName = "a"; }>>("CON-36"));
static_assert(breaks_only<of_gate<[](spec& p) { p.schedulingGates.push_back(p.schedulingGates[0]); }>>("IDN-17"));
static_assert(breaks_only<of_gate<[](spec& p) { p.schedulingGates[0].name = "a b"; }>>("GRM-34"));
static_assert(breaks_only<of_pod<[](spec& p) { p.readinessGates.emplace_back().conditionType = "a b"; }>>("GRM-34"));

// DOV-26: a spread that misses its own pods; what a controller adds to their labels may be in it.
template <auto Edit>
inline constexpr auto& of_own_spread = of_pod<[](spec& p) {
  auto& c = p.topologySpreadConstraints.emplace_back();
  c.maxSkew = 1;
  c.topologyKey = "kubernetes.io/hostname";
  c.whenUnsatisfiable = core::TopologySpreadConstraint::WhenUnsatisfiable::DoNotSchedule;
  Edit(c.labelSelector.ensure());
}>;
using selector = api::meta::v1::LabelSelector;
static_assert(tells<of_own_spread<[](selector& s) { s.matchLabels["app"] = "web"; }>,
                    of_own_spread<[](selector& s) { s.matchLabels["app"] = "wbe"; }>>("DOV-26"));
static_assert(breaks_only<of_own_spread<[](selector& s) { s.matchLabels["app.kubernetes.io/name"] = "web"; }>>("DOV-26"));
static_assert(breaks_only<of_own_spread<[](selector& s) {
  s.matchExpressions.emplace_back().key = "app";
  s.matchExpressions[0].operator_ = "NotIn";
  s.matchExpressions[0].values.push_back("web");
}>>("DOV-26"));
static_assert(is_sound<of_own_spread<[](selector&) {}>>);
static_assert(is_sound<of_own_spread<[](selector& s) { s.matchLabels["pod-template-hash"] = "5d4f8"; }>>);
