/// Steps: what a builder is made of, and how they are lowered to an API object.
///
/// A builder is a name and an array of steps. Each `.withX(…)` appends one: a function and its arguments; a nested builder's
/// steps follow the step that opens it. Lowering folds them over a fresh API object.
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

/// The same before a step's function that is a template over a kind: its code is where the kind's run-time part is.
#if defined(DOVETAIL_COMPILES_STEPS) || defined(DOVETAIL_COMPILES_KINDS) || defined(__OPTIMIZE__)
#define DOVETAIL_STEP_OF_KIND constexpr
#else
#define DOVETAIL_STEP_OF_KIND extern inline __attribute__((gnu_inline)) constexpr
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
constexpr auto& as(part& p) {
  return *static_cast<part_of<T>&>(p).object;
}

/// An aggregate without initial values, like what it is made of: an array of them that is empty but for its first elements is
/// then no more work for the compilers than those.
struct step {
  using function = void (*)(part&, const step&, lowering&);

  /// Null: a piece of text that belongs to the step before it.
  function apply;
  /// How many of the steps after this one belong to it.
  std::uint32_t nested;
  argument first;
  argument second;

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

namespace error {
void a_builder_has_no_room_for_so_many_calls(std::size_t most);
}  // namespace error

namespace detail {

// Not members of the builders, which are templates: these are compiled once.
constexpr void copy_steps(const step* from, std::size_t count, step* to) {
  for (std::size_t i = 0; i < count; ++i) to[i] = from[i];
}
constexpr void set_step(step& s, step::function apply, std::size_t nested, const argument& first,
                        const argument& second) {
  s.apply = apply;
  s.nested = static_cast<std::uint32_t>(nested);
  s.first = first;
  s.second = second;
}

}  // namespace detail

/// The steps of a builder, in their order. Its type does not tell how many there are, so all builders of a kind are of one type and
/// its functions are compiled once; there is room for more than any of them has.
struct step_list {
  static constexpr std::size_t most = 1000;

  std::size_t count = 0;
  /// Where the steps of the last call begin: what `.when()` after it is for.
  std::size_t last_call = 0;
  step steps[most]{};

  constexpr std::span<const step> all_steps() const { return {steps, count}; }
  /// Calls `use` with the first step of each call, but for those that a switch decides on.
  template <class Use>
  constexpr auto each_call(Use use) const {
    for (std::size_t i = 0; i < count; i += 1 + steps[i].nested) use(steps[i]);
  }

  /// The steps that are added from here on are one call.
  constexpr void begin_call() { last_call = count; }
  constexpr step& add() {
    if (count == most) {
      if (__builtin_is_constant_evaluated()) error::a_builder_has_no_room_for_so_many_calls(most);
      __builtin_trap();
    }
    return steps[count++];
  }
  constexpr void add(step::function apply, std::size_t nested, const argument& first, const argument& second) {
    detail::set_step(add(), apply, nested, first, second);
  }
  /// A step that belongs to the one before it.
  constexpr void add_piece(const argument& first) { add(nullptr, 0, first, argument{}); }
  constexpr void add_all(std::span<const step> others) {
    for (const step& each : others) add() = each;
  }
};

/// A builder of whatever part: its name, the line that makes it, its steps. `Self` is the builder.
template <class Self>
class chain : public step_list {
 public:
  argument name{};
  place at{};

  constexpr chain() = default;
  constexpr chain(argument builder_name, place written) : name(builder_name), at(written) {}

 protected:
  constexpr auto& self() const { return static_cast<const Self&>(*this); }

  constexpr auto and_step(step::function apply, argument first = {}, argument second = {}) const {
    return and_part(apply, {}, first, second);
  }
  /// A step with another builder's steps nested in it.
  constexpr auto and_part(step::function apply, std::span<const step> nested, argument first = {},
                          argument second = {}) const {
    Self next = self();
    next.begin_call();
    next.add(apply, nested.size(), first, second);
    next.add_all(nested);
    return next;
  }
  /// A step whose text is put together in lowering.
  constexpr auto and_text(step::function apply, std::span<const argument> parts, argument first = {},
                          argument second = {}) const {
    Self next = self();
    next.begin_call();
    next.add(apply, parts.size(), first, second);
    for (const argument& part_of_text : parts) next.add_piece(part_of_text);
    return next;
  }
  /// Steps that several calls have added, as one: `.when()` after it is for all of them.
  constexpr auto as_one_call(Self next) const {
    next.last_call = count;
    return next;
  }
  /// One step for each line of a table.
  constexpr auto and_table(step::function apply, std::span<const named_argument> table) const {
    Self next = self();
    next.begin_call();
    for (const named_argument& line : table) next.add(apply, 0, line.name, line.value);
    return next;
  }
  /// One step for each word of a list, which are all of the first one's type.
  template <class Word, class... Rest>
  constexpr auto and_words(step::function apply, const argument& second, const Word& first, const Rest&... rest) const {
    Self next = self();
    next.begin_call();
    next.add(apply, 0, first, second);
    (next.add(apply, 0, Word::of(rest, first.at), second), ...);
    return next;
  }
};

}  // namespace dovetail
