/// A stack as Helm releases it: hooks before and after the rest, and a Secret of what is given at deployment.
#pragma once

#include <dovetail/dovetail.hpp>
#include <dovetail/mariadb.hpp>

namespace release {

using namespace dovetail;

inline constexpr auto app_key = value<"secret.appKey">(grammars::any_text, "");
inline constexpr auto stripe_secret = value<"secret.stripe">(grammars::any_text, "");

inline constexpr auto shared = external<MariaDB>("mariadb");
inline constexpr auto passwords = external<Secret>("passwords").withKeys("DB_PASSWORD").withImmutableKeys("MASTER_KEY");
inline constexpr auto database = Database<"shop">{shared};
inline constexpr auto user = User<"shop">{shared}.withPasswordSecretKeyRef(passwords.key("DB_PASSWORD"));

// Made by the first installation, and never again.
inline constexpr auto secrets = GivenSecret<"shop">{}
                                    .withKey("STRIPE_SECRET", stripe_secret)
                                    .withImmutableKey("APP_KEY", app_key)
                                    .asHook(hook::pre_install)
                                    .withHookWeight(-10)
                                    .withHookDeletePolicy(hook_delete::failed);
inline constexpr auto settings = ConfigMap<"shop">{}
                                     .withData("LEVEL", "info")
                                     .asHook(hook::pre_install, hook::pre_upgrade)
                                     .withHookWeight(-5)
                                     .withHookDeletePolicy(hook_delete::before_creation);

inline constexpr auto tool = Container<"tool">{image("registry.example.com/shop:1.4")}.withEnvFrom(settings.all());
inline constexpr auto prepare = Job<"prepare">{}
                                    .withContainer(tool.withEnv(secrets.key("APP_KEY")))
                                    .asHook(hook::pre_install, hook::pre_upgrade)
                                    .withHookWeight(0)
                                    .withHookDeletePolicy(hook_delete::before_creation);
inline constexpr auto migrate = Job<"migrate">{}
                                    .withContainer(tool.withEnvFrom(secrets.requiring("APP_KEY")))
                                    .asHook(hook::post_install, hook::post_upgrade)
                                    .withHookWeight(1)
                                    .withHookDeletePolicy(hook_delete::before_creation, hook_delete::succeeded)
                                    .needs(database, user, shared);
inline constexpr auto data =
    PersistentVolumeClaim<"shop">{}.withStorage(1_Gi).withReadWriteOnce().withResourcePolicyKeep();

inline constexpr auto all =
    stack<"release">(file("release.yaml", secrets), file("release.yaml", settings), file("release.yaml", database),
                     file("release.yaml", user), file("release.yaml", prepare), file("release.yaml", migrate),
                     file("release.yaml", data))
        .withExternals(shared, passwords)
        .withValues(app_key, stripe_secret);

}  // namespace release
