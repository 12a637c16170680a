// error: tests/errors/variables_of_an_unset_variable\.cpp:8: Deployment `web`, container `nginx` has `\$\(HOTS\)` in a variable, which nothing sets, so it stays as it is written; did you mean `HOST`\? \[REF-77\]
#include "web.hpp"

inline constexpr auto named = nginx.withEnv("HOST", "db");
#ifdef FIXED
inline constexpr auto addressed = named.withEnv("ADDRESS", "http://$(HOST):80");
#else
inline constexpr auto addressed = named.withEnv("ADDRESS", "http://$(HOTS):80");
#endif
inline constexpr auto broken = Deployment<"web">{}.withContainer(addressed);

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
