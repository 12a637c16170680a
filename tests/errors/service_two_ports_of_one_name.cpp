// error: tests/errors/service_two_ports_of_one_name\.cpp:7: Service `broken` has two ports named `http`; name each port \[IDN-09\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withPort(http).withPort("more", 81, 8080);
#else
inline constexpr auto broken = Service<"broken">{web}.withPort(http).withPort("http", 81, 8080);
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
