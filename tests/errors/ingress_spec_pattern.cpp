// error: tests/errors/ingress_spec_pattern\.cpp:7: Ingress `web` routes `/api/\.\*`, a pattern, by the pathType Prefix, which takes each character for itself; write the path as it is, or set pathType to ImplementationSpecific where the controller knows patterns \[CON-98\]
#include "web.hpp"

inline constexpr auto ingress =
    Ingress<"web">{}
#ifndef FIXED
        .withPath("/api/.*", web_service, http);
#else
        .withPath("/api", web_service, http);
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("ingress.yaml", ingress));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
