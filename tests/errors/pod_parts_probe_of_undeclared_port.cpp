// error: tests/errors/pod_parts_probe_of_undeclared_port\.cpp:10: Deployment `broken`, container `nginx` has a liveness probe that asks port `8081`, which no container of its pod declares; it declares 8080/TCP `http`; declare it with withPort\(\.\.\.\), or waive DOV-74 with a reason \[DOV-74\]
// error: tests/errors/pod_parts_probe_of_undeclared_port\.cpp:10: Deployment `broken`, container `nginx` has a readiness probe that asks port `htpp`, but the container declares 8080/TCP `http`; did you mean `http`\? \[REF-45\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(
    nginx.withLivenessProbe(http_get(8080, "/")).withReadinessProbe(tcp_socket("http")));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(
    nginx.withLivenessProbe(http_get(8081, "/")).withReadinessProbe(tcp_socket("htpp")));
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
