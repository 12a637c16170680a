// error: tests/errors/variables_set_after_its_use\.cpp:7: Deployment `web`, container `nginx` has `\$\(HOST\)` in a variable, which is set only after it; put it first \[REF-77\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto addressed = nginx.withEnv("HOST", "db").withEnv("ADDRESS", "http://$(HOST):80");
#else
inline constexpr auto addressed = nginx.withEnv("ADDRESS", "http://$(HOST):80").withEnv("HOST", "db");
#endif
inline constexpr auto broken = Deployment<"web">{}.withContainer(addressed);

inline constexpr auto all = stack<"test">(file("web.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
