// error: tests/errors/grammar_label_key\.cpp:10: Deployment `broken` has the label key `a b`, which is no label key: at most 63 of A-Z, a-z, 0-9, `-`, `_` and `\.`, with a DNS subdomain and `/` before it if need be; use `name` or `example\.com/name` \[GRM-07\]
// error: tests/errors/grammar_label_key\.cpp:10: Deployment `broken` has the annotation key `example\.com/`, which is no annotation key: at most 63 of A-Z, a-z, 0-9, `-`, `_` and `\.`, with a DNS subdomain and `/` before it if need be; use `name` or `example\.com/name` \[GRM-07\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken =
    Deployment<"broken">{}.withContainer(nginx).withLabel("a-b", "c").withPodAnnotation("example.com/owner", "me");
#else
inline constexpr auto broken =
    Deployment<"broken">{}.withContainer(nginx).withLabel("a b", "c").withPodAnnotation("example.com/", "me");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
