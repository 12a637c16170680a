/// An environment of a stack together with what a component says of it. Only who has components includes it: its templates would be
/// instantiated in each compilation of a stack.
#pragma once

#include "dovetail/build/environment.hpp"

#include <cstddef>
#include <span>

namespace dovetail::detail {

/// What a stack and a component of it say of one thing, one behind the other.
template <class T>
class joined_array {
 public:
  constexpr joined_array(std::span<const T> first, std::span<const T> then)
      : all_(new T[first.size() + then.size() + 1]{}), size_(first.size() + then.size()) {
    for (std::size_t i = 0; i < first.size(); ++i) all_[i] = first[i];
    for (std::size_t i = 0; i < then.size(); ++i) all_[first.size() + i] = then[i];
  }
  joined_array(const joined_array&) = delete;
  constexpr ~joined_array() { delete[] all_; }
  constexpr std::span<const T> view() const { return {all_, size_}; }
  constexpr T* begin() { return all_; }

 private:
  T* all_;
  std::size_t size_;
};

constexpr std::size_t count_of_steps(const environment_view& of) {
  std::size_t count = 0;
  for (const environment_edit& e : of.edits)
    if (count < e.first_step + e.step_count) count = e.first_step + e.step_count;
  return count;
}

/// An environment of a stack with what a component says of it. The edits of the component come after those of the stack.
class joined_environment {
 public:
  constexpr joined_environment(const environment_view& of_stack, const environment_view& of_component)
      : edits_(of_stack.edits, of_component.edits),
        steps_({of_stack.steps, count_of_steps(of_stack)}, {of_component.steps, count_of_steps(of_component)}),
        externals_(of_stack.externals, of_component.externals),
        values_(of_stack.values, of_component.values),
        view_(of_stack) {
    for (std::size_t i = of_stack.edits.size(); i < edits_.view().size(); ++i)
      edits_.begin()[i].first_step += count_of_steps(of_stack);
    view_.edits = edits_.view();
    view_.steps = steps_.view().data();
    view_.externals = externals_.view();
    view_.values = values_.view();
  }
  constexpr const environment_view& view() const { return view_; }

 private:
  joined_array<environment_edit> edits_;
  joined_array<step> steps_;
  joined_array<external_entry> externals_;
  joined_array<value_setting> values_;
  environment_view view_;
};

}  // namespace dovetail::detail
