// error: tests/errors/grammar_host\.cpp:9: Ingress `broken` has host `Web_1\.example\.com`, which is no host name: a DNS subdomain and no IP address, with `\*\.` before it where it is a wildcard; did you mean `web-1\.example\.com`\? \[GRM-28\]
// error: tests/errors/grammar_host\.cpp:10: Ingress `address` has host `192\.0\.2\.1`, which is no host name: a DNS subdomain and no IP address, with `\*\.` before it where it is a wildcard; use a name such as `app\.example\.com` \[GRM-28\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Ingress<"broken">{}.withHost("web-1.example.com").withPath("/", web_service, http);
inline constexpr auto address = Ingress<"address">{}.withHost("web-2.example.com").withPath("/", web_service, http);
#else
inline constexpr auto broken = Ingress<"broken">{}.withHost("Web_1.example.com").withPath("/", web_service, http);
inline constexpr auto address = Ingress<"address">{}.withHost("192.0.2.1").withPath("/", web_service, http);
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", web_service),
    file("broken.yaml", broken), file("address.yaml", address));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
