// error: set takes the path of a field and one value for it: set<\\?"spec\.replicas\\?">\(3\)
// error: tests/errors/field_path_call\.cpp:27:
// error: set takes the path of a field and one value for it: set<\\?"spec\.replicas\\?">\(3\)
// error: tests/errors/field_path_call\.cpp:28:
// error: the path of a field stands in angle brackets, and its value in the parentheses: set<\\?"spec\.replicas\\?">\(3\)
// error: tests/errors/field_path_call\.cpp:29:
// error: append takes the path of a list and one element for it, and a further call the next one: append<\\?"args\\?">\(\\?"--debug\\?"\)
// error: tests/errors/field_path_call\.cpp:30:
// error: the path of a list stands in angle brackets, and an element in the parentheses: append<\\?"args\\?">\(\\?"--debug\\?"\)
// error: tests/errors/field_path_call\.cpp:31:
// error: the path of a field stands in angle brackets: unset<\\?"spec\.replicas\\?">\(\)
// error: tests/errors/field_path_call\.cpp:32:
// error: the path of a field stands in angle brackets, and the comment in the parentheses: withCommentOn<\\?"spec\.replicas\\?">\(\\?"why\\?"\)
// error: tests/errors/field_path_call\.cpp:33:
// never: no matching
#include "web.hpp"

#ifdef FIXED
inline constexpr auto nothing = web.set<"spec.replicas">(1);
inline constexpr auto two = web.set<"spec.replicas">(2);
inline constexpr auto path = web.set<"spec.replicas">(3);
inline constexpr auto no_element = nginx.append<"args">("-q");
inline constexpr auto no_path = nginx.append<"args">("-v");
inline constexpr auto gone = web.unset<"spec.replicas">();
inline constexpr auto noted = web.withCommentOn<"spec.replicas">("why");
#else
inline constexpr auto nothing = web.set<"spec.replicas">();
inline constexpr auto two = web.set<"spec.replicas">(2, 3);
inline constexpr auto path = web.set("spec.replicas", 3);
inline constexpr auto no_element = nginx.append<"args">();
inline constexpr auto no_path = nginx.append("args", "-v");
inline constexpr auto gone = web.unset("spec.replicas");
inline constexpr auto noted = web.withCommentOn("spec.replicas", "why");
#endif
