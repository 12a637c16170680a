// error: tests/errors/service_selects_nobody\.cpp:7: Service `broken` selects pods with `app: wep`, but no workload of this stack has them; did you mean `web`\? \[REF-04\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{}.withSelector("app", "web").withPort(http);
#else
inline constexpr auto broken = Service<"broken">{}.withSelector("app", "wep").withPort(http);
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
