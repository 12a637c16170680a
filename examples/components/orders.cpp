#include "orders.hpp"

#include "carts.hpp"

namespace shop {
namespace {

// What an operator makes of databases and of the payment provider's contract.
constexpr auto orders_db = external<Secret>("orders-db").withKeys("DSN");
constexpr auto provider = external<Secret>("payment-provider").withKeys("API_KEY", "WEBHOOK_SECRET");
constexpr auto smtp = external<Secret>("smtp").withKeys("USER", "PASSWORD");

constexpr auto parts =
    component<"orders">(
        shop, file("prices/", service_of<"prices", "orders">(server<"prices">().withEnvFrom(settings))),
        file("orders/", service_of<"orders", "storefront">(server<"orders">()
                                                               .withEnv(orders_db.key("DSN"))
                                                               .withEnv("CART", cart_service.short_address(http))
                                                               .withEnv("PRICES", address_of<"prices">())
                                                               .withEnv("PAYMENTS", address_of<"payments">())
                                                               .withEnv("SHIPPING", address_of<"shipping">())
                                                               .withEnv("MAIL", address_of<"mail">()))),
        file("payments/", service_of<"payments", "orders">(server<"payments">().withEnvFrom(provider))),
        file("shipping/", service_of<"shipping", "orders">(server<"shipping">())),
        file("mail/", service_of<"mail", "orders">(server<"mail">().withEnvFrom(smtp))))
        .withExternals(orders_db, provider, smtp)
        .offers(orders_service)
        .needs(cart_service);

}  // namespace

const compiled_component orders = compiled<parts>;

}  // namespace shop
