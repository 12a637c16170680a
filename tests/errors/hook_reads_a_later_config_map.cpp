// error: tests/errors/hook_reads_a_later_config_map\.cpp:13: Job `migrate` runs as a pre-install hook and reads ConfigMap `config`, which Helm installs only after it; make the ConfigMap a hook of a lower weight, or run the Job as post-install \[DOV-50\]
// error: tests/errors/hook_reads_a_later_config_map\.cpp:16: Job `seed` runs as a pre-upgrade hook and reads ConfigMap `seeds`, which is a hook of the same weight, 0, so that only their names decide which of the two goes first; give the ConfigMap a lower weight \[DOV-50\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto config =
    ConfigMap<"config">{}.withData("DB_HOST", "db").asHook(hook::pre_install, hook::pre_upgrade).withHookWeight(-1);
#else
inline constexpr auto config = ConfigMap<"config">{}.withData("DB_HOST", "db");
#endif
inline constexpr auto migrate =
    Job<"migrate">{}
        .withContainer(Container<"migrate">{image("web:1.0")}.withEnvFrom(config.all()))
        .asHook(hook::pre_install, hook::pre_upgrade);
inline constexpr auto seeds = ConfigMap<"seeds">{}.withData("A", "1").asHook(hook::pre_upgrade);
inline constexpr auto seeder = Container<"seed">{image("web:1.0")}.withEnvFrom(seeds.all());
#ifdef FIXED
inline constexpr auto seed = Job<"seed">{}.withContainer(seeder).asHook(hook::post_upgrade);
#else
inline constexpr auto seed = Job<"seed">{}.withContainer(seeder).asHook(hook::pre_upgrade);
#endif

inline constexpr auto all = stack<"test">(
    file("config.yaml", config), file("migrate.yaml", migrate), file("seeds.yaml", seeds), file("seed.yaml", seed));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
