// A stack of components, right and wrong: parts <case> <option>... is the stack's program as that case puts it together.
#include "dovetail/component.hpp"
#include "dovetail/dovetail.hpp"

#include <cstring>
#include <string_view>
#include <vector>

namespace shop {

using namespace dovetail;

namespace {

constexpr auto http = port<"http">(8080);
constexpr auto admin = port<"admin">(9090);
constexpr auto settings = ConfigMap<"settings">{}.withData("LEVEL", "info");
constexpr auto prod = Environment<"prod">{}.edit(every<Deployment>().withReplicas(3));
constexpr auto chart = Chart<"shop">{}.withVersion("1.0.0").withDescription("A shop.");
constexpr auto shop = stack<"shop">(file("settings.yaml", settings))
                          .withPolicies(policy::isolated_pods)
                          .withEnvironments(prod)
                          .withKustomize()
                          .withHelm(chart);
constexpr auto other = stack<"other">(file("settings.yaml", settings)).withEnvironments(prod);

constexpr auto greeting = value<"cart.greeting">(grammars::config_key, "hello").describedAs("What the cart says.");
// The cart asks for prices, and lets in the pods of another component.
constexpr auto prices_service = external<Service>("prices").withPort(http);
constexpr auto cart_pods = Deployment<"cart">{}.withContainer(Container<"cart">{image("cart:1.4")}
                                                                  .withPort(http)
                                                                  .withEnvFrom(settings)
                                                                  .withEnv("PRICES", prices_service.address(http))
                                                                  .withEnv("GREETING", greeting));
constexpr auto cart_service = Service<"cart">{cart_pods}.withPort(http);
constexpr auto cart_policy = NetworkPolicy<"cart">{cart_pods}
                                 .withIngressFrom(Deployment<"prices">{})
                                 .withEgressTo(Deployment<"prices">{})
                                 .withEgressToDns();
constexpr auto cart_in_prod = Environment<"prod">{}.withValue(greeting, "welcome").edit(on(cart_pods).withReplicas(5));
constexpr auto cart_alone =
    component<"cart">(shop, file("cart/", group(cart_pods, cart_service, cart_policy))).withValues(greeting);
constexpr auto cart_parts = cart_alone.offers(cart_service).needs(prices_service).withEnvironments(cart_in_prod);

constexpr auto prices_pods =
    Deployment<"prices">{}.withContainer(Container<"prices">{image("prices:1.4")}.withPort(http));
constexpr auto prices_made = Service<"prices">{prices_pods}.withPort(http);
constexpr auto prices_policy = NetworkPolicy<"prices">{prices_pods}.withIngressFrom(Deployment<"cart">{});
constexpr auto prices_group = group(prices_pods, prices_made, prices_policy);
constexpr auto prices_parts = component<"prices">(shop, file("prices/", prices_group)).offers(prices_service);

// What is wrong with one of them, or with how they are put together.
constexpr auto prices_kept = component<"prices">(shop, file("prices/", prices_group));
constexpr auto near_service = external<Service>("price").withPort(http);
constexpr auto cart_needs_near = cart_alone.needs(prices_service, near_service);
constexpr auto admin_of_prices = external<Service>("prices").withPort(admin).withPort(http);
constexpr auto cart_needs_admin = cart_alone.needs(admin_of_prices);
constexpr auto cart_needs_itself = cart_parts.needs(cart_service);
constexpr auto prices_of_other = component<"prices">(other, file("prices/", prices_group)).offers(prices_service);
constexpr auto also_cart = component<"cart">(shop, file("prices/", prices_group)).offers(prices_service);
constexpr auto prices_in_cart =
    component<"prices">(shop, file("cart/deployment-cart.yaml", prices_group)).offers(prices_service);
constexpr auto second_settings = ConfigMap<"settings">{}.withData("LEVEL", "debug");
constexpr auto prices_with_settings =
    component<"prices">(shop, file("prices/", prices_group), file("prices/settings.yaml", second_settings))
        .offers(prices_service);
constexpr auto closed_policy = NetworkPolicy<"prices">{prices_pods}.withoutIngress();
constexpr auto prices_closed =
    component<"prices">(shop, file("prices/", group(prices_pods, prices_made, closed_policy))).offers(prices_service);
constexpr auto prices_open =
    component<"prices">(shop, file("prices/", group(prices_pods, prices_made))).offers(prices_service);

}  // namespace

int run(std::vector<const compiled_component*> all, int argc, char** argv) {
  return emit::run_components(detail::at_run_time<shop>, &detail::mark_of_stack<shop>, all, argc, argv);
}

}  // namespace shop

int main(int argc, char** argv) {
  using namespace shop;
  using dovetail::compiled;
  using dovetail::compiled_component;
  const std::string_view asked = argc > 1 ? argv[1] : "";
  const auto with_cart = [&](const compiled_component& prices) {
    const compiled_component cart = compiled<cart_parts>;
    return run({&cart, &prices}, argc - 1, argv + 1);
  };
  const auto with_prices = [&](const compiled_component& cart) {
    const compiled_component prices = compiled<prices_parts>;
    return run({&cart, &prices}, argc - 1, argv + 1);
  };
  if (asked == "sound") return with_cart(compiled<prices_parts>);
  if (asked == "offered-by-nobody") {
    const compiled_component cart = compiled<cart_parts>;
    return run({&cart}, argc - 1, argv + 1);
  }
  if (asked == "not-offered") return with_cart(compiled<prices_kept>);
  if (asked == "near") return with_prices(compiled<cart_needs_near>);
  if (asked == "another-port") return with_prices(compiled<cart_needs_admin>);
  if (asked == "its-own") return with_prices(compiled<cart_needs_itself>);
  if (asked == "another-stack") return with_cart(compiled<prices_of_other>);
  if (asked == "one-name") return with_cart(compiled<also_cart>);
  if (asked == "twice") {
    const compiled_component cart = compiled<cart_parts>, prices = compiled<prices_parts>;
    return run({&cart, &prices, &cart}, argc - 1, argv + 1);
  }
  if (asked == "left-out") {
    [[maybe_unused]] const compiled_component cart = compiled<cart_parts>;
    const compiled_component prices = compiled<prices_parts>;
    return run({&prices}, argc - 1, argv + 1);
  }
  if (asked == "without-any") {
    [[maybe_unused]] const compiled_component cart = compiled<cart_parts>;
    return dovetail::emit::run_stack(dovetail::detail::at_run_time<shop::shop>, argc - 1, argv + 1);
  }
  if (asked == "one-file") return with_cart(compiled<prices_in_cart>);
  if (asked == "one-object") return with_cart(compiled<prices_with_settings>);
  if (asked == "closed") return with_cart(compiled<prices_closed>);
  if (asked == "open") return with_cart(compiled<prices_open>);
  return 64;
}
