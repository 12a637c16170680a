// error: tests/errors/ingress_spec_certificate_of_another_host\.cpp:6: Ingress `web` has a certificate for `wbe\.example\.com`, which none of its rules serves; did you mean `web\.example\.com`\? \[REF-12\]
#include "web.hpp"

inline constexpr auto certificate = external<Secret>("web-tls");
inline constexpr auto broken =
    Ingress<"web">{}.withHost("web.example.com").withPath("/", web_service, http).edit([](auto& i) {
      auto& tls = i.spec.tls.emplace_back();
      tls.secretName = "web-tls";
#ifdef FIXED
      tls.hosts.push_back("web.example.com");
#else
      tls.hosts.push_back("wbe.example.com");
#endif
    });

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("ingress.yaml", broken))
        .withExternals(certificate);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
