// error: tests/errors/ingress_of_an_external_service\.cpp:10: Ingress `broken` routes `/logout` to Service `logn`, which this stack does not define; did you mean `login`\? \[REF-09\]
// error: tests/errors/ingress_of_an_external_service\.cpp:10: Ingress `broken` routes `/login` to port `8080` of Service `login`, which has no such port; it has 80 `http` \[REF-10\]
#include "web.hpp"

inline constexpr auto login = external<Service>("login").withPort(port<"http">(80));
#ifdef FIXED
inline constexpr auto broken = Ingress<"broken">{}.withHost("a.example.com").withPath("/login", "login", 80);
#else
inline constexpr auto broken =
    Ingress<"broken">{}.withHost("a.example.com").withPath("/login", "login", 8080).withPath("/logout", "logn", 80);
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken)).withExternals(login);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
