// error: tests/errors/grammar_config_key\.cpp:7: ConfigMap `broken` has a key `log level`, which is no key of a ConfigMap or a Secret: at most 253 of A-Z, a-z, 0-9, `_`, `-` and `\.`; use letters, digits, `_`, `-` and `\.` \[GRM-18\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = ConfigMap<"broken">{}.withData("log_level", "info");
#else
inline constexpr auto broken = ConfigMap<"broken">{}.withData("log level", "info");
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
