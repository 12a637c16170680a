// error: tests/errors/grammar_path\.cpp:12: Ingress `broken` has path `api/`, which does not start with `/`; did you mean `/api/`\? \[GRM-29\]
// error: tests/errors/grammar_path\.cpp:13: Ingress `broken` has path `/a//b`, which has `//`; write the path from the root: `/api/` \[GRM-29\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken =
    Ingress<"broken">{}.withHost("a.example.com").withPath("/api/", web_service, http).withPath("/", web_service, http);
#else
inline constexpr auto broken =
    Ingress<"broken">{}
        .withHost("a.example.com")
        .withPath("api/", web_service, http)
        .withPath("/a//b", web_service, http);
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
