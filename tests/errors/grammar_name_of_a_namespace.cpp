// error: tests/errors/grammar_name_of_a_namespace\.cpp:9: Namespace `Prod_1` has the name `Prod_1`, which is no DNS label: at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit; did you mean `prod-1`\? \[GRM-01\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Namespace<"prod-1">{};
#else
// A name that stands in the call, or a value's, is refused on its line; this is of an edit.
inline constexpr auto broken =
    Namespace<"prod-1">{}.edit([](api::core::v1::Namespace& n) { n.metadata.name = "Prod_1"; });
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
