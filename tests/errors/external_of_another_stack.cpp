// error: tests/errors/external_of_another_stack\.cpp:\d+: Deployment `client`, container `web`, variable `LEVEL` needs key `LEVLE` of ConfigMap `settings`, which has no such key; did you mean `LEVEL`\? \[REF-19\]
#include "web.hpp"

// Another team's stack: what this one takes of it is held to what it has.
namespace payments {
inline constexpr auto settings = ConfigMap<"settings">{}.withData("LEVEL", "info");
inline constexpr auto whole = stack<"payments">(file("settings.yaml", settings));
}  // namespace payments

#ifdef FIXED
inline constexpr auto level = payments::settings.key("LEVEL");
#else
inline constexpr auto level = payments::settings.key("LEVLE");
#endif
inline constexpr auto client =
    Deployment<"client">{}.withContainer(Container<"web">{image("web:1.2.3")}.withEnv("LEVEL", level));
inline constexpr auto shop = stack<"shop">(file("client.yaml", client)).withExternals(payments::settings);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
