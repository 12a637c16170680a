// error: Ingress `broken` has host `Web_1.example.com`, which is no host name: .*; did you mean `web-1.example.com`\? \[GRM-28\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Ingress<"broken">{}.withHost("web-1.example.com").withPath("/", web_service, http);
#else
inline constexpr auto broken = Ingress<"broken">{}.withHost("Web_1.example.com").withPath("/", web_service, http);
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
