// error: tests/errors/grammar_node_port\.cpp:\d+: Service `broken` has node port 8083, which is not from 30000 to 32767; use a number from 1 to 65535 \[GRM-12\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withNodePort(http, 30083);
#else
inline constexpr auto broken = Service<"broken">{web}.withNodePort(http, 30083).edit([](api::core::v1::Service& service) {
  service.spec.ports[0].nodePort = 8083;
});
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
