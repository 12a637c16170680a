// error: tests/errors/other_namespace\.cpp:\d+: Service `broken` selects pods with `app: web`, and those of Deployment `web` are in namespace `shop`, not in `shop-ui`; put the Service into the namespace of its pods \[REF-04\]
// error: tests/errors/other_namespace\.cpp:\d+: NetworkPolicy `broken` is for pods with `app: web`, and those of Deployment `web` are in namespace `shop`, not in `shop-ui`; put the NetworkPolicy into the namespace of the pods \[REF-40\]
// error: tests/errors/other_namespace\.cpp:\d+: Deployment `reader`, container `nginx` takes its variables from Secret `api-env`, which is in namespace `shop-db` and not in `shop`; name one of the same namespace, or put both into one \[REF-23\]
// error: tests/errors/other_namespace\.cpp:\d+: Deployment `reader` runs as ServiceAccount `robot`, which is in namespace `shop-ui` and not in `shop`; name one of the same namespace, or put both into one \[REF-33\]
#include "web.hpp"

#include <dovetail/api/networking/v1.hpp>

#ifdef FIXED
inline constexpr auto elsewhere = "shop";
inline constexpr auto api_env = external<Secret>("api-env");
#else
inline constexpr auto elsewhere = "shop-ui";
inline constexpr auto api_env = external<Secret>("api-env").inNamespace("shop-db");
#endif
inline constexpr auto robot =
    ServiceAccount<"robot">{}.edit([](api::core::v1::ServiceAccount& a) { a.metadata.namespace_ = elsewhere; });
inline constexpr auto reader =
    Deployment<"reader">{}.withContainer(nginx.withEnvFrom(api_env)).withServiceAccountName(robot);
inline constexpr auto service = Service<"broken">{web}.withPort(http).edit(
    [](api::core::v1::Service& s) { s.metadata.namespace_ = elsewhere; });
inline constexpr auto rules = resource<api::networking::v1::NetworkPolicy, "broken">([](auto& p) {
  p.metadata.namespace_ = elsewhere;
  p.spec.podSelector.ensure().matchLabels["app"] = "web";
});

inline constexpr auto shop = external<Namespace>("shop");
inline constexpr auto other = external<Namespace>("shop-ui");
inline constexpr auto all = stack<"test">(file("web.yaml", web), file("robot.yaml", robot), file("reader.yaml", reader),
                                          file("service.yaml", service), file("policy.yaml", rules))
                                .inNamespace("shop")
                                .withExternals(api_env, shop, other);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
