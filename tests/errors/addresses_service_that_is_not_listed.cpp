// error: tests/errors/addresses_service_that_is_not_listed\.cpp:11: Deployment `shop`, container `shop`, variable `CACHE_URL` connects to Service `cache`, which this stack does not define; add it to the stack, or declare it external \[DOV-60\]
// error: tests/errors/addresses_service_that_is_not_listed\.cpp:13: Deployment `shop`, container `shop`, argument 1 connects to Service `wbe`, which this stack does not define; did you mean `web`\? \[DOV-60\]
#include "web.hpp"

inline constexpr auto redis = port<"redis">(6379);
inline constexpr auto cache =
    Deployment<"cache">{}.withContainer(Container<"cache">{image("valkey/valkey:9")}.withPort(redis));
inline constexpr auto cache_service = Service<"cache">{cache}.withPort(redis);
inline constexpr auto shop = Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}
        .withEnv("CACHE_PORT", cache_service.port(redis))
        .withEnv("CACHE_URL", concat(cache_service.url("redis", redis), "/0"))
#ifndef FIXED
        .withArgs("--upstream=http://wbe.default.svc.cluster.local:8080"));
#else
        .withArgs("--upstream=http://web.default.svc.cluster.local:8080"));
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("web-service.yaml", web_service),
#ifdef FIXED
    file("cache-service.yaml", cache_service),
#endif
    file("cache.yaml", cache), file("shop.yaml", shop));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
