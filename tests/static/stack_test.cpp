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

// A stack that leaves its namespace out: its resources are in one, whatever its name will be.
inline constexpr auto near_client = web_with(
    container.withEnv("API", payments::api_service.short_url("http", payments::http)).withEnvFrom(payments::settings));
inline constexpr auto anywhere =
    stack<"shop">(file("web.yaml", near_client), file("api.yaml", payments::api),
                  file("api.yaml", payments::api_service), file("api.yaml", payments::settings))
        .withoutNamespace();
static_assert(is_sound<anywhere>);
static_assert(!find<Deployment>(anywhere, "web")->metadata.namespace_.has_value());
// What is missing or wrong is found there too.
inline constexpr auto lacks_settings = stack<"shop">(file("web.yaml", near_client), file("api.yaml", payments::api),
                                                     file("api.yaml", payments::api_service))
                                           .withoutNamespace();
static_assert(breaks_only<lacks_settings>("REF-22"));
inline constexpr auto wrong_port = web_with(container.withEnv("API", "http://api:8081/"));
inline constexpr auto knocks_elsewhere =
    stack<"shop">(file("web.yaml", wrong_port), file("api.yaml", payments::api),
                  file("api.yaml", payments::api_service), file("api.yaml", payments::settings))
        .withoutNamespace();
static_assert(breaks_only<knocks_elsewhere>("DOV-60"));
inline constexpr auto twice =
    stack<"shop">(file("a.yaml", near_client), file("b.yaml", near_client), file("api.yaml", payments::api),
                  file("api.yaml", payments::api_service), file("api.yaml", payments::settings))
        .withoutNamespace();
static_assert(breaks_only<twice>("IDN-28"));
// An external of another namespace is not in this one.
inline constexpr auto settings_elsewhere = external(payments::settings).inNamespace("payments");
inline constexpr auto reads_elsewhere = stack<"shop">(file("web.yaml", near_client), file("api.yaml", payments::api),
                                                      file("api.yaml", payments::api_service))
                                            .withoutNamespace()
                                            .withExternals(settings_elsewhere);
static_assert(!is_sound<reads_elsewhere>);
// Nobody knows whether a policy's namespaces are meant.
inline constexpr auto api_for_shops =
    NetworkPolicy<"api">{payments::api}.withIngressFromNamespace("shop", payments::http);
inline constexpr auto behind_a_policy =
    stack<"shop">(file("web.yaml", near_client), file("api.yaml", payments::api),
                  file("api.yaml", payments::api_service), file("api.yaml", payments::settings),
                  file("policy.yaml", api_for_shops))
        .withoutNamespace();
static_assert(is_sound<behind_a_policy>);
// What needs the namespace is told, where no environment has one.
inline constexpr auto by_long_name =
    web_with(container.withEnv("API", payments::api_service.url("http", payments::http)));
inline constexpr auto needs_it =
    stack<"shop">(file("web.yaml", by_long_name), file("api.yaml", payments::api),
                  file("api.yaml", payments::api_service), file("api.yaml", payments::settings))
        .withoutNamespace();
static_assert(breaks_only<needs_it>("DOV-75") && count_of<needs_it>("DOV-75") == 1);
inline constexpr auto shop_space = external<Namespace>("shop");
inline constexpr auto in_shop = Environment<"shop">{}.inNamespace("shop").withExternals(shop_space);
inline constexpr auto has_it = needs_it.withEnvironments(in_shop);
static_assert(is_sound<has_it>);
static_assert(find<Deployment>(has_it, "web", "shop")->metadata.namespace_ == "shop");

}  // namespace
