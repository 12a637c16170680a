// error: tests/errors/addresses_port_that_an_environment_changes\.cpp:17: poc: Deployment `shop`, container `shop`, variable `WEB_PORT` takes port 80 of Service `web`, which has no such port; it has 81 `http`; where the number varies, make it a value<\.\.\.> of the stack, and both follow it \[DOV-61\]
// error: tests/errors/addresses_port_that_an_environment_changes\.cpp:19: poc: Job `once`, container `once`, argument 2 connects to port 80 of Service `web`, which has no such port; it has 81 `http`; take a port that it has \[DOV-60\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto front_port = value<"front.port">(grammars::port_number, 80);
inline constexpr auto front = Service<"web">{web}.withPort(front_port, http);
inline constexpr auto poc = Environment<"poc">{}.withValue(front_port, 81);
#else
inline constexpr auto front = Service<"web">{web}.withPort(80, http);
inline constexpr auto poc =
    Environment<"poc">{}.edit(on(front).edit([](api::core::v1::Service& service) { service.spec.ports[0].port = 81; }));
#endif
inline constexpr auto local = Environment<"local">{}.edit(on(web).withReplicas(1));

inline constexpr auto shop =
    Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withEnv("WEB_PORT", front.port(http)));
inline constexpr auto once = Job<"once">{}.withContainer(
    Container<"once">{image("once:1.0")}.withArgs("--of").withArgs(front.url("http", http)));

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("front.yaml", front), file("shop.yaml", shop), file("once.yaml", once))
#ifdef FIXED
        .withValues(front_port)
#endif
        .withEnvironments(local, poc);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
