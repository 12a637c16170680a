// error: tests/errors/addresses_in_an_annotation\.cpp:9: Ingress `web` takes the host of Service `login`, which this stack does not define; list it in the stack, or in its withExternals\(\.\.\.\) \[DOV-61\]
#include "web.hpp"

inline constexpr auto login = Service<"login">{web}.withPort(http);
inline constexpr auto ingress =
    Ingress<"web">{}
        .withHost("www.example.com")
        .withPath("/", web_service, http)
        .withAnnotation("nginx.ingress.kubernetes.io/auth-url", concat(login.url("http", http), "/oauth2/auth"));

#ifdef FIXED
inline constexpr auto all = stack<"test">(
    file("web.yaml", web), file("service.yaml", web_service), file("login.yaml", login), file("ingress.yaml", ingress));
#else
inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("ingress.yaml", ingress));
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
