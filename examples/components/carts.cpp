#include "carts.hpp"

namespace shop {
namespace {

// Carts are in memory: a restart empties them, and nobody minds.
constexpr auto redis = port<"redis">(6379);
constexpr auto redis_server = Container<"redis">{image("redis:7.4.1")}
                                  .withPort(redis)
                                  .withReadinessProbe(tcp_socket(redis))
                                  .withRequests(50_m, 128_Mi)
                                  .withLimits(200_m, 256_Mi)
                                  .withSecurityContext(non_root(999).noPrivilegeEscalation().dropAllCapabilities());

constexpr auto parts =
    component<"carts">(shop, file("sessions/", service_of<"sessions", "cart">(redis_server, redis)),
                       file("cart/", service_of<"cart", "storefront", "orders">(server<"cart">().withEnv(
                                         "SESSIONS", concat("redis://", address_of<"sessions">(redis))))))
        .offers(cart_service);

}  // namespace

const compiled_component carts = compiled<parts>;

}  // namespace shop
