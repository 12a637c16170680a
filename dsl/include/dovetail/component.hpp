/// Components: a stack in parts, each of which is compiled, and checked, in a translation unit of its own. An edit inside of one
/// compiles that one.
///
/// ```cpp
/// // shop.hpp: what all parts have in common: namespace, values, policies, environments, the stack's own files
/// inline constexpr auto shop = stack<"shop">(file("settings.yaml", settings)).inNamespace(name_space).withValues(domain);
///
/// // cart.hpp: what the cart is to the others
/// inline constexpr auto cart_service = external<Service>("cart").withPort(http);
/// extern const compiled_component cart;
///
/// // cart.cpp: all that is nobody else's in an unnamed namespace
/// namespace {
/// constexpr auto parts =
///     component<"cart">(shop, file("cart/", group(pods, service))).offers(cart_service).needs(prices_service);
/// }
/// const compiled_component cart = compiled<parts>;
///
/// // shop.cpp
/// inline constexpr auto everything = whole(shop, cart, prices);
/// int main(int argc, char** argv) { return generate<everything>(argc, argv); }
/// ```
#pragma once

#include "dovetail/stack.hpp"
#include "dovetail/stack/component.hpp"
#include "dovetail/stack/joined_environment.hpp"
#include "dovetail/stack/runtime_component.hpp"

namespace dovetail {

namespace error {
void the_stack_has_no_environment_of_this_name_which_a_component_says_something_of(std::string_view environment);
void an_environment_of_a_component_leaves_namespace_profile_and_policies_to_the_stack(std::string_view environment);
void an_environment_of_a_component_sets_the_values_of_that_component_alone(std::string_view value);
}  // namespace error

/// A part of a stack, with what it offers to the other parts and needs of them.
template <class Stack, class Resources, class Environments, std::size_t Externals, std::size_t Values,
          std::size_t Offers, std::size_t Needs>
struct component_definition {
  std::string_view name;
  const Stack* of;
  Resources resources;
  place at{};
  Environments environments{};
  std::array<external_entry, Externals> externals{};
  std::array<const value_declaration*, Values> values{};
  std::array<external_entry, Offers> offered{};
  std::array<external_entry, Needs> needed{};

  /// More resources: files and groups.
  template <detail::a_listing... Listing>
    requires(sizeof...(Listing) != 0)
  consteval auto add(const Listing&... more) const {
    const auto all =
        hana::concat(resources, hana::tuple<detail::listing_of<Listing>...>(detail::kept_listing(more)...));
    return copied<Externals, Values, Offers, Needs>(all, environments);
  }
  DOVETAIL_REFUSED("add() takes files and groups: add(file(\"cart/\", cart))")
  consteval component_definition add(...) const { return *this; }
  /// What the other components may name: handles of its resources, or externals that say what it has, by names alone.
  template <detail::external_handle... Handle>
  consteval auto offers(Handle&&... handles) const {
    static_assert(detail::all_have_names<Handle...>,
                  "what is offered is a constexpr variable: a temporary would be gone before the component is read");
    auto next = copied<Externals, Values, Offers + sizeof...(Handle), Needs>(resources, environments);
    std::size_t i = Offers;
    ((next.offered[i++] = detail::external_entry_of(handles)), ...);
    return next;
  }
  DOVETAIL_REFUSED("offers() takes handles of resources of the component: offers(cart_service)")
  consteval component_definition offers(...) const { return *this; }
  /// What it names of the other components: what they offer.
  template <detail::external_handle... Handle>
  consteval auto needs(Handle&&... handles) const {
    static_assert(detail::all_have_names<Handle...>,
                  "what is needed is a constexpr variable: a temporary would be gone before the component is read");
    auto next = copied<Externals, Values, Offers, Needs + sizeof...(Handle)>(resources, environments);
    std::size_t i = Needs;
    ((next.needed[i++] = detail::external_entry_of(handles)), ...);
    return next;
  }
  DOVETAIL_REFUSED("needs() takes what another component offers: needs(payments_service)")
  consteval component_definition needs(...) const { return *this; }
  /// What it relies on and no component makes, beside the externals of the stack.
  template <detail::external_handle... External>
  consteval auto withExternals(External&&... outside) const {
    static_assert(detail::all_have_names<External...>,
                  "an external is a constexpr variable: a temporary would be gone before the component is read");
    auto next = copied<Externals + sizeof...(External), Values, Offers, Needs>(resources, environments);
    std::size_t i = Externals;
    ((next.externals[i++] = detail::external_entry_of(outside)), ...);
    return next;
  }
  DOVETAIL_REFUSED(
      "withExternals takes handles of externals: inline constexpr auto pull_secret = external<Secret>(\"pull-secret\"); ... "
      "withExternals(pull_secret)")
  consteval component_definition withExternals(...) const { return *this; }
  /// Settings that it alone reads, beside those of the stack.
  template <std::derived_from<value_declaration>... Declarations>
  consteval auto withValues(const Declarations&... declarations) const {
    auto next = copied<Externals, Values + sizeof...(Declarations), Offers, Needs>(resources, environments);
    std::size_t i = Values;
    ((next.values[i++] = static_cast<const value_declaration*>(&declarations)), ...);
    return next;
  }
  DOVETAIL_REFUSED(
      "withValues takes handles of values: inline constexpr auto domain = value<\"domain\">(grammars::host, \"shop.example.com\"); "
      "... withValues(domain)")
  consteval component_definition withValues(...) const { return *this; }
  /// What environments of the stack edit, add, and remove in it, and rely on for it; each by the name that it has in the stack:
  /// `inline constexpr auto prod = Environment<"prod">{}.edit(on(web).withReplicas(3));`
  template <detail::environment_handle... Named>
  consteval auto withEnvironments(Named&&... named) const {
    static_assert(detail::all_have_names<Named...>,
                  "an environment is a constexpr variable: a temporary would be gone before the component is read");
    (check_environment(named.view()), ...);
    return copied<Externals, Values, Offers, Needs>(
        resources, hana::concat(environments, hana::tuple<const std::remove_cvref_t<Named>*...>(&named...)));
  }
  DOVETAIL_REFUSED(
      "withEnvironments takes handles of environments: inline constexpr auto local = Environment<\"local\">{}; ... "
      "withEnvironments(local)")
  consteval component_definition withEnvironments(...) const { return *this; }

 private:
  consteval void check_environment(const environment_view& said) const {
    bool is_known = false;
    hana::for_each(of->environments,
                   [&](const auto* each) { is_known = is_known || model::same(each->name, said.name); });
    if (!is_known) error::the_stack_has_no_environment_of_this_name_which_a_component_says_something_of(said.name);
    if (said.name_space.given() || said.held_to != nullptr || !said.policies.empty())
      error::an_environment_of_a_component_leaves_namespace_profile_and_policies_to_the_stack(said.name);
    for (const value_setting& setting : said.values) {
      bool is_own = false;
      for (const value_declaration* own : values) is_own = is_own || model::same(own->name, setting.name);
      if (!is_own) error::an_environment_of_a_component_sets_the_values_of_that_component_alone(setting.name);
    }
  }
  template <std::size_t E, std::size_t V, std::size_t O, std::size_t N, class NowResources, class NowEnvironments>
  consteval auto copied(const NowResources& now, const NowEnvironments& now_environments) const {
    component_definition<Stack, NowResources, NowEnvironments, E, V, O, N> next{name, of, now, at, now_environments};
    detail::copy_front(externals, next.externals);
    detail::copy_front(values, next.values);
    detail::copy_front(offered, next.offered);
    detail::copy_front(needed, next.needed);
    return next;
  }
};

/// A stack with its components.
template <class Stack, std::size_t Components>
struct whole_definition {
  const Stack* of;
  std::array<const compiled_component*, Components> components{};
};

namespace detail {

template <class T>
inline constexpr bool is_component = false;
template <class Stack, class Resources, class Environments, std::size_t E, std::size_t V, std::size_t O, std::size_t N>
inline constexpr bool is_component<component_definition<Stack, Resources, Environments, E, V, O, N>> = true;
template <class T>
inline constexpr bool is_whole = false;
template <class Stack, std::size_t N>
inline constexpr bool is_whole<whole_definition<Stack, N>> = true;

/// A component, or a whole, that is known while compiling.
template <const auto& Part>
concept constant_component = is_component<std::remove_cvref_t<decltype(Part)>> &&
                             requires { typename std::bool_constant<(Part.of != nullptr)>; };
template <const auto& Part>
concept constant_whole =
    is_whole<std::remove_cvref_t<decltype(Part)>> && requires { typename std::bool_constant<(Part.of != nullptr)>; };

/// A component with all that it is judged by: its stack's terms, and the stack's own resources.
template <class Component>
class listed_component {
 public:
  constexpr explicit listed_component(const Component& c)
      : needed_(c.externals, c.needed), externals_(c.of->externals, needed_.view()), values_(c.of->values, c.values) {
    const auto& of = *c.of;
    stack.externals = externals_.view();
    stack.values = values_.view();
    stack.policies = of.policies;
    stack.labels = of.labels.view();
    stack.name_space = of.name_space;
    stack.target = of.target;
    stack.held_to = of.held_to;
    stack.edits = of.edits.view();
    stack.only_sets_values = all_only_set_values<std::remove_cvref_t<decltype(of.environments)>> &&
                             all_only_set_values<std::remove_cvref_t<decltype(c.environments)>>;
    read_listings(c.resources, stack.resources);
    const std::size_t own = stack.resources.size();
    read_listings(of.resources, stack.resources);
    as_component_.name = c.name;
    as_component_.at = c.at;
    as_component_.offers = c.offered;
    for (std::size_t i = own; i < stack.resources.size(); ++i) see(stack.resources[i]);
    hana::for_each(of.environments, [&](const auto* each) { add(*each, c.environments); });
    stack.component = &as_component_;
  }
  listed_component(const listed_component&) = delete;
  constexpr ~listed_component() {
    for (const joined_environment* each : environments_) delete each;
  }

  listed_stack stack{};

 private:
  constexpr void see(const listed& one) { as_component_.seen.push_back(one.steps.data()); }
  template <class Environment, class Said>
  constexpr auto add(const Environment& environment, const Said& said) {
    listed_environment& one = stack.environments.emplace_back();
    one.view = environment.view();
    read_listings(environment.added, one.added);
    for (const listed& each : one.added) see(each);
    hana::for_each(said, [&](const auto* each) {
      if (!model::same(each->name, environment.name)) return;
      environments_.push_back(new joined_environment(one.view, each->view()));
      one.view = environments_.back()->view();
      read_listings(each->added, one.added);
    });
  }

  joined_array<external_entry> needed_, externals_;
  joined_array<const value_declaration*> values_;
  model::list<const joined_environment*> environments_{};
  check::component_view as_component_{};
};

/// All findings of a component, alone.
template <const auto& Part>
  requires constant_component<Part>
inline constexpr findings_text all_findings<Part> = [] {
  const listed_component<std::remove_cvref_t<decltype(Part)>> all(Part);
  return text_of_findings(all.stack);
}();

/// All findings of what a stack says itself, beside its components.
template <const auto& Part>
  requires constant_whole<Part>
inline constexpr findings_text all_findings<Part> = [] {
  listed_stack all = listed_stack_of(*Part.of);
  const check::component_view itself{};
  all.component = &itself;
  return text_of_findings(all);
}();

template <const auto& Part>
inline constexpr const auto& stack_of = *Part.of;
/// Stands for a stack where only its identity matters: a program that has the stack itself has all of its builders.
template <const auto& Stack>
inline constexpr char mark_of_stack = 0;
template <const auto& Component>
inline constexpr auto steps_of_offered = offers_of<count_of_offers(Component.offered)>(Component.offered);
template <const auto& Component>
inline constexpr auto offered_at_run_time = runtime_externals_of(Component.offered, steps_of_offered<Component>.data());
template <const auto& Component>
inline constexpr auto steps_of_needed = offers_of<count_of_offers(Component.needed)>(Component.needed);
template <const auto& Component>
inline constexpr auto needed_at_run_time = runtime_externals_of(Component.needed, steps_of_needed<Component>.data());

/// Whether a variable is of one source file alone, by an unnamed namespace. The linker takes inline variables of one name in two files
/// for one, and the functions that are written in them.
template <const auto& Variable>
consteval bool is_of_one_file() {
  const std::string_view name = __PRETTY_FUNCTION__;
  return name.find("{anonymous}") != std::string_view::npos ||
         name.find("(anonymous namespace)") != std::string_view::npos;
}

template <const auto& Component>
inline constexpr emit::runtime_component component_at_run_time{Component.name,
                                                               Component.at,
                                                               &mark_of_stack<stack_of<Component>>,
                                                               stack_of<Component>.name,
                                                               stack_of<Component>.at,
                                                               runtime_entries<Component>,
                                                               runtime_externals<Component>,
                                                               runtime_values<Component>,
                                                               runtime_environments<Component>,
                                                               offered_at_run_time<Component>,
                                                               needed_at_run_time<Component>};

/// What a component that is sound hands to the program. Not by its constructor: of one that is not sound nothing more is said.
template <const auto& Component>
  requires constant_component<Component>
struct sound_component : soundness<Component> {
  static_assert(
      is_of_one_file<Component>(),
      "a component and the handles that only it uses stand in an unnamed namespace of its source file, namespace { ... }: "
      "other files may have handles of the same names");
  operator compiled_component() const;
};
template <const auto& Component>
  requires constant_component<Component>
sound_component<Component>::operator compiled_component() const {
  return compiled_component(component_at_run_time<Component>);
}

template <const auto& Whole>
inline constexpr auto components_at_run_time = Whole.components;

template <const auto& Whole>
  requires constant_whole<Whole>
struct generator<Whole> : soundness<Whole> {
  int operator()(int argc, const char* const* argv) const;
  DOVETAIL_REFUSED(
      "generate takes the arguments of main: int main(int argc, char** argv) { return generate<everything>(argc, argv); }")
  int operator()(...) const { return 0; }
};
template <const auto& Whole>
  requires constant_whole<Whole>
int generator<Whole>::operator()(int argc, const char* const* argv) const {
  return emit::run_components(at_run_time<stack_of<Whole>>, &mark_of_stack<stack_of<Whole>>,
                              components_at_run_time<Whole>, argc, argv);
}

template <fixed_string Name, class Stack, class... Listings>
consteval auto make_component(const Stack& of, place at, const Listings&... listings) {
  static_assert(is_dns_subdomain(Name.view()), "a component's name has lower-case letters, digits, `-` and `.`");
  return component_definition<Stack, hana::tuple<Listings...>, hana::tuple<>, 0, 0, 0, 0>{
      kept<Name>.view(), &of, hana::tuple<Listings...>(listings...), at};
}

template <class T>
concept a_stack = is_stack<std::remove_cvref_t<T>>;

}  // namespace detail

/// A part of a stack: `constexpr auto parts = component<"cart">(shop, file("cart/", cart));`. What it has in common with
/// the other parts is what the stack says.
template <fixed_string Name, detail::a_stack Stack, detail::a_listing First, detail::a_listing... Rest>
consteval auto component(Stack&& of, const First& first, const Rest&... rest) {
  static_assert(std::is_lvalue_reference_v<Stack>,
                "the stack of a component is one constexpr variable for all of them");
  return detail::make_component<Name>(of, detail::line_of(first), detail::kept_listing(first),
                                      detail::kept_listing(rest)...);
}
template <fixed_string Name>
DOVETAIL_REFUSED(
    "a component is made of the stack that it is of, then files and groups: component<\"cart\">(shop, file(\"cart/\", cart))")
consteval auto component(...) {
  return 0;
}
DOVETAIL_REFUSED("the component's name stands in the angle brackets: component<\"cart\">(shop, file(\"cart/\", cart))")
consteval auto component(...) { return 0; }

/// A component, where it is compiled: refuses one that is not sound.
template <const auto& Component>
  requires detail::constant_component<Component>
inline constexpr detail::sound_component<Component> compiled{};

/// A stack with its components, in the order in which they are written:
/// `inline constexpr auto everything = whole(shop, cart, payments);`
template <detail::a_stack Stack, std::same_as<compiled_component>... Component>
consteval auto whole(Stack&& of, const Component&... components) {
  static_assert(std::is_lvalue_reference_v<Stack>, "the stack of its components is one constexpr variable");
  return whole_definition<std::remove_cvref_t<Stack>, sizeof...(Component)>{&of, {&components...}};
}
DOVETAIL_REFUSED("whole() takes the stack, then its components: whole(shop, cart, payments)")
consteval auto whole(...) { return 0; }

}  // namespace dovetail
