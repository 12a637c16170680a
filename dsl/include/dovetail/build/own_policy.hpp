/// Policies of one's own, beside those of the library:
///
/// ```cpp
/// inline constexpr auto says_whose_it_is = own_policy(
///     "SHOP-1", "every workload has the label of its team", [](const any_workload& w, problems& found) {
///       if (!w.metadata.labels.contains("team")) found.add({"has no label `team`"}, "add withLabel(\"team\", ...)");
///     });
/// inline constexpr auto shop = stack<"shop">(…).withPolicies(says_whose_it_is);
/// ```
///
/// The function is asked of each object of its type: an API type, any_workload or any_resource. It is waived as others are.
#pragma once

#include "dovetail/build/edit.hpp"
#include "dovetail/check/asked_policy.hpp"
#include "dovetail/check/rule.hpp"

#include <concepts>
#include <initializer_list>
#include <string_view>

namespace dovetail {

/// What a policy of one's own has to say of a resource.
class problems {
 public:
  constexpr problems(lowering& in, const check::rule& broken) : in_(&in), broken_(&broken) {}

  /// Words that follow the resource's name, "has no label `team`", and what mends it.
  constexpr void add(std::initializer_list<std::string_view> words, std::string_view mend = {}) {
    add({}, words, mend);
  }
  /// The same at the line of a field, `found.add(service.spec.type.at(), {…})`.
  constexpr void add(place at, std::initializer_list<std::string_view> words, std::string_view mend = {}) {
    in_->note_own_finding(*broken_, at, words, mend);
  }

 private:
  lowering* in_;
  const check::rule* broken_;
};

namespace check {

/// A policy whose function a stack's author has written.
struct own_rule : rule {
  /// detail::type_mark of what it is asked of.
  const char* type = nullptr;
  void (*look)(part& object, problems& found) = nullptr;
};

constexpr asked_policy::asked_policy(const own_rule& policy) : what(&policy), own(&policy) {}

}  // namespace check

namespace detail {

template <class Function>
struct subject_of_policy {};
template <class Policy, class T>
struct subject_of_policy<void (Policy::*)(const T&, problems&) const> {
  using type = T;
};

template <class T, class Look>
constexpr auto look_at(part& object, problems& found) {
  Look{}(static_cast<const T&>(as<T>(object)), found);
}

/// A lambda without captures of the right parameters.
template <class Look>
concept a_policy = std::is_default_constructible_v<Look> &&
                   requires { typename subject_of_policy<decltype(&Look::operator())>::type; };

template <class T>
constexpr auto look_with(const check::own_rule& policy, T& object, lowering& in) {
  part_of<T> target(object);
  problems found(in, policy);
  policy.look(target, found);
}

/// Asks a policy of a resource, if it is of the type that the policy is about.
template <class T>
constexpr auto ask_policy(const check::own_rule& policy, T& object, lowering& in) {
  if (policy.type == &type_mark<T>) {
    look_with(policy, object, in);
  } else if (policy.type == &type_mark<any_resource>) {
    any_resource as_any{T::api_version, T::kind, object.metadata};
    look_with(policy, as_any, in);
  } else if (policy.type == &type_mark<any_workload>) {
    with_workload(object, [&](any_workload& workload) { look_with(policy, workload, in); });
  }
}

/// Asks the policies of one's own among those of a stack.
template <class T>
constexpr auto ask_own_policies(std::span<const check::asked_policy> asked, T& object, lowering& in) {
  for (const check::asked_policy& each : asked)
    if (each.own != nullptr) ask_policy(*each.own, object, in);
}

}  // namespace detail

/// A policy of one's own: its id, what holds where all is well, and a lambda without captures that takes
/// `(const any_workload&, problems&)`, or another object that it is about.
template <class Look>
  requires detail::a_policy<Look>
consteval auto own_policy(const char* id, const char* statement, Look) {
  using T = typename detail::subject_of_policy<decltype(&Look::operator())>::type;
  check::own_rule made;
  made.id = id;
  made.statement = statement;
  made.source = "this stack";
  made.policy = true;
  made.type = &detail::type_mark<T>;
  made.look = &detail::look_at<T, Look>;
  return made;
}
DOVETAIL_REFUSED(
    "own_policy takes an id, a statement and a lambda without captures: own_policy(\"SHOP-1\", \"every Service has a team\", "
    "[](const api::core::v1::Service& service, problems& found) { ... })")
consteval auto own_policy(...) { return check::own_rule{}; }

}  // namespace dovetail
