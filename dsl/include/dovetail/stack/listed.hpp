/// The resources of a stack as one list, whatever their kinds: what lowering, judging and a stack's program go by. A stack's own
/// type names each of its resources; nothing that takes this list is a template over it.
#pragma once

#include "dovetail/build/environment.hpp"
#include "dovetail/check/describe.hpp"
#include "dovetail/check/kinds.hpp"
#include "dovetail/stack/component_view.hpp"
#include "dovetail/stack/runtime.hpp"
#include "dovetail/stack/shapes.hpp"

#include <boost/hana/tuple.hpp>
#include <boost/hana/unpack.hpp>

#include <span>
#include <string_view>

namespace dovetail::detail {

/// A lowered resource, whatever its kind. It is destroyed through a function, since a virtual destructor of a template is
/// not yet defined where constant evaluation would need it.
struct lowered_base {
  resource_notes notes{};
  void (*destroy)(lowered_base*) = nullptr;
  /// What decided how it is: where these values and the namespace are the same, and no environment edits it, it is made the same.
  model::list<read_setting> reads{};
  std::string_view name_space{};
  /// A step has given it another name than the stack has for it.
  bool is_renamed = false;
  /// Values that it uses and that the stack does not declare.
  model::list<const value_declaration*> undeclared{};
  /// There is nothing to say of it for its kind and its schema alone.
  bool is_inspected = false;
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

struct listed_kind;

/// A resource of a stack.
struct listed {
  std::span<const step> steps;
  argument name;
  place at;
  file_path path;
  /// The line that lists it in the stack.
  place listed_at;
  const listed_kind* kind;
  conditions asked{};
};

/// What lowering has to know of a kind.
struct listed_kind {
  std::string_view name;
  /// detail::type_mark of its type.
  const char* mark;
  bool is_workload;
  lowered_base* (*lower)(const listed& one, lowering& in, common_terms& use);
  /// Notes what the rules have to know of the lowered resource.
  void (*describe)(const lowered_base& made, const listed& one, check::inventory& all);
  const emit::runtime_kind* at_run_time;
};

template <class T>
constexpr lowered_base* lower_listed(const listed& one, lowering& in, common_terms& use) {
  auto* made = new lowered<T>{};
  made->destroy = &destroy_lowered<T>;
  made->name_space = in.name_space().view();
  in.note_into(made->notes);
  in.note_reads_into(&made->reads);
  const std::size_t undeclared_before = in.undeclared().size();
  const model::text name = in.text(one.name);
  lower_into(made->object, one.steps, name, use, in);
  made->is_renamed = !model::same(made->object.metadata.name.view(), name.view());
  for (std::size_t i = undeclared_before; i < in.undeclared().size(); ++i)
    made->undeclared.push_back(in.undeclared()[i]);
  in.note_reads_into(nullptr);
  return made;
}
template <class T>
constexpr void describe_listed(const lowered_base& made, const listed& one, check::inventory& all) {
  const T& object = static_cast<const lowered<T>&>(made).object;
  check::resource& r = check::add_resource(object, one.at, &made.notes, all);
  check::note_listing(one.steps, one.listed_at, r);
  describe(object, r, all);
  if (!made.is_inspected) check::inspect(object, r, all);
}

#ifdef __clang__
#pragma clang diagnostic push
// The kinds are instantiated in the library, once.
#pragma clang diagnostic ignored "-Wundefined-var-template"
#endif
template <class T>
inline constexpr listed_kind listed_kind_of{T::kind,          &type_mark<T>,       makes_pods<T> || makes_jobs<T>,
                                            &lower_listed<T>, &describe_listed<T>, &emit::kind_of<T>::value};
#ifdef __clang__
#pragma clang diagnostic pop
#endif

/// Adds what files and groups list.
struct listing_reader {
  model::list<listed>* into;

  template <class T>
  constexpr auto operator()(const entry<T>& e) const {
    listed& one = into->emplace_back();
    one.steps = e.steps;
    one.name = e.name;
    one.at = e.at;
    one.path = e.path;
    one.listed_at = e.listed_at;
    one.kind = &listed_kind_of<T>;
    one.asked = e.asked;
  }
};
template <class Listings>
constexpr auto read_listings(const Listings& listings, model::list<listed>& into) {
  const listing_reader reader{&into};
  hana::unpack(listings, [&](const auto&... listing) { (each_entry(listing, reader), ...); });
}

/// An environment with what it adds.
struct listed_environment {
  environment_view view{};
  model::list<listed> added{};
};

/// A stack with all of its resources and environments.
struct listed_stack {
  std::span<const value_declaration* const> values{};
  std::span<const external_entry> externals{};
  std::span<const check::asked_policy> policies{};
  std::span<const named_argument> labels{};
  argument name_space{};
  kubernetes target{};
  const check::profile* held_to = nullptr;
  /// Of a component alone.
  const check::component_view* component = nullptr;
  environment_view edits{};
  /// Whether its environments set values, and nothing else.
  bool only_sets_values = false;
  model::list<listed> resources{};
  model::list<listed_environment> environments{};
};

template <class Environment>
constexpr auto add_environment(const Environment& environment, listed_stack& to) {
  listed_environment& one = to.environments.emplace_back();
  one.view = environment.view();
  read_listings(environment.added, one.added);
}

}  // namespace dovetail::detail
