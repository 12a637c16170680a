// error: tests/errors/grammar_label_value\.cpp:9: Deployment `broken` has the label value `c d`, which is no label value: at most 63 of A-Z, a-z, 0-9, `-`, `_` and `\.`, starting and ending with a letter or a digit; shorten it, or make it an annotation \[GRM-08\]
// error: tests/errors/grammar_label_value\.cpp:9: Deployment `broken` has the label value `-1`, which is no label value: at most 63 of A-Z, a-z, 0-9, `-`, `_` and `\.`, starting and ending with a letter or a digit; shorten it, or make it an annotation \[GRM-08\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx).withLabel("ab", "c-d");
#else
inline constexpr auto broken =
    Deployment<"broken">{}.withContainer(nginx).withLabel("ab", "c d").withPodLabel("version", "-1");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
