// A component alone: what it is held to, and what only the whole stack is.
#include "dovetail/component.hpp"
#include "dovetail/dovetail.hpp"

namespace {

using namespace dovetail;

constexpr auto http = port<"http">(8080);
constexpr auto settings = ConfigMap<"settings">{}.withData("LEVEL", "info");
constexpr auto base = stack<"shop">(file("settings.yaml", settings)).withPolicies(policy::isolated_pods);

constexpr auto server = Container<"cart">{image("cart:1.4")}.withPort(http);
constexpr auto pods = Deployment<"cart">{}.withContainer(server.withEnvFrom(settings));
constexpr auto service = Service<"cart">{pods}.withPort(http);

// The stack's own resources are there for each of its components.
constexpr auto sound = component<"cart">(base, file("cart/", group(pods, service))).offers(service);
static_assert(is_sound<sound>);

// Whom others have may be picked, and is not for a component alone to know.
constexpr auto peer = NetworkPolicy<"cart">{pods}.withIngressFrom(Deployment<"storefront">{});
constexpr auto picks_others = component<"cart">(base, file("cart/", group(pods, peer)));
static_assert(is_sound<picks_others>);
constexpr auto alone = stack<"cart">(file("cart/", group(pods, peer)), file("settings.yaml", settings));
static_assert(!is_sound<alone>);

// What it names is among its own, the stack's, or needed of others.
constexpr auto prices = external<Service>("prices").withPort(http);
constexpr auto asks = Deployment<"cart">{}.withContainer(server.withEnv("PRICES", prices.address(http)));
constexpr auto names_others = component<"cart">(base, file("cart.yaml", asks));
static_assert(!is_sound<names_others>);
constexpr auto needs_others = names_others.needs(prices);
static_assert(is_sound<needs_others>);

// It has what it offers, with the ports that it is said to have.
constexpr auto offers_others = sound.offers(prices);
static_assert(!is_sound<offers_others>);
constexpr auto admin = port<"admin">(9090);
constexpr auto with_admin = external<Service>("cart").withPort(admin);
constexpr auto offers_more = sound.offers(with_admin);
static_assert(!is_sound<offers_more>);

// Rules over one object are for each component, too.
constexpr auto twice = component<"cart">(base, file("cart/", group(pods, service, service)));
static_assert(!is_sound<twice>);

}  // namespace
