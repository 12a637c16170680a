// error: tests/errors/service_without_selector\.cpp:7: Service `broken` has no selector, so it forwards to nobody; make the Service from its workload, or add withSelector\(\.\.\.\) \[REF-05\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withPort(http);
#else
inline constexpr auto broken = Service<"broken">{}.withPort(http);
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
