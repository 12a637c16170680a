/// Calls that a beginner tries: declared, so that the error on the caller's own line is a sentence that says what to write instead
/// of a list of the functions that it is not.
#pragma once

/// Before a function that is there to be refused. Its arguments are what no other overload takes: `...`, the worst match of all. It
/// does nothing, and gives back what the right call would, so that one mistake is one error. A constructor is explicit: a copy
/// would be made of what it takes otherwise, and the right call be ambiguous.
#define DOVETAIL_REFUSED(words) __attribute__((unavailable(words)))

/// In a kind whose braces stay empty: `Deployment<"ui">{"web"}`.
#define DOVETAIL_REFUSE_IN_BRACES(Kind, form)                                                 \
  template <class First, class... Rest>                                                       \
  DOVETAIL_REFUSED("nothing stands in the braces, and the name in the angle brackets: " form) \
  explicit consteval Kind(const First&, const Rest&...) {}

/// After a kind: `Deployment{"web"}`, `Deployment{}`, `Deployment<"">{}`.
#define DOVETAIL_NAME_IN_ANGLE_BRACKETS(Kind, builder, form)         \
  template <>                                                        \
  struct Kind<""> : builder {                                        \
    template <class... Wrong>                                        \
    DOVETAIL_REFUSED("the name stands in the angle brackets: " form) \
    explicit consteval Kind(const Wrong&...) {}                      \
  };                                                                 \
  template <class... Wrong>                                          \
  Kind(const Wrong&...)->Kind<"">

/// After a consteval function: clang says `words` at the line of the call, where the condition holds for its arguments. g++ has no
/// such thing: see `objection`.
#ifdef __clang__
#define DOVETAIL_REFUSED_IF(condition, words)                                           \
  _Pragma("clang diagnostic push") _Pragma("clang diagnostic ignored \"-Wgcc-compat\"") \
      __attribute__((diagnose_if(condition, words, "error"))) _Pragma("clang diagnostic pop")
#else
#define DOVETAIL_REFUSED_IF(condition, words)
#endif

namespace dovetail::detail {

/// What a consteval function objects to, as the first part of what it makes. g++ takes a constant that points at what is gone for
/// none, says so at the line of the call, and prints all that is in it: the words first.
struct objection {
  const char* says = nullptr;
  const char* gone = nullptr;

  consteval void object([[maybe_unused]] const char* words) {
#ifndef __clang__
    const char nothing = 0;
    says = words;
    gone = &nothing;
#endif
  }
};

}  // namespace dovetail::detail
