#include "names.hpp"

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto shop = Namespace<"shop">{};

inline constexpr auto web = Deployment<"web">{}.withReplicas(2).withContainer(
    Container<"web">{image("registry.example.com/web:1.4")}.withPort(http).withReadinessProbe(
        http_get(http, "/ready").period(10s)));

inline constexpr auto web_service = Service<"web">{web}.withPort(http);

inline constexpr auto web_stack =
    stack<"web">(file("namespace.yaml", shop), file("web/deployment.yaml", web), file("web/service.yaml", web_service))
        .inNamespace(shop)
        .withPolicies(policy::pinned_images);

int main(int argc, char** argv) { return generate<web_stack>(argc, argv); }
