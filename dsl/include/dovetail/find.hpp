/// A resource of a stack as it will be written, for tests of one's own:
/// `static_assert(find<Deployment>(shop, "web", "prod")->spec.replicas == 3);`
#pragma once

#include "dovetail/stack.hpp"

#include <exception>
#include <type_traits>

namespace dovetail {

namespace error {
void the_stack_has_no_resource_of_this_kind_and_name(std::string_view kind, std::string_view name);
void the_stack_has_no_environment_of_this_name(std::string_view environment);
}  // namespace error

/// What find() throws at run time where there is nothing to look at.
struct not_in_the_stack : std::exception {
  const char* what() const noexcept override { return "the stack has no such resource, or no such environment"; }
};

/// A lowered resource of the API type T; false where it is not there, as where a switch is off or an environment removes it.
template <class T>
class found_resource {
 public:
  template <class Stack>
  constexpr found_resource(const Stack& stack, std::string_view name, std::string_view environment) : name_(name) {
    bool known = environment.empty();
    if (known) look(stack, environment_view{}, hana::tuple<>{});
    hana::for_each(stack.environments, [&](const auto* each) {
      if (known || !model::same(each->name, environment)) return;
      known = true;
      look(stack, each->view(), each->added);
    });
    if (known) return;
    if (__builtin_is_constant_evaluated()) error::the_stack_has_no_environment_of_this_name(environment);
    throw not_in_the_stack();
  }
  constexpr explicit operator bool() const { return is_there_; }
  constexpr const T& operator*() const {
    if (is_there_) return object_;
    if (__builtin_is_constant_evaluated()) error::the_stack_has_no_resource_of_this_kind_and_name(T::kind, name_);
    throw not_in_the_stack();
  }
  constexpr const T* operator->() const { return &**this; }

 private:
  template <class Stack, class Added>
  constexpr auto look(const Stack& stack, const environment_view& environment, const Added& added) {
    lowering in(characters_, stack.values, environment.values);
    detail::begin_lowering(stack.labels.view(), stack.name_space, environment, in);
    const environment_view edits = stack.edits.view();
    common_terms use(edits, environment);
    const auto take = [&]<class Other>(const entry<Other>& e) {
      if constexpr (std::is_same_v<Other, T>)
        if (model::same(in.text(e.name).view(), name_) && in.all_hold(e.asked.view())) lower(e, in, use);
    };
    const auto take_if_kept = [&]<class Other>(const entry<Other>& e) {
      if (!detail::is_removed(use.of_environment, &detail::type_mark<Other>, in.text(e.name).view(), in)) take(e);
    };
    hana::for_each(stack.resources, [&](const auto& listing) { detail::each_entry(listing, take_if_kept); });
    hana::for_each(added, [&](const auto& listing) { detail::each_entry(listing, take); });
  }
  constexpr void lower(const entry<T>& e, lowering& in, common_terms& use) {
    resource_notes notes;
    in.note_into(notes);
    object_ = T{};
    detail::lower_into(object_, e.steps, in.text(e.name), use, in);
    is_there_ = true;
  }

  std::string_view name_;
  model::arena characters_{};
  T object_{};
  bool is_there_ = false;
};

/// The resource of this kind and name as an environment has it, or as the stack itself says where none is named:
/// `find<Deployment>(shop, "web")->spec.replicas == 3`. While compiling, and at run time.
template <template <fixed_string> class Kind, class Stack>
constexpr auto find(const Stack& stack, std::string_view name, std::string_view environment = {}) {
  return found_resource<typename detail::builder_of<Kind>::api_type>(stack, name, environment);
}
/// The same by the API's type: `find<api::policy::v1::PodDisruptionBudget>(shop, "web")`.
template <class T, class Stack>
  requires requires { T::kind; }
constexpr auto find(const Stack& stack, std::string_view name, std::string_view environment = {}) {
  return found_resource<T>(stack, name, environment);
}

}  // namespace dovetail
