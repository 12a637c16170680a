// error: tests/errors/ingress_unknown_default_backend\.cpp:9: Ingress `broken` routes what no path takes to Service `wep`, which this stack does not define; did you mean `web`\? \[REF-11\]
// error: tests/errors/ingress_unknown_default_backend\.cpp:10: Ingress `other-port` routes what no path takes to port `https` of Service `web`, which has no such port; it has 8080 `http`; did you mean `http`\? \[REF-11\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Ingress<"broken">{}.withDefaultBackend("web", 8080);
inline constexpr auto other_port = Ingress<"other-port">{}.withDefaultBackend("web", "http");
#else
inline constexpr auto broken = Ingress<"broken">{}.withDefaultBackend("wep", 8080);
inline constexpr auto other_port = Ingress<"other-port">{}.withDefaultBackend("web", "https");
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", web_service),
    file("broken.yaml", broken), file("other_port.yaml", other_port));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
