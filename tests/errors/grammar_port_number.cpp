// error: tests/errors/grammar_port_number\.cpp:\d+: Deployment `broken`, container `nginx` has port 70000, which is not from 1 to 65535; use a number from 1 to 65535 \[GRM-12\]
// error: tests/errors/grammar_port_number\.cpp:\d+: Service `service` has port 0, which is not from 1 to 65535; use a number from 1 to 65535 \[GRM-12\]
// error: tests/errors/grammar_port_number\.cpp:\d+: Service `service` has target port 70000, which is not from 1 to 65535; use a number from 1 to 65535 \[GRM-12\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto number = 7000, other_number = 80;
#else
inline constexpr auto number = 70000, other_number = 0;
#endif
inline constexpr auto broken = Deployment<"broken">{}.withContainer(
    nginx.withPort(7000).edit([](api::core::v1::Container& container) { container.ports[0].containerPort = number; }));
inline constexpr auto service =
    Service<"service">{broken}.withPort("http", 80, 7000).edit([](api::core::v1::Service& edited) {
      edited.spec.ports[0].port = other_number;
      edited.spec.ports[0].targetPort = number;
    });

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("service.yaml", service));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
