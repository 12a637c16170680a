/// stack.hpp: what another stack has, as an external of this one and as a part of it; what a stack edits.
#include "findings.hpp"

#include <dovetail/dovetail.hpp>

namespace {

using namespace dovetail;

namespace payments {
inline constexpr auto name_space = Namespace<"payments">{};
inline constexpr auto http = port<"http">(8080);
inline constexpr auto settings = ConfigMap<"settings">{}.withData("CURRENCY", "EUR");
inline constexpr auto api =
    Deployment<"api">{}.withContainer(Container<"api">{image("payments:1.2.3")}.withPort(http).withEnvFrom(settings));
inline constexpr auto api_service = Service<"api">{api}.withPort(80, http);
inline constexpr auto credentials = Secret<"credentials">{}.withKeys("USER");
inline constexpr auto whole =
    stack<"payments">(file("settings.yaml", settings), file("api/", api), file("api/service.yaml", api_service));
static_assert(is_sound<whole>);
}  // namespace payments

template <class Container>
consteval auto web_with(const Container& container) {
  return Deployment<"web">{}.withContainer(container);
}
inline constexpr auto container = Container<"web">{image("web:1.2.3")};

// Its ports are known by the handle, and its keys.
inline constexpr auto client = web_with(container.withEnv("PAYMENTS", payments::api_service.url("http", payments::http))
                                            .withEnv("CURRENCY", payments::settings.key("CURRENCY"))
                                            .withEnv(payments::credentials.key("USER")));
inline constexpr auto shop = stack<"shop">(file("web.yaml", client))
                                 .withExternals(payments::api_service, payments::settings, payments::credentials);
static_assert(is_sound<shop>);

// One that it does not have.
inline constexpr auto wrong_key = web_with(container.withEnv("CURRENCY", payments::settings.key("CURENCY")));
inline constexpr auto with_wrong_key = stack<"shop">(file("web.yaml", wrong_key)).withExternals(payments::settings);
static_assert(breaks_only<with_wrong_key>("REF-19"));

// In another namespace, with the address that it has there.
inline constexpr auto outside = external(payments::api_service).inNamespace(payments::name_space);
static_assert(outside.name_space == "payments");
static_assert(outside.port(payments::http).number == 80);
inline constexpr auto far_client = web_with(container.withEnv("PAYMENTS", outside.url("http", payments::http)));
inline constexpr auto own_space = Namespace<"shop">{};
inline constexpr auto far_shop = stack<"shop">(file("namespace.yaml", own_space), file("web.yaml", far_client))
                                     .inNamespace(own_space)
                                     .withExternals(outside);
static_assert(is_sound<far_shop>);

// It may be a part of this one.
inline constexpr auto both =
    stack<"shop">(file("web.yaml", client)).withExternals(payments::credentials).add(payments::whole);
static_assert(is_sound<both>);
static_assert(decltype(hana::size(both.resources))::value == 4);

// Both go to the older Kubernetes.
inline constexpr auto of_1_30 = stack<"shop">(file("web.yaml", client)).add(payments::whole.targeting({1, 30}));
static_assert(of_1_30.target.minor == 30);

// A stack is edited as an environment is, in all of them.
inline constexpr auto local = Environment<"local">{}.edit(on(client).withReplicas(1));
inline constexpr auto edited = stack<"shop">(file("web.yaml", client))
                                   .withExternals(payments::api_service, payments::settings, payments::credentials)
                                   .edit(every_workload().withPodLabel("team", "web"))
                                   .edit(on(client).withReplicas(3))
                                   .withEnvironments(local);
static_assert(is_sound<edited>);
static_assert(find<Deployment>(edited, "web")->spec.replicas == 3);
static_assert(find<Deployment>(edited, "web", "local")->spec.replicas == 1);
inline constexpr auto edits_nothing =
    stack<"shop">(file("web.yaml", client))
        .withExternals(payments::api_service, payments::settings, payments::credentials)
        .edit(every<StatefulSet>().withReplicas(3));
static_assert(breaks_only<edits_nothing>("DOV-20"));

}  // namespace
