// error: ingress_shorter_path_first\.cpp:\d+: Ingress `broken` has path `/` before `/api/`, which it hides: put `/api/` first \[DOV-01\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken =
    Ingress<"broken">{}.withHost("a.example.com").withPath("/api/", web_service, http).withPath("/", web_service, http);
#else
inline constexpr auto broken =
    Ingress<"broken">{}.withHost("a.example.com").withPath("/", web_service, http).withPath("/api/", web_service, http);
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
