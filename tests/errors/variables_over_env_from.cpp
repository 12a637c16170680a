// error: tests/errors/variables_over_env_from\.cpp:\d+: Deployment `api`, container `api` takes variable `DB_HOST` from Secret `database` and from its env, which wins; remove one of the two, or waive DOV-29 with a reason \[DOV-29\]
#include "web.hpp"

inline constexpr auto database = external<Secret>("database").withKeys("DB_HOST", "DB_PASSWORD");
inline constexpr auto reader = Container<"api">{image("api:1.0")}.withEnvFrom(database).withEnv("DB_HOST", "localhost");
#ifdef FIXED
inline constexpr auto server = Deployment<"api">{}.withContainer(reader.withWaiver("DOV-29", "by a proxy in the pod"));
#else
inline constexpr auto server = Deployment<"api">{}.withContainer(reader);
#endif

inline constexpr auto shop = stack<"shop">(file("api.yaml", server)).withExternals(database);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
