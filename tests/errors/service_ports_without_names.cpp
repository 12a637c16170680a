// error: tests/errors/service_ports_without_names\.cpp:9: Service `named` has several ports, and port 81 has no name; name each port \[IDN-09\]
#include "web.hpp"

inline constexpr auto named = Service<"named">{web}.withPort(http).withPort("more", 81, 8080);

#ifdef FIXED
inline constexpr auto broken = named;
#else
inline constexpr auto broken = named.edit([](api::core::v1::Service& service) { service.spec.ports[1].name = ""; });
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
