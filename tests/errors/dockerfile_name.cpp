// error: `Runtime_Base` is no name for a stage: it takes a-z, 0-9, `_`, `-` and `\.`, starting with a letter; did you mean `runtime-base`\?
// error: tests/errors/dockerfile_name\.cpp:14:
// error: `my site` is no name for a Dockerfile: it takes at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit; did you mean `my-site`\?
// error: tests/errors/dockerfile_name\.cpp:15:
// error: a stage is a constexpr variable: a temporary would be gone before the Dockerfile is read
// error: tests/errors/dockerfile_name\.cpp:16:
#include "website.hpp"

#ifdef FIXED
inline constexpr auto stage = Stage<"runtime-base2">{"alpine:3.22"};
inline constexpr auto my_site = Dockerfile<"my-site">{};
inline constexpr auto temporary = Dockerfile<"test">{}.withTargets(stage);
#else
inline constexpr auto stage = Stage<"Runtime_Base">{"alpine:3.22"};
inline constexpr auto my_site = Dockerfile<"my site">{};
inline constexpr auto temporary = Dockerfile<"test">{}.withTargets(Stage<"app">{"alpine:3.22"});
#endif
