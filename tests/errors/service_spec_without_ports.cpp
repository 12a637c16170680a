// error: tests/errors/service_spec_without_ports\.cpp:4: Service `web` has no ports; add withPort\(\.\.\.\) \[CON-55\]
#include "web.hpp"

inline constexpr auto broken = Service<"web">{web}.withPort(http).edit([](api::core::v1::Service& s) {
  auto& spec = s.spec;
#ifndef FIXED
  spec.ports.clear();
#endif
});

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("service.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
