// error: tests/errors/connections_cut_by_a_default_deny\.cpp:16: NetworkPolicy `deny` cuts Deployment `shop` off from Service `web`, which it uses at tests/errors/connections_cut_by_a_default_deny\.cpp:8: no policy lets it out, nor in to Deployment `web` at port 8080; allow egress from the one and ingress to the other at this port \[DOV-62\]
// error: tests/errors/connections_cut_by_a_default_deny\.cpp:16: NetworkPolicy `deny` cuts Job `import` off from Service `web`, which it uses at tests/errors/connections_cut_by_a_default_deny\.cpp:12: no policy lets it in to Deployment `web` at port 8080; allow ingress to the other at this port \[DOV-62\]
// never: DOV-63
#include "web.hpp"

inline constexpr auto front = Service<"web">{web}.withPort(80, http);
inline constexpr auto settings =
    ConfigMap<"settings">{}.withData("LEVEL", "info").withData("UPSTREAM", front.url("http", http));
inline constexpr auto shop =
    Deployment<"shop">{}.withContainer(Container<"shop">{image("shop:1.0")}.withEnvFrom(settings));
inline constexpr auto import =
    Job<"import">{}.withContainer(Container<"import">{image("import:1.0")}.withArgs("--from", "http://web/products"));

inline constexpr auto names = NetworkPolicy<"names">{}.withEgressToDns();
inline constexpr auto out = NetworkPolicy<"import">{import}.withEgressTo(web, http);
inline constexpr auto deny = default_deny<"deny">();
inline constexpr auto open = NetworkPolicy<"web">{web}.withIngressFrom(shop, http).withIngressFrom(import);
inline constexpr auto to_web = NetworkPolicy<"shop">{shop}.withEgressTo(web, http);

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("front.yaml", front),
    file("settings.yaml", settings), file("shop.yaml", shop), file("import.yaml", import), file("names.yaml", names),
#ifdef FIXED
    file("open.yaml", open), file("to-web.yaml", to_web),
#endif
    file("out.yaml", out), file("deny.yaml", deny));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
