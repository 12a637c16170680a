// error: tests/errors/service_port_nobody_listens_on\.cpp:8: Service `broken` forwards port 80 to `8081`, but no container of Deployment `web` listens there; it listens on 8080/TCP `http` \[REF-06\]
// error: tests/errors/service_port_nobody_listens_on\.cpp:8: Service `broken` forwards port 81 to `htpp`, but no container of Deployment `web` listens there; it listens on 8080/TCP `http`; did you mean `http`\? \[REF-06\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withPort("web", 80, 8080).withPort("named", 81, "http");
#else
inline constexpr auto broken = Service<"broken">{web}.withPort("web", 80, 8081).withPort("named", 81, "htpp");
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
