/// What works beside the web pods: the queues' workers, the scheduler, the migrations.
#pragma once

#include "config.hpp"

namespace ezscale {

/// Horizon finishes its jobs on SIGTERM, and gets a minute for them.
inline constexpr auto horizon_workers =
    with_volumes(Deployment<"ezscale-website-horizon">{}.withContainer(
                     of_the_application(Container<"horizon">{website_image.target<"horizon">(image_tag)}
                                            .withCommand("php", "artisan", "horizon")
                                            .withRequests(200_m, 256_Mi)
                                            .withLimits(1000_m, 1_Gi))))
        .withTerminationGracePeriod(60s);

inline constexpr auto task_scheduler =
    with_volumes(Deployment<"ezscale-website-scheduler">{}.withContainer(
                     of_the_application(Container<"scheduler">{website_image.target<"scheduler">(image_tag)}
                                            .withCommand("php", "artisan", "schedule:work")
                                            .withRequests(50_m, 128_Mi)
                                            .withLimits(500_m, 512_Mi))))
        .withRecreateStrategy()
        .runsAlone("two would fire each task twice");

/// Before a release, or after it where the database or the Secret are the release's own. What it is told stands in it: the
/// release's ConfigMap is not there yet.
inline constexpr auto migration =
    Container<"migrate">{website_image.target<"app">(image_tag)}
        .withWorkingDir(root_folder)
        .withCommand("php", "artisan", "migrate", "--force", "--no-interaction")
        .withArgs("--seed", "--class=ProductionSeeder")
        .when(migrate_seed)
        .withEnv("APP_ENV", app_environment)
        .withEnv({{"LOG_CHANNEL", "stderr"}, {"DB_CONNECTION", "mysql"}, {"CACHE_STORE", "array"}})
        .withEnv("DB_HOST", database_host)
        .unless(mariadb_enabled)
        .withEnv("DB_PORT", database_port)
        .unless(mariadb_enabled)
        .withEnv("DB_HOST", own_mariadb.host())
        .when(mariadb_enabled)
        .withEnv("DB_PORT", own_mariadb.port())
        .when(mariadb_enabled)
        .withEnv("DB_DATABASE", database.database_name())
        .withEnv("DB_USERNAME", database_user.user_name())
        .withEnvFrom(website_secrets.requiring("APP_KEY").requiring("DB_PASSWORD"))
        .reads("APP_ENV", "APP_KEY", "LOG_CHANNEL", "DB_CONNECTION", "DB_HOST", "DB_PORT", "DB_DATABASE", "DB_USERNAME",
            "DB_PASSWORD", "CACHE_STORE")
        .withRequests(100_m, 256_Mi)
        .withLimits(1000_m, 512_Mi)
        .withSecurityContext(non_root(33).noPrivilegeEscalation().dropAllCapabilities());

inline constexpr auto migrate = Job<"ezscale-website-migrate">{}
                                    .asHook(hook::pre_upgrade, hook::pre_install)
                                    .asHook(hook::post_upgrade, hook::post_install)
                                    .when(mariadb_enabled)
                                    .asHook(hook::post_upgrade, hook::post_install)
                                    .when(secret_create)
                                    .withHookWeight(0)
                                    .withHookDeletePolicy(hook_delete::before_creation)
                                    .needs(database, database_user, database_grant)
                                    .withImagePullSecret(pull_secret)
                                    .withPodSecurityContext(non_root(33).seccompRuntimeDefault())
                                    .withRestartNever()
                                    .withBackoffLimit(3)
                                    .withActiveDeadline(900s)
                                    .withContainer(migration);

}  // namespace ezscale
