/// Stacks: resources that are deployed together, checked as a whole.
#pragma once

#include "dovetail/build/chart.hpp"
#include "dovetail/build/environment.hpp"
#include "dovetail/stack/at_run_time.hpp"
#include "dovetail/stack/judged.hpp"
#include "dovetail/stack/runtime.hpp"
#include "dovetail/text/compile_error.hpp"

#include <boost/hana/concat.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/size.hpp>
#include <boost/hana/tuple.hpp>

#include <array>
#include <concepts>

namespace dovetail {

namespace error {
void two_environments_of_a_stack_have_the_same_name(std::string_view name);
void a_stack_that_is_added_to_another_has_no_environments_labels_or_chart_of_its_own(std::string_view stack);
void a_stack_that_is_added_to_another_is_held_to_the_same_profile(std::string_view stack);
void a_stack_that_is_added_to_another_is_deployed_to_the_same_namespace(std::string_view stack);
void the_resources_of_a_stack_have_at_most_eight_labels_in_common_and_this_is_one_more(std::string_view label);
}  // namespace error

/// The labels that all resources of a stack have.
struct common_labels {
  static constexpr std::size_t most = 8;
  named_argument all[most]{};
  std::size_t count = 0;

  constexpr std::span<const named_argument> view() const { return {all, count}; }
};

namespace detail {

// An environment is a class of its own, `Environment<"prod">`, until it says something: hence the functions of its base.
template <environment_size Size, class Added>
consteval bool adds_or_edits(const environment_definition<Size, Added>*) {
  return Size.edits != 0 || !std::is_same_v<Added, hana::tuple<>>;
}
template <environment_size Size, class Added>
consteval bool has_terms(const environment_definition<Size, Added>*) {
  return Size.externals != 0 || Size.policies != 0;
}
template <class Environment>
inline constexpr bool changes_resources = adds_or_edits(static_cast<const Environment*>(nullptr));
template <class Environment>
inline constexpr bool has_terms_of_its_own = has_terms(static_cast<const Environment*>(nullptr));

template <class T>
concept environment_handle = requires(const std::remove_cvref_t<T>& one) {
  { one.view() } -> std::same_as<environment_view>;
};

/// Whether two arguments are the same text, or the same value.
constexpr bool is_same_name(const argument& a, const argument& b) {
  return a.is == b.is && a.value == b.value && model::same(a.characters, b.characters);
}

/// Whether environments set values, and nothing else.
template <class Environments>
inline constexpr bool all_only_set_values = false;
template <class... Environment>
inline constexpr bool all_only_set_values<hana::tuple<const Environment*...>> =
    !(... || (changes_resources<Environment> || has_terms_of_its_own<Environment>));

}  // namespace detail

/// What a stack edits in all of its environments, before each of them edits it.
using no_edits = detail::environment_without_edits;

/// What a stack is: its resources, and all that lowering and checking them needs.
template <class Resources, class Environments, std::size_t Externals, std::size_t Values, std::size_t Policies,
          class Edits = no_edits>
struct stack_definition {
  std::string_view name;
  Resources resources;
  argument name_space{};
  place at{};
  Environments environments{};
  std::array<external_entry, Externals> externals{};
  std::array<const value_declaration*, Values> values{};
  std::array<check::asked_policy, Policies> policies{};
  kubernetes target{};
  stack_form form = stack_form::rendered;
  common_labels labels{};
  const chart_definition* chart = nullptr;
  const check::profile* held_to = &profile::wiring;
  Edits edits{};

  /// More resources: files and groups, `.add(file("cart/", cart))`.
  template <detail::a_listing... Listing>
    requires(sizeof...(Listing) != 0)
  consteval auto add(const Listing&... more) const {
    return with_resources(
        hana::concat(resources, hana::tuple<detail::listing_of<Listing>...>(detail::kept_listing(more)...)));
  }
  /// All that another stack has, which is deployed with this one: its resources, externals, values and policies. Both go to the older
  /// Kubernetes of the two.
  template <class OtherResources, std::size_t E, std::size_t V, std::size_t P>
  consteval auto add(const stack_definition<OtherResources, hana::tuple<>, E, V, P>& other) const {
    if (other.chart != nullptr || other.labels.count != 0)
      error::a_stack_that_is_added_to_another_has_no_environments_labels_or_chart_of_its_own(other.name);
    if (other.held_to != held_to && other.held_to != &profile::wiring)
      error::a_stack_that_is_added_to_another_is_held_to_the_same_profile(other.name);
    if (other.name_space.given() && !detail::is_same_name(other.name_space, name_space))
      error::a_stack_that_is_added_to_another_is_deployed_to_the_same_namespace(other.name);
    auto next = with_resources(hana::concat(resources, other.resources))
                    .template copied<Externals + E, Values + V, Policies + P>(environments);
    if (other.target.minor < target.minor) next.target = other.target;
    for (std::size_t i = 0; i < E; ++i) next.externals[Externals + i] = other.externals[i];
    for (std::size_t i = 0; i < V; ++i) next.values[Values + i] = other.values[i];
    for (std::size_t i = 0; i < P; ++i) next.policies[Policies + i] = other.policies[i];
    return next;
  }
  DOVETAIL_REFUSED(
      "add() takes files, groups, or another stack that has no environments, edits, labels or chart of its own: "
      "add(file(\"web.yaml\", web)), add(payments)")
  consteval stack_definition add(...) const { return *this; }
  /// Changes resources in every environment, before its own edits: `.edit(every<Deployment>().withLabel("team", "web"))`. An
  /// edit that is for nothing in the stack is an error.
  template <class Self>
  consteval auto edit(const chain<Self>& change) const {
    const auto more = edits.edit(change);
    stack_definition<Resources, Environments, Externals, Values, Policies, std::remove_const_t<decltype(more)>> next{
        name,     resources, name_space, at,     environments, externals, values,
        policies, target,    form,       labels, chart,        held_to,   more};
    return next;
  }
  DOVETAIL_REFUSED(
      "edit() takes on(...) with the calls that change it: edit(on(web).withReplicas(3)), or every_workload() and the like; what "
      "those do not say, on(web).edit([](api::apps::v1::Deployment& d) { ... }) does")
  consteval stack_definition edit(...) const { return *this; }
  /// Labels that every resource has, before those of its own.
  template <std::size_t N>
  consteval auto withLabels(const named_argument (&labels_of_all)[N]) const {
    static_assert(N <= common_labels::most, "a stack's resources have at most eight labels in common");
    stack_definition next = *this;
    for (const named_argument& label : labels_of_all) {
      if (next.labels.count == common_labels::most)
        error::the_resources_of_a_stack_have_at_most_eight_labels_in_common_and_this_is_one_more(label.name.characters);
      else next.labels.all[next.labels.count++] = label;
    }
    return next;
  }
  /// The namespace that every resource is deployed to, by its handle.
  consteval auto inNamespace(const namespace_builder& deployed_to) const {
    stack_definition next = *this;
    next.name_space = deployed_to.name;
    return next;
  }
  constexpr auto inNamespace(parameter::namespace_name deployed_to) const {
    stack_definition next = *this;
    next.name_space = deployed_to;
    return next;
  }
  /// The resources are written without `metadata.namespace`, which then is the one of whoever applies them: `kubectl apply -n web`,
  /// a kustomization's `namespace:`, Helm's release. The rules take them for resources of one namespace, of a name that nobody
  /// knows. An environment that is `inNamespace` has its own all the same.
  consteval auto withoutNamespace() const {
    stack_definition next = *this;
    next.name_space = detail::without_namespace();
    return next;
  }
  /// What the stack relies on and does not make; beside what an earlier call said.
  template <detail::external_handle... External>
  consteval auto withExternals(External&&... outside) const {
    static_assert(detail::all_have_names<External...>,
                  "an external is a constexpr variable: a temporary would be gone before the stack is read");
    auto next = copied<Externals + sizeof...(External), Values, Policies>(environments);
    std::size_t i = Externals;
    ((next.externals[i++] = detail::external_entry_of(outside)), ...);
    return next;
  }
  DOVETAIL_REFUSED(
      "withExternals takes handles of externals: inline constexpr auto pull_secret = external<Secret>(\"pull-secret\"); ... "
      "withExternals(pull_secret)")
  consteval stack_definition withExternals(...) const { return *this; }
  /// The settings that `--set` changes; beside those of an earlier call.
  template <std::derived_from<value_declaration>... Declarations>
  consteval auto withValues(const Declarations&... declarations) const {
    auto next = copied<Externals, Values + sizeof...(Declarations), Policies>(environments);
    std::size_t i = Values;
    ((next.values[i++] = static_cast<const value_declaration*>(&declarations)), ...);
    return next;
  }
  DOVETAIL_REFUSED(
      "withValues takes handles of values: inline constexpr auto domain = value<\"domain\">(grammars::host, \"shop.example.com\"); "
      "... withValues(domain)")
  consteval stack_definition withValues(...) const { return *this; }
  /// The oldest Kubernetes that the stack is deployed to: a field that came later is an error. The newest one, where it is
  /// not said.
  consteval auto targeting(kubernetes version) const {
    stack_definition next = *this;
    next.target = version;
    return next;
  }
  /// The policies that the stack is held to together: `profile::restricted`. An environment may be held to another profile.
  consteval auto withProfile(const check::profile& asked) const {
    stack_definition next = *this;
    next.held_to = &asked;
    return next;
  }
  DOVETAIL_REFUSED("withProfile takes profile::baseline, profile::restricted or profile::production")
  consteval stack_definition withProfile(...) const { return *this; }
  /// Single policies beside those, and beside those of an earlier call: `policy::non_root`, `policy::min_replicas(2)`.
  template <std::convertible_to<check::asked_policy>... Rules>
  consteval auto withPolicies(const Rules&... rules) const {
    auto next = copied<Externals, Values, Policies + sizeof...(Rules)>(environments);
    std::size_t i = Policies;
    ((next.policies[i++] = check::asked_policy(rules)), ...);
    return next;
  }
  DOVETAIL_REFUSED(
      "withPolicies takes policies, docs/rules.md has all of them: withPolicies(policy::non_root, policy::min_replicas(2))")
  consteval stack_definition withPolicies(...) const { return *this; }
  /// Where the stack is deployed to. Each environment is checked whole, for itself; the stack without any of them is then
  /// no more than what they have in common. Further calls add further environments.
  template <detail::environment_handle... Named>
  consteval auto withEnvironments(Named&&... named) const {
    static_assert(detail::all_have_names<Named...>,
                  "an environment is a constexpr variable: a temporary would be gone before the stack is read");
    const auto all = hana::concat(environments, hana::tuple<const std::remove_cvref_t<Named>*...>(&named...));
    std::string_view names[decltype(hana::size(all))::value + 1];
    std::size_t count = 0;
    hana::for_each(all, [&](const auto* each) { names[count++] = each->name; });
    for (std::size_t i = 1; i < count; ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (names[i] == names[j]) error::two_environments_of_a_stack_have_the_same_name(names[i]);
    return copied<Externals, Values, Policies>(all);
  }
  DOVETAIL_REFUSED(
      "withEnvironments takes handles of environments: inline constexpr auto local = Environment<\"local\">{}; ... "
      "withEnvironments(local)")
  consteval stack_definition withEnvironments(...) const { return *this; }
  /// The stack as a Helm chart too, in the chart's own folder. Its environments are files of values. Where they do more than to
  /// set values, one more value, `environment`, says which it is: the templates decide by it on what each edits, adds or removes.
  consteval auto withHelm(const chart_definition& of_helm) const {
    stack_definition next = *this;
    next.chart = &of_helm;
    return next;
  }
  /// The environments as a kustomize tree too.
  consteval auto withKustomize() const {
    stack_definition next = *this;
    next.form = stack_form::kustomize;
    return next;
  }

  template <std::size_t E, std::size_t V, std::size_t P, class NowEnvironments>
  consteval auto copied(const NowEnvironments& now_environments) const {
    stack_definition<Resources, NowEnvironments, E, V, P, Edits> next{name, resources, name_space, at,
                                                                      now_environments};
    detail::copy_front(externals, next.externals);
    detail::copy_front(values, next.values);
    detail::copy_front(policies, next.policies);
    next.target = target;
    next.form = form;
    next.labels = labels;
    next.chart = chart;
    next.held_to = held_to;
    next.edits = edits;
    return next;
  }

 private:
  template <class NowResources>
  consteval auto with_resources(const NowResources& now) const {
    return stack_definition<NowResources, Environments, Externals, Values, Policies, Edits>{
        name,     now,    name_space, at,     environments, externals, values,
        policies, target, form,       labels, chart,        held_to,   edits};
  }
};

namespace detail {

template <class Stack>
constexpr auto listed_stack_of(const Stack& stack) {
  listed_stack into;
  into.values = stack.values;
  into.externals = stack.externals;
  into.policies = stack.policies;
  into.labels = stack.labels.view();
  into.name_space = stack.name_space;
  into.target = stack.target;
  into.held_to = stack.held_to;
  into.edits = stack.edits.view();
  into.only_sets_values = all_only_set_values<std::remove_cvref_t<decltype(stack.environments)>>;
  read_listings(stack.resources, into.resources);
  hana::unpack(stack.environments, [&](const auto*... environment) { (add_environment(*environment, into), ...); });
  return into;
}

template <fixed_string Name, class... Listings>
consteval auto make_stack(place at, const Listings&... listings) {
  static_assert(is_dns_subdomain(Name.view()), "a stack's name has lower-case letters, digits, `-` and `.`");
  return stack_definition<hana::tuple<Listings...>, hana::tuple<>, 0, 0, 0>{
      kept<Name>.view(), hana::tuple<Listings...>(listings...), {}, at};
}

}  // namespace detail

/// `inline constexpr auto reactbin = stack<"reactbin">(file("namespace.yaml", ns), …);` A stack stands in the file of its
/// first entry's line.
template <fixed_string Name, detail::a_listing First, detail::a_listing... Rest>
consteval auto stack(const First& first, const Rest&... rest) {
  return detail::make_stack<Name>(detail::line_of(first), detail::kept_listing(first), detail::kept_listing(rest)...);
}
template <fixed_string Name>
DOVETAIL_REFUSED(
    "a stack is made of files and groups, one or more: stack<\"shop\">(file(\"web.yaml\", web), file(\"service.yaml\", web_service))")
consteval auto stack(...) {
  return stack_definition<hana::tuple<>, hana::tuple<>, 0, 0, 0>{Name.view(), {}};
}
DOVETAIL_REFUSED("the stack's name stands in the angle brackets: stack<\"shop\">(file(\"web.yaml\", web))")
consteval auto stack(...) { return stack_definition<hana::tuple<>, hana::tuple<>, 0, 0, 0>{{}, {}}; }

namespace detail {

/// All findings of a stack.
template <const auto& Stack>
inline constexpr findings_text all_findings = [] {
  // A variable: of a temporary, g++ 12 does not know that its parts are somewhere.
  const listed_stack all = listed_stack_of(Stack);
  return text_of_findings(all);
}();

/// How many findings there are in a stack.
template <const auto& Stack>
inline constexpr std::size_t count_of_findings = all_findings<Stack>.count;

/// The text of a finding as the compilers print it: "stack/web/api.hpp:12: … [REF-09]".
template <const auto& Stack, std::size_t Index>
struct stack_finding {
  static constexpr std::string_view words = all_findings<Stack>.one(Index);
};

/// Complete for a sound stack; every finding of another one is an error of its own.
template <const auto& Stack, class Findings = std::make_index_sequence<count_of_findings<Stack>>>
struct soundness;
template <const auto& Stack, std::size_t... Index>
struct soundness<Stack, std::index_sequence<Index...>> : refusal<stack_finding<Stack, Index>>... {};

}  // namespace detail

/// Whether the stack is sound, without an error where it is not: for tests.
template <const auto& Stack>
inline constexpr bool is_sound = detail::count_of_findings<Stack> == 0;

namespace detail {

template <class T>
inline constexpr bool is_stack = false;
template <class Resources, class Environments, std::size_t Externals, std::size_t Values, std::size_t Policies,
          class Edits>
inline constexpr bool is_stack<stack_definition<Resources, Environments, Externals, Values, Policies, Edits>> = true;
/// A stack that is known while compiling.
template <const auto& Stack>
concept constant_stack = is_stack<std::remove_cvref_t<decltype(Stack)>> &&
                         requires { typename std::bool_constant<(Stack.form == stack_form::rendered)>; };

/// What stands in the place of a stack and is none.
template <const auto& Other>
struct generator {
  DOVETAIL_REFUSED(
      "generate takes a stack that is `inline constexpr`: inline constexpr auto shop = stack<\"shop\">(...); ... generate<shop>(argc, argv)")
  int operator()(...) const { return 0; }
};

/// A function of a stack that is sound. Not a function template: its body would be read after everything else, and an editor
/// does not go that far.
template <const auto& Stack>
  requires constant_stack<Stack>
struct generator<Stack> : soundness<Stack> {
  int operator()(int argc, const char* const* argv) const;
  DOVETAIL_REFUSED(
      "generate takes the arguments of main: int main(int argc, char** argv) { return generate<shop>(argc, argv); }")
  int operator()(...) const { return 0; }
};

template <const auto& Stack>
  requires constant_stack<Stack>
int generator<Stack>::operator()(int argc, const char* const* argv) const {
  return emit::run_stack(at_run_time<Stack>, argc, argv);
}

}  // namespace detail

/// The whole program of a stack: refuses to compile one that is not sound, then does what the command line says.
/// `int main(int argc, char** argv) { return dovetail::generate<web>(argc, argv); }`
template <const auto& Stack>
inline constexpr detail::generator<Stack> generate{};

}  // namespace dovetail
