// error: tests/errors/ingress_shorter_path_first\.cpp:11: Ingress `broken` has path `/` before `/api/`, which it hides; put `/api/` first \[DOV-01\]
// error: tests/errors/ingress_shorter_path_first\.cpp:24: Ingress `in-two-rules` has path `/docs` before `/docs/old`, which it hides; put `/docs/old` first \[DOV-01\]
// error: tests/errors/ingress_shorter_path_first\.cpp:25: Ingress `in-two-rules` has path `/docs` twice, and the first takes everything; remove one of the two \[DOV-01\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken =
    Ingress<"broken">{}.withHost("a.example.com").withPath("/api/", web_service, http).withPath("/", web_service, http);
#else
inline constexpr auto broken =
    Ingress<"broken">{}.withHost("a.example.com").withPath("/", web_service, http).withPath("/api/", web_service, http);
#endif
// A host may have several rules; its paths are one list all the same.
#ifdef FIXED
inline constexpr auto again = "b.example.com";
#else
inline constexpr auto again = "a.example.com";
#endif
inline constexpr auto in_two_rules =
    Ingress<"in-two-rules">{}
        .withHost("a.example.com")
        .withPath("/docs", web_service, http)
        .withHost(again)
        .withPath("/docs/old", web_service, http)
        .withPath("/docs", web_service, http);

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", web_service),
    file("broken.yaml", broken), file("in_two_rules.yaml", in_two_rules));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
