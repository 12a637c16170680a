// error: tests/errors/ingress_spec_same_route_of_two\.cpp:8: Ingress `second` routes `/` of host `web\.example\.com`, as does Ingress `first`; remove one of the two \[IDN-25\]
#include "web.hpp"

inline constexpr auto first = Ingress<"first">{}.withHost("web.example.com").withPath("/", web_service, http);
#ifdef FIXED
inline constexpr auto second = Ingress<"second">{}.withHost("www.example.com").withPath("/", web_service, http);
#else
inline constexpr auto second = Ingress<"second">{}.withHost("web.example.com").withPath("/", web_service, http);
#endif

inline constexpr auto all = stack<"test">(
    file("web.yaml", web), file("service.yaml", web_service), file("first.yaml", first), file("second.yaml", second));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
