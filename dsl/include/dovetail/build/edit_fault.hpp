/// What a lambda must be to edit an API object, and what is wrong with one that is not.
#pragma once

#include <cstdint>
#include <type_traits>

namespace dovetail {

class lowering;

}  // namespace dovetail

namespace dovetail::detail {

/// Why a lambda is no edit of an API object.
enum class edit_fault : std::uint8_t { none, no_lambda, captures, copy, constant, result, other_object };

/// What a lambda gives and takes.
template <class Result, class Object, bool TakesMore>
struct edit_signature {};

template <class... More>
inline constexpr bool takes_more = sizeof...(More) != 0;
template <>
inline constexpr bool takes_more<lowering&> = false;

template <class R, class L, class Object, class... More>
edit_signature<R, Object, takes_more<More...>> signature_of_call(R (L::*)(Object, More...) const);
template <class R, class L, class Object, class... More>
edit_signature<R, Object, takes_more<More...>> signature_of_call(R (L::*)(Object, More...));
template <class R, class Object, class... More>
edit_signature<R, Object, takes_more<More...>> signature_of_call(R (*)(Object, More...));
template <class R, class L>
edit_signature<R, void, true> signature_of_call(R (L::*)() const);

template <class T, class Edit>
constexpr auto signature_of_edit() {
  if constexpr (requires { signature_of_call(&Edit::operator()); })
    return decltype(signature_of_call(&Edit::operator())){};
  else if constexpr (requires { signature_of_call(&Edit::template operator()<T>); })
    return decltype(signature_of_call(&Edit::template operator()<T>)) {};
  else if constexpr (requires { signature_of_call(&Edit::template operator()<T, lowering>); })
    return decltype(signature_of_call(&Edit::template operator()<T, lowering>)) {};
  else return edit_signature<void, void, true>{};
}

template <class T, class Result, class Object, bool TakesMore>
constexpr edit_fault fault_of_signature(edit_signature<Result, Object, TakesMore>) {
  // What stands for a resource refers to its parts: a copy of it does, too.
  constexpr bool may_be_a_copy = requires { typename T::stands_for_a_resource; };
  constexpr bool is_its_object = std::is_same_v<std::remove_cvref_t<Object>, T>;
  if constexpr (!is_its_object || TakesMore) return edit_fault::other_object;
  else if constexpr (!std::is_reference_v<Object> && !may_be_a_copy) return edit_fault::copy;
  else if constexpr (std::is_const_v<std::remove_reference_t<Object>>) return edit_fault::constant;
  else if constexpr (!std::is_void_v<Result>) return edit_fault::result;
  else return edit_fault::none;
}

template <class T, class Edit>
constexpr edit_fault fault_of_edit() {
  if constexpr (!std::is_class_v<Edit>) return edit_fault::no_lambda;
  else if constexpr (!requires { Edit{}; }) return edit_fault::captures;
  else return fault_of_signature<T>(signature_of_edit<T, Edit>());
}

}  // namespace dovetail::detail
