// error: tests/errors/ingress_unknown_service\.cpp:7: Ingress `broken` routes `/` to Service `wep`, which this stack does not define; did you mean `web`\? \[REF-09\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Ingress<"broken">{}.withHost("a.example.com").withPath("/", "web", 8080);
#else
inline constexpr auto broken = Ingress<"broken">{}.withHost("a.example.com").withPath("/", "wep", 8080);
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
