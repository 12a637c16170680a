// error: tests/errors/service_port_nobody_listens_on\.cpp:8: Service `broken` forwards port 80 to `8081`, which no container of Deployment `web` declares; it declares 8080/TCP `http`; declare it with withPort\(\.\.\.\), or waive DOV-74 with a reason \[DOV-74\]
// error: tests/errors/service_port_nobody_listens_on\.cpp:8: Service `broken` forwards port 81 to `htpp`, which no container of Deployment `web` declares; it declares 8080/TCP `http`; did you mean `http`\? \[REF-06\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withPort("web", 80, 8080).withPort("named", 81, "http");
#else
inline constexpr auto broken = Service<"broken">{web}.withPort("web", 80, 8081).withPort("named", 81, "htpp");
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
