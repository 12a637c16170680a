/// Environments: the same stack for a laptop, a test cluster, production. Each is the stack's resources with edits:
/// `Environment<"poc">{}.edit(every_workload().withReplicas(0)).remove(ns).add(file("certificate.yaml", certificate))`.
#pragma once

#include "dovetail/build/edit.hpp"
#include "dovetail/build/external.hpp"
#include "dovetail/build/group.hpp"
#include "dovetail/build/namespace.hpp"
#include "dovetail/build/own_policy.hpp"
#include "dovetail/check/asked_policy.hpp"
#include "dovetail/text/refused.hpp"

#include <boost/hana/concat.hpp>
#include <boost/hana/tuple.hpp>

#include <array>
#include <concepts>
#include <span>
#include <string_view>

namespace dovetail {

/// One edit of an environment: which resources it is for, and where its steps stand among the environment's.
struct environment_edit {
  /// detail::type_mark of an API type, of `any_workload` or of `any_resource`.
  const char* type = nullptr;
  /// The kind by its name; empty for workloads and for all resources.
  std::string_view kind{};
  /// Not given: every resource of the type.
  argument name{};
  place at{};
  std::size_t first_step = 0;
  std::size_t step_count = 0;
  /// The resource is not part of the environment.
  bool removes = false;
};

/// An environment, whatever its size: what lowering and checking need of it.
struct environment_view {
  std::string_view name{};
  place at{};
  std::span<const environment_edit> edits{};
  const step* steps = nullptr;
  std::span<const external_entry> externals{};
  std::span<const value_setting> values{};
  std::span<const check::asked_policy> policies{};
  /// Not given: the stack's.
  argument name_space{};
  /// Null: the stack's.
  const check::profile* held_to = nullptr;

  constexpr std::span<const step> steps_of(const environment_edit& e) const {
    return {steps + e.first_step, e.step_count};
  }
};

namespace error {
void an_edit_of_an_environment_begins_with_on_around_the_resources_handle();
void an_environment_has_no_room_for_so_many_edits(std::size_t most_steps);
}  // namespace error

namespace detail {

template <class T>
concept stands_for_a_resource = requires { typename T::stands_for_a_resource; };
template <class T>
concept is_resource = stands_for_a_resource<T> || requires { std::string_view(T::kind); };

template <class T>
constexpr std::string_view kind_named() {
  if constexpr (stands_for_a_resource<T>) return {};
  else return T::kind;
}

/// A value of a kind, where an environment sets it.
template <class Kind>
struct value_that_is_set {
  std::string_view name;
  place at;

  consteval value_that_is_set(const Kind& handle, place written = place{__builtin_FILE(), __builtin_LINE()})
      : name(handle.name), at(written) {}
};

/// A resource of the stack, where its handle is used.
struct resource_handle {
  const char* type;
  std::string_view kind;
  argument name;
  place at;

  template <class Self>
  constexpr resource_handle(const chain<Self>& resource, place written = place{__builtin_FILE(), __builtin_LINE()})
      : type(&type_mark<typename Self::api_type>),
        kind(kind_named<typename Self::api_type>()),
        name(resource.name),
        at(written) {}
};

/// How many steps the edits of an environment may have.
inline constexpr std::size_t most_steps_of_edits = 20000;

/// How long an environment's arrays are.
struct environment_size {
  std::size_t edits = 0;
  std::size_t externals = 0;
  std::size_t values = 0;
  std::size_t policies = 0;
};

template <class T, std::size_t M, std::size_t N>
constexpr auto copy_front(const std::array<T, M>& from, std::array<T, N>& to) {
  // By pointers: an empty array's operator[] would be instantiated, and never run.
  const T* const first = from.data();
  T* const into = to.data();
  for (std::size_t i = 0; i < M && i < N; ++i) into[i] = first[i];
}

}  // namespace detail

/// What an environment is: its edits in their order, and what it has beside the stack's own.
template <detail::environment_size Size, class Added>
struct environment_definition {
  std::string_view name{};
  place at{};
  Added added{};
  std::array<environment_edit, Size.edits> edits{};
  std::array<external_entry, Size.externals> externals{};
  std::array<value_setting, Size.values> values{};
  std::array<check::asked_policy, Size.policies> policies{};
  argument name_space{};
  const check::profile* held_to = nullptr;
  std::size_t step_count = 0;
  /// Room for what edits may have; see step_list.
  step steps[Size.edits == 0 ? 1 : detail::most_steps_of_edits]{};

  /// Changes resources: `.edit(on(api).withReplicas(3))`. Later edits see what earlier ones did. An edit that is for nothing
  /// in the stack is an error.
  template <class Self>
  consteval auto edit(const chain<Self>& change) const {
    using T = typename Self::api_type;
    if (!detail::is_edited(change.name)) error::an_edit_of_an_environment_begins_with_on_around_the_resources_handle();
    static_assert(detail::is_resource<T>,
                  "an environment edits resources: a container is edited within its workload, "
                  "on(api).inContainer(on(container).withEnv(...))");
    // What is refused above has no further errors here.
    if constexpr (detail::is_resource<T>) {
      constexpr detail::environment_size size{Size.edits + 1, Size.externals, Size.values, Size.policies};
      auto next = grown<size>();
      next.edits[Size.edits] = {
          &detail::type_mark<T>, detail::kind_named<T>(), change.name, change.at, step_count, change.count, false};
      if (step_count + change.count > detail::most_steps_of_edits)
        error::an_environment_has_no_room_for_so_many_edits(detail::most_steps_of_edits);
      for (const step& each : change.all_steps()) next.steps[next.step_count++] = each;
      return next;
    } else {
      return *this;
    }
  }
  DOVETAIL_REFUSED(
      "edit() takes on(...) with the calls that change it: edit(on(web).withReplicas(3)), or every_workload() and the like; what "
      "those do not say, on(web).edit([](api::apps::v1::Deployment& d) { ... }) does")
  consteval environment_definition edit(...) const { return *this; }
  /// Takes a resource of the stack out.
  consteval auto remove(detail::resource_handle resource) const {
    constexpr detail::environment_size size{Size.edits + 1, Size.externals, Size.values, Size.policies};
    auto next = grown<size>();
    next.edits[Size.edits] = {resource.type, resource.kind, resource.name, resource.at, step_count, 0, true};
    return next;
  }
  DOVETAIL_REFUSED("remove() takes the handle of one of the stack's resources: remove(web_service)")
  consteval environment_definition remove(...) const { return *this; }
  /// Resources of this environment alone.
  template <detail::a_listing... Listing>
  consteval auto add(const Listing&... more) const {
    return with_added(hana::concat(added, hana::tuple<detail::listing_of<Listing>...>(detail::kept_listing(more)...)));
  }
  DOVETAIL_REFUSED("add() takes files and groups: add(file(\"certificate.yaml\", certificate))")
  consteval environment_definition add(...) const { return *this; }
  /// Another resource in the place of one of the stack's.
  template <detail::a_listing Listing>
  consteval auto replace(detail::resource_handle resource, const Listing& by) const {
    return remove(resource).add(by);
  }
  /// What a value of the stack is here, unless `--set` says otherwise.
  /// A text that the value's grammar refuses is a finding of the stack: DOV-72.
  consteval auto withValue(detail::value_that_is_set<value_declaration> value, const char* text) const {
    return with_setting({value.name, text, -1, {}, value.at});
  }
  template <class Text>
  DOVETAIL_REFUSED(
      "a secret is given when the stack is deployed, and stands in no environment but as one that is none: "
      "withPlainSecret(password, \"...\", \"why\")")
  consteval environment_definition withValue(const given_secret&, const Text&) const {
    return *this;
  }
  /// A secret that is none here, and why: the password of a database that nobody but a developer's machine has.
  consteval auto withPlainSecret(detail::value_that_is_set<given_secret> value, const char* text,
                                 const char* reason) const {
    return with_setting({value.name, text, -1, reason, value.at});
  }
  /// A switch, on or off.
  template <std::same_as<bool> T>
  consteval auto withValue(detail::value_that_is_set<switch_value> value, T is_on) const {
    return with_setting({value.name, is_on ? "true" : "false", -1, {}, value.at});
  }
  /// A number.
  template <detail::a_whole_number T>
  consteval auto withValue(detail::value_that_is_set<plain_value> value, T number) const {
    if (number < 0) return with_setting({value.name, "a number below 0", -1, {}, value.at});
    return with_setting({value.name, {}, static_cast<std::int64_t>(number), {}, value.at});
  }
  DOVETAIL_REFUSED(
      "withValue takes a value's handle, then what it is here, of the value's own type: withValue(domain, \"poc.example.com\"), "
      "withValue(replicas, 3), withValue(cache_enabled, true)")
  consteval environment_definition withValue(...) const { return *this; }
  /// What this environment relies on beside the stack's externals.
  template <detail::external_handle... External>
  consteval auto withExternals(External&&... outside) const {
    static_assert(detail::all_have_names<External...>,
                  "an external is a constexpr variable: a temporary would be gone before the stack is read");
    constexpr detail::environment_size size{Size.edits, Size.externals + sizeof...(External), Size.values,
                                            Size.policies};
    auto next = grown<size>();
    std::size_t i = Size.externals;
    ((next.externals[i++] = detail::external_entry_of(outside)), ...);
    return next;
  }
  DOVETAIL_REFUSED(
      "withExternals takes handles of externals: inline constexpr auto pull_secret = external<Secret>(\"pull-secret\"); ... "
      "withExternals(pull_secret)")
  consteval environment_definition withExternals(...) const { return *this; }
  /// The profile that the stack is held to here, in the place of its own: `profile::baseline`.
  consteval auto withProfile(const check::profile& asked) const {
    environment_definition next = *this;
    next.held_to = &asked;
    return next;
  }
  DOVETAIL_REFUSED("withProfile takes profile::baseline, profile::restricted or profile::production")
  consteval environment_definition withProfile(...) const { return *this; }
  /// Policies beside the stack's own.
  template <std::convertible_to<check::asked_policy>... Rules>
  consteval auto withPolicies(const Rules&... rules) const {
    constexpr detail::environment_size size{Size.edits, Size.externals, Size.values, Size.policies + sizeof...(Rules)};
    auto next = grown<size>();
    std::size_t i = Size.policies;
    ((next.policies[i++] = check::asked_policy(rules)), ...);
    return next;
  }
  DOVETAIL_REFUSED(
      "withPolicies takes policies, docs/rules.md has all of them: withPolicies(policy::non_root, policy::min_replicas(2))")
  consteval environment_definition withPolicies(...) const { return *this; }
  /// The namespace that every resource is deployed to here, in the place of the stack's.
  consteval auto inNamespace(const namespace_builder& deployed_to) const { return inNamespace(deployed_to.name); }
  constexpr auto inNamespace(parameter::namespace_name deployed_to) const {
    environment_definition next = *this;
    next.name_space = deployed_to;
    return next;
  }

  constexpr environment_view view() const {
    return {name, at, edits, steps, externals, values, policies, name_space, held_to};
  }

 private:
  template <detail::environment_size Grown, class NowAdded>
  consteval auto copied(const NowAdded& now_added) const {
    environment_definition<Grown, NowAdded> next{name, at, now_added};
    detail::copy_front(edits, next.edits);
    next.step_count = step_count;
    detail::copy_steps(steps, step_count, next.steps);
    detail::copy_front(externals, next.externals);
    detail::copy_front(values, next.values);
    detail::copy_front(policies, next.policies);
    next.name_space = name_space;
    next.held_to = held_to;
    return next;
  }
  template <detail::environment_size Grown>
  consteval auto grown() const {
    return copied<Grown>(added);
  }
  consteval auto with_setting(const value_setting& setting) const {
    constexpr detail::environment_size size{Size.edits, Size.externals, Size.values + 1, Size.policies};
    auto next = grown<size>();
    // A later call says it anew.
    for (value_setting& earlier : next.values)
      if (model::same(earlier.name, setting.name)) earlier = setting;
    next.values[Size.values] = setting;
    return next;
  }
  template <class NowAdded>
  consteval auto with_added(const NowAdded& now_added) const {
    return copied<Size>(now_added);
  }
};

namespace detail {
using environment_without_edits = environment_definition<environment_size{}, hana::tuple<>>;
}

/// `inline constexpr auto local = Environment<"local">{}.edit(…);`
template <fixed_string Name>
struct Environment : detail::environment_without_edits {
  static_assert(is_dns_label(Name.view()), "an environment's name has lower-case letters, digits and `-`");

  consteval Environment(place written = place{__builtin_FILE(), __builtin_LINE()})
      : detail::environment_without_edits{detail::kept<Name>.view(), written} {}
  DOVETAIL_REFUSE_IN_BRACES(Environment, "Environment<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(Environment, detail::environment_without_edits, "Environment<\"name\">{}");

/// What an environment did to a stack: which of its edits were for something.
struct environment_use {
  const environment_view* environment = nullptr;
  model::list<bool> used{};

  constexpr environment_use() = default;
  constexpr explicit environment_use(const environment_view& of) : environment(&of) {
    for (std::size_t i = 0; i < of.edits.size(); ++i) used.push_back(false);
  }
};

/// What is said of every resource: the edits of its stack, those of its environment, and the policies of both.
struct common_terms {
  environment_use of_stack{};
  environment_use of_environment{};
  std::span<const check::asked_policy> policies[2]{};

  /// The views outlive it. `stack` has the edits that the stack makes in every environment; an environment without a name is none.
  constexpr common_terms(const environment_view& stack, const environment_view& environment,
                         std::span<const check::asked_policy> of_stack_itself = {})
      : policies{of_stack_itself, environment.policies} {
    if (!stack.edits.empty()) of_stack = environment_use(stack);
    if (!environment.name.empty()) of_environment = environment_use(environment);
  }
};

namespace detail {

constexpr bool is_for(const environment_edit& e, const char* type, std::string_view name, lowering& in) {
  return e.type == type && (!e.name.given() || model::same(in.text(e.name).view(), name));
}

/// Whether the environment takes the resource of this type and name out.
constexpr bool is_removed(environment_use& use, const char* type, std::string_view name, lowering& in) {
  if (use.environment == nullptr) return false;
  const auto edits = use.environment->edits;
  bool removed = false;
  for (std::size_t i = 0; i < edits.size(); ++i)
    if (edits[i].removes && is_for(edits[i], type, name, in)) use.used[i] = removed = true;
  return removed;
}

/// Applies one edit to a part; says whether it was for it.
template <class T>
constexpr auto apply_edit_steps(std::span<const step> steps, T& object, lowering& in) {
  part_of<T> target(object);
  in.begin_edit();
  for (std::size_t i = 0; i < steps.size() && !in.passed_over(); i += 1 + steps[i].nested)
    steps[i].apply(target, steps[i], in);
  return !in.passed_over();
}

template <class T>
constexpr auto edit_workload(std::span<const step> steps, T& object, lowering& in) {
  bool applied = false;
  with_workload(object, [&](any_workload& workload) { applied = apply_edit_steps(steps, workload, in); });
  return applied;
}

/// Applies the environment's edits to a lowered resource, in their order.
template <class T>
constexpr auto apply_environment(environment_use& use, T& object, lowering& in) {
  if (use.environment == nullptr) return;
  const auto edits = use.environment->edits;
  for (std::size_t i = 0; i < edits.size(); ++i) {
    const environment_edit& e = edits[i];
    if (e.removes) continue;
    const auto steps = use.environment->steps_of(e);
    bool applied = false;
    if (is_for(e, &type_mark<T>, object.metadata.name.view(), in)) {
      applied = apply_edit_steps(steps, object, in);
    } else if (e.type == &type_mark<any_workload>) {
      applied = edit_workload(steps, object, in);
    } else if (e.type == &type_mark<any_resource>) {
      any_resource as_any{T::api_version, T::kind, object.metadata};
      applied = apply_edit_steps(steps, as_any, in);
    }
    if (applied) use.used[i] = true;
  }
}

/// Applies a stack's own edits, and then its environment's; asks the policies of one's own of what that makes.
template <class T>
constexpr auto apply_common_terms(common_terms& use, T& object, lowering& in) {
  apply_environment(use.of_stack, object, in);
  apply_environment(use.of_environment, object, in);
  for (const auto& asked : use.policies) ask_own_policies(asked, object, in);
}

/// Makes a fresh object a resource of a stack: its name and namespace, its own steps, and then what is said of every resource. The
/// one way there is, while compiling and at run time.
template <class T>
constexpr auto lower_into(T& object, std::span<const step> steps, const model::text& name, common_terms& use,
                          lowering& in) {
  begin_resource(object, name, in);
  part_of<T> target(object);
  apply_steps(steps, target, in);
  apply_common_terms(use, object, in);
}
/// A stack's namespace where it says that it leaves that out; no namespace's name is empty.
constexpr argument without_namespace() { return argument::literal_at({}, {}); }
constexpr bool is_without_namespace(const argument& name_space) {
  return name_space.is == argument::form::literal && name_space.characters.empty();
}

/// What a stack, or one of its environments, says before its first resource is lowered.
constexpr void begin_lowering(std::span<const named_argument> labels, const argument& name_space_of_stack,
                              const environment_view& environment, lowering& in) {
  in.label_all_with(labels);
  const argument& deployed_to = environment.name_space.given() ? environment.name_space : name_space_of_stack;
  if (is_without_namespace(deployed_to)) in.deploy_to({});
  else if (deployed_to.given()) in.deploy_to(in.text(deployed_to));
}

}  // namespace detail
}  // namespace dovetail
