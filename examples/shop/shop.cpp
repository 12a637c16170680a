/// A shop of twelve services in three environments: examples/shop/manifests is what this says.
#include "service.hpp"

namespace shop {

inline constexpr auto name_space = Namespace<"shop">{};
inline constexpr auto ingress_nginx = external<IngressClass>("nginx");
inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt");

// What an operator makes of databases and of the payment provider's contract.
inline constexpr auto orders_db = external<Secret>("orders-db").withKeys("DSN");
inline constexpr auto provider = external<Secret>("payment-provider").withKeys("API_KEY", "WEBHOOK_SECRET");
inline constexpr auto smtp = external<Secret>("smtp").withKeys("USER", "PASSWORD");

inline constexpr auto settings = ConfigMap<"settings">{}.withData("CURRENCY", "EUR").withData("LOG_LEVEL", "info");

// The one that people reach has handles, for what stands around it; the others are asked for below, by their names.
inline constexpr auto storefront =
    pods_of<"storefront">(server<"storefront">()
                              .withEnvFrom(settings)
                              .withEnv("CATALOG", address_of<"catalog">())
                              .withEnv("SEARCH", address_of<"search">())
                              .withEnv("CART", address_of<"cart">())
                              .withEnv("ORDERS", address_of<"orders">())
                              .withEnv("REVIEWS", address_of<"reviews">())
                              .withEnv("RECOMMENDATIONS", address_of<"recommendations">()));
inline constexpr auto storefront_service = Service<"storefront">{storefront}.withPort(80, http);
inline constexpr auto entry = Ingress<"storefront">{}
                                  .withIngressClassName(ingress_nginx)
                                  .withClusterIssuer(letsencrypt)
                                  .withHost(domain)
                                  .withPath("/", storefront_service, http)
                                  .withTls("storefront-tls");
inline constexpr auto scaler =
    HorizontalPodAutoscaler<"storefront">{storefront}.withReplicas(3, 12).withCpuUtilization(70);

// Carts are in memory: a restart empties them, and nobody minds.
inline constexpr auto redis = port<"redis">(6379);
inline constexpr auto redis_server =
    Container<"redis">{image("redis:7.4.1")}
        .withPort(redis)
        .withReadinessProbe(tcp_socket(redis))
        .withRequests(50_m, 128_Mi)
        .withLimits(200_m, 256_Mi)
        .withSecurityContext(non_root(999).noPrivilegeEscalation().dropAllCapabilities());

inline constexpr auto shop =
    stack<"shop">(file("namespace.yaml", name_space), file("settings.yaml", settings))
        .inNamespace(name_space)
        .withExternals(ingress_nginx, letsencrypt, orders_db, provider, smtp)
        .withValues(registry, release, domain)
        .add(file("storefront/", group(storefront, storefront_service, account_of<"storefront">, entry)))
        .add(file("sessions/", service_of<"sessions", "cart">(redis_server, redis)))
        .add(file("cart/", service_of<"cart", "storefront", "orders">(server<"cart">().withEnv(
                               "SESSIONS", concat("redis://", address_of<"sessions">(redis))))))
        .add(file("catalog/", service_of<"catalog", "storefront", "search", "recommendations">(server<"catalog">())))
        .add(file("search/",
                  service_of<"search", "storefront">(server<"search">().withEnv("CATALOG", address_of<"catalog">()))))
        .add(file("prices/", service_of<"prices", "orders">(server<"prices">().withEnvFrom(settings))))
        .add(file("orders/", service_of<"orders", "storefront">(server<"orders">()
                                                                    .withEnv(orders_db.key("DSN"))
                                                                    .withEnv("CART", address_of<"cart">())
                                                                    .withEnv("PRICES", address_of<"prices">())
                                                                    .withEnv("PAYMENTS", address_of<"payments">())
                                                                    .withEnv("SHIPPING", address_of<"shipping">())
                                                                    .withEnv("MAIL", address_of<"mail">()))))
        .add(file("payments/", service_of<"payments", "orders">(server<"payments">().withEnvFrom(provider))))
        .add(file("shipping/", service_of<"shipping", "orders">(server<"shipping">())))
        .add(file("mail/", service_of<"mail", "orders">(server<"mail">().withEnvFrom(smtp))))
        .add(file("reviews/", service_of<"reviews", "storefront">(server<"reviews">())))
        .add(file("recommendations/", service_of<"recommendations", "storefront">(
                                          server<"recommendations">().withEnv("CATALOG", address_of<"catalog">()))))
        .edit(every_resource().withLabel("app.kubernetes.io/part-of", "shop"))
        .withPolicies(policy::pinned_images, policy::own_service_account);

inline constexpr auto local = Environment<"local">{}.withValue(domain, "shop.localhost");
inline constexpr auto staging = Environment<"staging">{}
                                    .withValue(domain, "staging.shop.example.com")
                                    .withValue(release, "2.5.0-rc.1")
                                    .edit(on(settings).withData("LOG_LEVEL", "debug"));
inline constexpr auto prod =
    Environment<"prod">{}
        .edit(every<Deployment>([](const api::apps::v1::Deployment& d) {
                return d.metadata.name.view() != "sessions" && d.metadata.name.view() != "storefront";
              }).withReplicas(3))
        .edit(on(storefront).withoutReplicas())
        .add(file("storefront/", group(scaler)));

inline constexpr auto everywhere = shop.withEnvironments(local, staging, prod);

}  // namespace shop

int main(int argc, char** argv) { return dovetail::generate<shop::everywhere>(argc, argv); }
