// error: tests/errors/grammar_name_from_a_value\.cpp:9: Namespace `Prod_1` has the name `Prod_1`, which is no DNS label: at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit; did you mean `prod-1`\? \[GRM-01\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto name = value<"name">(grammars::any_text, "prod-1");
inline constexpr auto broken = Namespace<>{name};
#else
inline constexpr auto name = value<"name">(grammars::any_text, "Prod_1");
inline constexpr auto broken = Namespace<>{name};
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withValues(name);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
