#include "storefront.hpp"

#include "carts.hpp"
#include "catalogue.hpp"
#include "opinions.hpp"
#include "orders.hpp"

namespace shop {
namespace {

constexpr auto ingress_nginx = external<IngressClass>("nginx");
constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt");

constexpr auto storefront_pods =
    pods_of<"storefront">(server<"storefront">()
                              .withEnvFrom(settings)
                              .withEnv("CATALOG", catalog_service.short_address(http))
                              .withEnv("SEARCH", search_service.short_address(http))
                              .withEnv("CART", cart_service.short_address(http))
                              .withEnv("ORDERS", orders_service.short_address(http))
                              .withEnv("REVIEWS", reviews_service.short_address(http))
                              .withEnv("RECOMMENDATIONS", recommendations_service.short_address(http)));
constexpr auto storefront_service = Service<"storefront">{storefront_pods}.withPort(80, http);
constexpr auto entry = Ingress<"storefront">{}
                           .withIngressClassName(ingress_nginx)
                           .withClusterIssuer(letsencrypt)
                           .withHost(domain)
                           .withPath("/", storefront_service, http)
                           .withTls("storefront-tls");
constexpr auto scaler =
    HorizontalPodAutoscaler<"storefront">{storefront_pods}.withReplicas(3, 12).withCpuUtilization(70);

// What the environment is for all, shop.hpp says; this is beside that.
constexpr auto storefront_in_prod =
    Environment<"prod">{}.edit(on(storefront_pods).withoutReplicas()).add(file("storefront/", group(scaler)));

constexpr auto parts =
    component<"storefront">(
        shop, file("storefront/", group(storefront_pods, storefront_service, account_of<"storefront">, entry)))
        .withExternals(ingress_nginx, letsencrypt)
        .needs(cart_service, catalog_service, search_service, reviews_service, recommendations_service, orders_service)
        .withEnvironments(storefront_in_prod);

}  // namespace

const compiled_component storefront = compiled<parts>;

}  // namespace shop
