// error: tests/errors/ingress_to_internal_service\.cpp:8: Ingress `broken` routes `/` to Service `store`, which is internal only: holds everything; route elsewhere, or remove internalOnly\(\.\.\.\) from the Service \[DOV-02\]
#include "web.hpp"

inline constexpr auto store = Service<"store">{web}.internalOnly("holds everything").withPort(http);
#ifdef FIXED
inline constexpr auto broken = Ingress<"broken">{}.withHost("a.example.com").withPath("/", web_service, http);
#else
inline constexpr auto broken = Ingress<"broken">{}.withHost("a.example.com").withPath("/", store, http);
#endif

inline constexpr auto all = stack<"test">(
    file("web.yaml", web), file("service.yaml", web_service), file("store.yaml", store), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
