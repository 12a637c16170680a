// error: tests/errors/service_without_selector\.cpp:7: Service `broken` has no selector, so it forwards to nobody until somebody gives it addresses; make the Service from its workload, add withSelector\(\.\.\.\), or waive DOV-74 with a reason \[DOV-74\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withPort(http);
#else
inline constexpr auto broken = Service<"broken">{}.withPort(http);
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
