// error: tests/errors/grammar_port_number\.cpp:10: Deployment `broken`, container `nginx` has port 70000, which is not from 1 to 65535; use a number from 1 to 65535 \[GRM-12\]
// error: tests/errors/grammar_port_number\.cpp:11: Service `service` has port 0, which is not from 1 to 65535; use a number from 1 to 65535 \[GRM-12\]
// error: tests/errors/grammar_port_number\.cpp:11: Service `service` has target port 70000, which is not from 1 to 65535; use a number from 1 to 65535 \[GRM-12\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withPort(7000));
inline constexpr auto service = Service<"service">{broken}.withPort("http", 80, 7000);
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withPort(70000));
inline constexpr auto service = Service<"service">{broken}.withPort("http", 0, 70000);
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("service.yaml", service));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
