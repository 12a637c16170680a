// error: tests/errors/component_stack_that_is_not_sound\.cpp:\d+: Ingress `web` routes `/` to Service `wbe`, which this stack does not define; did you mean `web`\? \[REF-09\]
#include "web.hpp"

#include <dovetail/component.hpp>

#ifdef FIXED
inline constexpr auto routed = "web";
#else
inline constexpr auto routed = "wbe";
#endif
inline constexpr auto outside =
    Ingress<"web">{}
        .withHost("web.example.com")
        .withPath("/", Service<"web">{}.withPort(http), http)
        .edit([](api::networking::v1::Ingress& i) { i.spec.rules[0].http->paths[0].backend.service->name = routed; });
inline constexpr auto base =
    stack<"base">(file("web.yaml", web), file("service.yaml", web_service), file("ingress.yaml", outside));
inline constexpr auto shop = Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")});
namespace {
constexpr auto parts = component<"shop">(base, file("shop.yaml", shop));
}  // namespace
const compiled_component made = compiled<parts>;
inline constexpr auto everything = whole(base, made);

int main(int argc, char** argv) { return generate<everything>(argc, argv); }
