// error: tests/errors/dockerfile_words\.cpp:13: stage `broken` of Dockerfile `test` runs `echo .*s`, at whose end a quote, a bracket or a backslash is open; write it so that a Dockerfile can hold it \[DOV-44\]
// error: tests/errors/dockerfile_words\.cpp:14: stage `broken` of Dockerfile `test` runs `cat <<EOF`, whose document would have to follow on lines of its own: use printf, or copy a file; write it so that a Dockerfile can hold it \[DOV-44\]
// error: tests/errors/dockerfile_words\.cpp:15: stage `broken` of Dockerfile `test` sets `APP ENV`, which is no name for a variable: A-Z, a-z, 0-9 and `_`, not starting with a digit; write it so that a Dockerfile can hold it \[DOV-44\]
// error: tests/errors/dockerfile_words\.cpp:16: stage `broken` of Dockerfile `test` copies several files to `app`, which is no folder: it has to end in `/`; write it so that a Dockerfile can hold it \[DOV-44\]
// error: tests/errors/dockerfile_words\.cpp:17: stage `broken` of Dockerfile `test` runs as `root\?RUN evil`, which is no user: `name`, or `user:group`; write it so that a Dockerfile can hold it \[DOV-44\]
#include "website.hpp"

#ifdef FIXED
inline constexpr auto broken = Stage<"broken">{"alpine:3.22"}.withRunShell("echo \"it's\"").withUser("root");
#else
inline constexpr auto broken =
    Stage<"broken">{"alpine:3.22"}
        .withRunShell("echo it's")
        .withRunShell("cat <<EOF")
        .withEnv("APP ENV", "production")
        .withCopy("a", "b", "app")
        .withUser("root\nRUN evil");
#endif
inline constexpr auto test = Dockerfile<"test">{}.withTargets(broken);
inline constexpr auto test_image = built_image<test>("git.example.com/team/test");
