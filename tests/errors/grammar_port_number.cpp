// error: tests/errors/grammar_port_number\.cpp:1[12]: Deployment `broken`, container `nginx` has port 70000, which is not from 1 to 65535; use one of these \[GRM-12\]
// error: tests/errors/grammar_port_number\.cpp:1[45]: Service `service` has port 0, which is not from 1 to 65535; use one of these \[GRM-12\]
// error: tests/errors/grammar_port_number\.cpp:1[45]: Service `service` has target port 70000, which is not from 1 to 65535; use one of these \[GRM-12\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withPort(7000));
inline constexpr auto service = Service<"service">{broken}.withPort("http", 80, 7000);
#else
// What stands in a call is refused on its line; this is of an edit.
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.edit([](api::core::v1::Container& c) {
  c.ports[0].containerPort = 70000;
}));
inline constexpr auto service = Service<"service">{broken}.withPort("http", 80, 7000).edit([](api::core::v1::Service& s) {
  s.spec.ports[0].port = 0;
  s.spec.ports[0].targetPort = 70000;
});
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("service.yaml", service));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
