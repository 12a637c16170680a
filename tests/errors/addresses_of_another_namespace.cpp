// error: tests/errors/addresses_of_another_namespace\.cpp:8: Deployment `shop`, container `shop`, variable `WEB` connects to Service `web`, which is in namespace `infra`, not in `default`; name that namespace \[DOV-60\]
#include "web.hpp"

inline constexpr auto moved = web_service.edit([](api::core::v1::Service& s) { s.metadata.namespace_ = "infra"; });
inline constexpr auto moved_web = web.edit([](api::apps::v1::Deployment& d) { d.metadata.namespace_ = "infra"; });
inline constexpr auto infra = external<Namespace>("infra");
inline constexpr auto shop =
    Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withEnv("WEB", moved.host()));
inline constexpr auto mended = Deployment<"shop">{}.withContainer(
    Container<"shop">{image("shop:1.0")}.withEnv("WEB", concat(moved.service_name(), ".infra.svc")));

#ifdef FIXED
inline constexpr auto all =
    stack<"test">(file("web.yaml", moved_web), file("service.yaml", moved), file("shop.yaml", mended))
        .withExternals(infra);
#else
inline constexpr auto all =
    stack<"test">(file("web.yaml", moved_web), file("service.yaml", moved), file("shop.yaml", shop))
        .withExternals(infra);
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
