// error: tests/errors/ingress_prefix_with_a_slash\.cpp:\d+: Ingress `shop` has path `/api/` twice, and the first takes everything \(`/api` and `/api/` are one path of type Prefix\); remove one of the two \[DOV-01\]
#include "web.hpp"

inline constexpr auto ingress = Ingress<"shop">{}
                                    .withHost("shop.example.com")
                                    .withPath("/api", web_service, http)
#ifdef FIXED
                                    .withExactPath("/api/", web_service, http);
#else
                                    .withPath("/api/", web_service, http);
#endif

inline constexpr auto shop =
    stack<"shop">(file("web.yaml", web), file("service.yaml", web_service), file("ingress.yaml", ingress));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
