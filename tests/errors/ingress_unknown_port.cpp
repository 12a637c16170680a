// error: tests/errors/ingress_unknown_port\.cpp:10: Ingress `broken` routes `/b` to port `htpp` of Service `web`, which has no such port; it has 8080 `http`; did you mean `http`\? \[REF-10\]
// error: tests/errors/ingress_unknown_port\.cpp:10: Ingress `broken` routes `/` to port `8081` of Service `web`, which has no such port; it has 8080 `http` \[REF-10\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken =
    Ingress<"broken">{}.withHost("a.example.com").withPath("/b", "web", "http").withPath("/", "web", 8080);
#else
inline constexpr auto broken =
    Ingress<"broken">{}.withHost("a.example.com").withPath("/b", "web", "htpp").withPath("/", "web", 8081);
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
