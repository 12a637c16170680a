// error: tests/errors/ingress_spec_path_of_two_ingresses\.cpp:\d+: Ingress `admin` routes `/api/` of host `shop\.example\.com`, as does Ingress `shop` \(`/api` and `/api/` are one path of type Prefix\); remove one of the two \[IDN-25\]
#include "web.hpp"

inline constexpr auto ingress =
    Ingress<"shop">{}.withHost("shop.example.com").withPath("/api", web_service, http);
#ifdef FIXED
inline constexpr auto admin = Ingress<"admin">{}.withHost("shop.example.com").withPath("/admin/", web_service, http);
#else
inline constexpr auto admin = Ingress<"admin">{}.withHost("shop.example.com").withPath("/api/", web_service, http);
#endif

inline constexpr auto shop = stack<"shop">(file("web.yaml", web), file("service.yaml", web_service),
                                           file("ingress.yaml", ingress), file("admin.yaml", admin));

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
