/// Steps: what a builder is made of, and how they are lowered to an API object.
///
/// A builder is a name and an array of steps. Each `.withX(…)` appends one: a function and its arguments; a nested builder's
/// steps follow the step that opens it. Lowering folds them over a fresh API object. The array's length is the only thing
/// in a builder's type, so a hundred resources share the types of one (a tuple of edits, whose type grows with each call,
/// takes forty times as long to compile).
#pragma once

#include "dovetail/build/lowering.hpp"

#include <cstddef>
#include <cstdint>
#include <span>

/// Before a step's function that is no template. A stack's program has steps in its data and their code in the library,
/// compiled once; in a stack's own translation unit they are for constant evaluation only, which saves generating code for
/// them again with every edit. (`gnu_inline`: a body to evaluate, never to emit; g++ and clang both have it.)
#ifdef DOVETAIL_COMPILES_STEPS
#define DOVETAIL_STEP [[gnu::used]] inline constexpr
#else
#define DOVETAIL_STEP extern inline __attribute__((gnu_inline)) constexpr
#endif

namespace dovetail {

/// The API object that steps are applied to, or a part of it, whatever its type.
struct part {};
template <class T>
struct part_of : part {
  T* object;
  constexpr explicit part_of(T& target) : object(&target) {}
};

/// The object behind `p`, which the step that is applied knows to be a T.
template <class T>
constexpr T& as(part& p) {
  return *static_cast<part_of<T>&>(p).object;
}

struct step {
  using function = void (*)(part&, const step&, lowering&);

  /// Null: a piece of text that belongs to the step before it.
  function apply = nullptr;
  /// How many of the steps after this one belong to it.
  std::uint32_t nested = 0;
  argument first{};
  argument second{};

  constexpr std::span<const step> inside() const { return {this + 1, nested}; }
};

/// Applies steps, each with what is nested in it, to a part of an API object.
constexpr void apply_steps(std::span<const step> steps, part& target, lowering& in) {
  for (std::size_t i = 0; i < steps.size(); i += 1 + steps[i].nested) steps[i].apply(target, steps[i], in);
}

/// Applies a nested builder's steps to the object that it stands for.
template <class T>
constexpr auto apply_inside(const step& opening, T& object, lowering& in) {
  part_of<T> target(object);
  apply_steps(opening.inside(), target, in);
}

/// The text that the parts of an expression make.
constexpr model::text text_of_parts(std::span<const step> parts, place written, lowering& in) {
  const std::size_t noted = in.notes().service_uses.size();
  std::size_t size = 0;
  for (const step& p : parts) size += in.text(p.first).view().size();
  const std::size_t noted_once = in.notes().service_uses.size();
  char* joined = in.arena().allocate(size);
  std::size_t at = 0;
  for (const step& p : parts)
    for (const char c : in.text(p.first).view()) joined[at++] = c;
  if (noted_once != noted) in.keep_uses(noted, noted_once, {joined, size});
  // The line of the call, or else of the first piece that has one.
  for (std::size_t i = 0; !written.known() && i < parts.size(); ++i) written = parts[i].first.at;
  return {std::string_view(joined, size), written};
}
/// The text of a step's second argument or, where it has one, of the expression nested in it.
constexpr model::text text_of(const step& s, lowering& in) {
  return s.nested == 0 ? in.text(s.second) : text_of_parts(s.inside(), s.first.at, in);
}

namespace detail {

// Not members of the builders, which are templates: these are compiled once.
constexpr void copy_steps(const step* from, std::size_t count, step* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = from[i];
}
constexpr void copy_text(const argument* parts, std::size_t count, step* to) {
  for (std::size_t i = 0; i < count; ++i) to[i].first = parts[i];
}
constexpr void set_step(step& s, step::function apply, std::size_t nested, const argument& first,
                        const argument& second) {
  s.apply = apply;
  s.nested = static_cast<std::uint32_t>(nested);
  s.first = first;
  s.second = second;
}

}  // namespace detail

/// A builder of whatever part: its name, the line that makes it, its steps. `Self` is the builder's template over the
/// number of steps.
template <template <std::size_t> class Self, std::size_t N>
class chain {
 public:
  argument name{};
  place at{};
  /// Where the steps of the last call begin: what `.when()` after it is for.
  std::size_t last_call = 0;
  step steps[N == 0 ? 1 : N]{};

  constexpr chain() = default;
  constexpr chain(argument builder_name, place written) : name(builder_name), at(written) {}

  static constexpr std::size_t size() { return N; }
  constexpr std::span<const step> all_steps() const { return {steps, N}; }
  /// Calls `use` with the first step of each call, but for those that a switch decides on.
  template <class Use>
  constexpr auto each_call(Use use) const {
    for (std::size_t i = 0; i < N; i += 1 + steps[i].nested) use(steps[i]);
  }

 protected:
  constexpr Self<N + 1> and_step(step::function apply, argument first = {}, argument second = {}) const {
    Self<N + 1> next(name, at);
    detail::copy_steps(steps, N, next.steps);
    next.last_call = N;
    detail::set_step(next.steps[N], apply, 0, first, second);
    return next;
  }
  /// A step with another builder's steps nested in it.
  template <std::size_t M>
  constexpr Self<N + 1 + M> and_part(step::function apply, std::span<const step> nested, argument first = {},
                                     argument second = {}) const {
    Self<N + 1 + M> next(name, at);
    detail::copy_steps(steps, N, next.steps);
    next.last_call = N;
    detail::set_step(next.steps[N], apply, M, first, second);
    detail::copy_steps(nested.data(), M, next.steps + N + 1);
    return next;
  }
  /// A step whose text is put together in lowering.
  template <std::size_t M>
  constexpr Self<N + 1 + M> and_text(step::function apply, const text_expression<M>& text, argument first = {},
                                     argument second = {}) const {
    Self<N + 1 + M> next(name, at);
    detail::copy_steps(steps, N, next.steps);
    next.last_call = N;
    detail::set_step(next.steps[N], apply, M, first, second);
    detail::copy_text(text.parts, M, next.steps + N + 1);
    return next;
  }
  /// Steps that several calls have added, as one: `.when()` after it is for all of them.
  template <std::size_t M>
  constexpr Self<M> as_one_call(Self<M> next) const {
    next.last_call = N;
    return next;
  }
  /// One step for each line of a table.
  template <std::size_t M>
  constexpr Self<N + M> and_table(step::function apply, const named_argument (&table)[M]) const {
    Self<N + M> next(name, at);
    detail::copy_steps(steps, N, next.steps);
    next.last_call = N;
    for (std::size_t i = 0; i < M; ++i) detail::set_step(next.steps[N + i], apply, 0, table[i].name, table[i].value);
    return next;
  }
  /// One step for each word of a list, which are all of the first one's type.
  template <class Word, class... Rest>
  constexpr Self<N + 1 + sizeof...(Rest)> and_words(step::function apply, const argument& second, const Word& first,
                                                    const Rest&... rest) const {
    Self<N + 1 + sizeof...(Rest)> next(name, at);
    detail::copy_steps(steps, N, next.steps);
    next.last_call = N;
    detail::set_step(next.steps[N], apply, 0, first, second);
    std::size_t i = N + 1;
    (detail::set_step(next.steps[i++], apply, 0, Word::of(rest, first.at), second), ...);
    return next;
  }
};

}  // namespace dovetail
