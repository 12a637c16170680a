// error: tests/errors/references_unknown_ingress_class\.cpp:9: Ingress `web` names IngressClass `ngnix` in spec\.ingressClassName, which is not in this stack and which no external declares; did you mean `nginx`\? \[REF-14\]
#include "web.hpp"

inline constexpr auto from_the_cluster = external<IngressClass>("nginx");
inline constexpr auto served = Ingress<"web">{}.withHost("web.example.com").withPath("/", web_service, http);
#ifdef FIXED
inline constexpr auto broken = served.withIngressClassName("nginx");
#else
inline constexpr auto broken = served.withIngressClassName("ngnix");
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("ingress.yaml", broken))
        .withExternals(from_the_cluster);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
