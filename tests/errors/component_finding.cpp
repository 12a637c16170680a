// error: tests/errors/component_finding\.cpp:\d+: Deployment `shop`, container `shop` has a readiness probe that asks port `htp`, but the container declares 8080/TCP `http`; did you mean `http`\? \[REF-45\]
// never: Deployment `web`
#include "web.hpp"

#include <dovetail/component.hpp>

inline constexpr auto base = stack<"base">(file("web.yaml", web), file("service.yaml", web_service));
#ifdef FIXED
inline constexpr const char* asked = "http";
#else
inline constexpr const char* asked = "htp";
#endif
inline constexpr auto shop =
    Deployment<"shop">{}
        .withContainer(Container<"shop">{image("shop:1.0")}.withPort(http).withReadinessProbe(http_get(http, "/")))
        .edit([](api::apps::v1::Deployment& d) {
          d.spec.template_.spec.containers[0].readinessProbe->httpGet->port = asked;
        });
namespace {
constexpr auto parts = component<"shop">(base, file("shop.yaml", shop));
}  // namespace

const compiled_component made = compiled<parts>;

int main() {}
