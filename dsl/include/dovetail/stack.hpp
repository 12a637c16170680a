/// Stacks: resources that are deployed together, checked as a whole.
#pragma once

#include "dovetail/build/external.hpp"
#include "dovetail/build/namespace.hpp"
#include "dovetail/build/step.hpp"
#include "dovetail/check/describe.hpp"
#include "dovetail/check/externals.hpp"
#include "dovetail/check/report.hpp"
#include "dovetail/check/rules.hpp"
#include "dovetail/emit/runtime.hpp"

#include <boost/hana/for_each.hpp>
#include <boost/hana/tuple.hpp>

#include <array>

namespace dovetail {

namespace hana = boost::hana;

/// A resource of the API type T in a stack. It refers to the builder, which lives at namespace scope.
template <class T>
struct entry {
  std::span<const step> steps;
  argument name;
  place at;
  std::string_view path;
  /// The line that lists it in the stack.
  place listed_at;
};

/// The resource in a file of its own, by its path below the stack's output: `file("api/service.yaml", api_service)`. Several
/// resources may share a path.
template <class Builder>
consteval auto file(std::string_view path, const Builder& builder, const char* source = __builtin_FILE(),
                    std::uint32_t line = __builtin_LINE()) {
  return entry<typename Builder::api_type>{builder.all_steps(), builder.name, builder.at, path, {source, line, 0}};
}
/// A resource that has no name in C++ cannot be in a stack: others could not refer to it, and it would not outlive the
/// expression.
template <class Builder>
consteval auto file(std::string_view path, const Builder&& builder) = delete;

/// What a stack is: its resources, and all that lowering and checking them needs.
template <class Resources, std::size_t Externals, std::size_t Values, std::size_t Policies>
struct stack_definition {
  std::string_view name;
  Resources resources;
  argument name_space{};
  place at{};
  std::array<external_entry, Externals> externals{};
  std::array<const value_declaration*, Values> values{};
  std::array<const check::rule*, Policies> policies{};
  kubernetes target{};

  /// The namespace that every resource is deployed to, by its handle.
  template <std::size_t N>
  consteval auto inNamespace(const namespace_builder<N>& deployed_to) const {
    stack_definition next = *this;
    next.name_space = deployed_to.name;
    return next;
  }
  consteval auto inNamespace(argument deployed_to) const {
    stack_definition next = *this;
    next.name_space = deployed_to;
    return next;
  }
  /// What the stack relies on and does not make.
  template <std::size_t... N>
  consteval auto withExternals(const external_resource<N>&... outside) const {
    stack_definition<Resources, sizeof...(N), Values, Policies> next{name, resources, name_space, at,
                                                                     {},   values,    policies,   target};
    next.externals = {
        external_entry{outside.kind, outside.name_space, outside.name, outside.at, outside.all_steps()}...};
    return next;
  }
  /// The settings that `--set` changes.
  template <class... Declarations>
  consteval auto withValues(const Declarations&... declarations) const {
    stack_definition<Resources, Externals, sizeof...(Declarations), Policies> next{
        name, resources, name_space, at, externals, {}, policies, target};
    next.values = {static_cast<const value_declaration*>(&declarations)...};
    return next;
  }
  /// The oldest Kubernetes that the stack is deployed to: a field that came later is an error. The newest one, where it is
  /// not said.
  consteval auto targeting(kubernetes version) const {
    stack_definition next = *this;
    next.target = version;
    return next;
  }
  /// Rules beyond the wiring that the stack is held to.
  template <class... Rules>
  consteval auto withPolicies(Rules... rules) const {
    stack_definition<Resources, Externals, Values, sizeof...(Rules)> next{name,      resources, name_space, at,
                                                                          externals, values,    {},         target};
    next.policies = {rules...};
    return next;
  }
};

namespace detail {

template <fixed_string Name, class... Entries>
consteval auto make_stack(place at, const Entries&... entries) {
  static_assert(is_dns_subdomain(Name.view()), "a stack's name has lower-case letters, digits, `-` and `.`");
  return stack_definition<hana::tuple<Entries...>, 0, 0, 0>{
      kept<Name>.view(), hana::tuple<Entries...>(entries...), {}, at};
}

/// A lowered resource, whatever its kind. It is destroyed through a function, since a virtual destructor of a template is
/// not yet defined where constant evaluation would need it.
struct lowered_base {
  resource_notes notes{};
  void (*destroy)(lowered_base*) = nullptr;
};
template <class T>
struct lowered : lowered_base {
  T object{};
};
template <class T>
constexpr void destroy_lowered(lowered_base* one) {
  delete static_cast<lowered<T>*>(one);
}

/// Owns the lowered resources of a stack.
struct lowered_list {
  model::list<lowered_base*> all{};
  constexpr lowered_list() = default;
  lowered_list(const lowered_list&) = delete;
  constexpr ~lowered_list() {
    for (lowered_base* one : all) one->destroy(one);
  }
};

template <class T>
constexpr void lower_entry(const entry<T>& e, lowering& in, lowered_list& into, check::inventory& all) {
  auto* made = new lowered<T>{};
  made->destroy = &destroy_lowered<T>;
  into.all.push_back(made);
  in.note_into(made->notes);
  begin_resource(made->object, in.text(e.name), in);
  part_of<T> target(made->object);
  apply_steps(e.steps, target, in);
  check::resource& r = check::add_resource(made->object, e.at, &made->notes, all);
  describe(made->object, r, all);
  check::inspect_fields(made->object, r, all);
}

}  // namespace detail

/// `inline constexpr auto reactbin = stack<"reactbin">(file("namespace.yaml", ns), …);` A stack stands in the file of its
/// first entry's line.
template <fixed_string Name, class T, class... Entries>
consteval auto stack(const entry<T>& first, const Entries&... entries) {
  return detail::make_stack<Name>(first.listed_at, first, entries...);
}

namespace detail {

/// Lowers and checks a whole stack, with the values that differ from their defaults, and gives the report to `use`.
template <class Stack, class Use>
constexpr auto checked(const Stack& stack, std::span<const value_setting> values, Use use) {
  model::arena arena;
  lowering in(arena, stack.values, values);
  if (stack.name_space.given()) in.deploy_to(in.text(stack.name_space));
  lowered_list objects;
  check::inventory all;
  all.kubernetes_minor = stack.target.minor;
  hana::for_each(stack.resources, [&](const auto& e) { lower_entry(e, in, objects, all); });
  check::add_externals(stack.externals, in, all);
  check::report report(arena);
  check::check_all(all, stack.policies, report);
  check::check_values(in, all, report);
  return use(report);
}

template <const auto& Stack>
consteval std::size_t count_findings() {
  return checked(Stack, {}, [](const check::report& report) { return report.findings().size(); });
}

/// The text of a finding as the compilers print it: "stack/web/api.hpp:12: … [REF-09]".
template <const auto& Stack, std::size_t Index>
struct stack_finding {
  static constexpr auto words = checked(Stack, {}, [](const check::report& report) {
    fixed_text<1024> text;
    check::append_finding(text, report.findings()[Index]);
    return text;
  });
};

/// Complete for a sound stack; every finding of another one is an error of its own.
template <const auto& Stack, class Findings = std::make_index_sequence<count_findings<Stack>()>>
struct soundness;
template <const auto& Stack, std::size_t... Index>
struct soundness<Stack, std::index_sequence<Index...>> : refusal<stack_finding<Stack, Index>>... {};

#ifdef __clang__
#pragma clang diagnostic push
// The kinds are instantiated in the library, once.
#pragma clang diagnostic ignored "-Wundefined-var-template"
#endif
template <const auto& Stack>
inline constexpr auto runtime_entries = hana::unpack(Stack.resources, []<class... T>(const entry<T>&... e) {
  return std::array<emit::runtime_entry, sizeof...(T)>{
      emit::runtime_entry{e.steps, e.name, e.at, e.path, &emit::kind_of<T>::value}...};
});
#ifdef __clang__
#pragma clang diagnostic pop
#endif

/// The stack as the library takes it at run time.
template <const auto& Stack>
inline constexpr emit::runtime_stack at_run_time{Stack.name,   Stack.at.file,  runtime_entries<Stack>, Stack.externals,
                                                 Stack.values, Stack.policies, Stack.name_space,       Stack.target};

}  // namespace detail

/// Whether the stack is sound, without an error where it is not: for tests.
template <const auto& Stack>
inline constexpr bool is_sound = detail::count_findings<Stack>() == 0;

/// The whole program of a stack: refuses to compile one that is not sound, then does what the command line says.
template <const auto& Stack>
int generate(int argc, const char* const* argv) {
  static_cast<void>(detail::soundness<Stack>{});
  return emit::run_stack(detail::at_run_time<Stack>, argc, argv);
}

}  // namespace dovetail
