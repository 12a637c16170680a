/// find.hpp: a resource of a stack as it will be written.
#include "findings.hpp"

#include <dovetail/api/policy/v1.hpp>

namespace {

inline constexpr auto large = value<"large">(false);
inline constexpr auto http = port<"http">(8080);
inline constexpr auto web =
    Deployment<"web">{}.withReplicas(2).withContainer(Container<"web">{image("web:1.2.3")}.withPort(http));
inline constexpr auto budget = resource<api::policy::v1::PodDisruptionBudget, "web">()
                                   .set<"spec.minAvailable">(1)
                                   .set<"spec.selector.matchLabels[app]">("web");
inline constexpr auto service = Service<"web">{web}.withPort(http);
inline constexpr auto local = Environment<"local">{}.remove(service).edit(on(web).withReplicas(1));
inline constexpr auto prod = Environment<"prod">{}.withValue(large, true);
inline constexpr auto shop =
    stack<"shop">(file("web.yaml", web), file("service.yaml", service), file("budget.yaml", budget).when(large))
        .withValues(large)
        .withEnvironments(local, prod);

static_assert(find<Deployment>(shop, "web")->spec.replicas == 2);
static_assert(find<Deployment>(shop, "web", "local")->spec.replicas == 1);
static_assert(find<Service>(shop, "web")->spec.ports[0].port == 8080);
// What a switch or an environment takes away is not there.
static_assert(!find<Service>(shop, "web", "local"));
static_assert(find<api::policy::v1::PodDisruptionBudget>(shop, "web", "prod"));
static_assert(!find<api::policy::v1::PodDisruptionBudget>(shop, "web"));
static_assert(!find<Deployment>(shop, "worker"));

}  // namespace
