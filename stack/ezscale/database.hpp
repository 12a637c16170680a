/// The database: in the cluster's MariaDB, or in one of the release's own.
#pragma once

#include "settings.hpp"

namespace ezscale {

/// The Secret that the chart makes where `secret.create` is on, of values that somebody gives it. Nothing here could make
/// another APP_KEY or other keys for Passport: what is encrypted and signed would be lost.
inline constexpr auto created_secret = GivenSecret<"ezscale-website-secrets">{}
                                           .withImmutableKey("APP_KEY", app_key)
                                           .withImmutableKey("oauth-private.key", oauth_private_key)
                                           .withImmutableKey("oauth-public.key", oauth_public_key)
                                           .withKey("DB_PASSWORD", db_password)
                                           .withKey("AWS_ACCESS_KEY_ID", aws_access_key_id)
                                           .withKey("AWS_SECRET_ACCESS_KEY", aws_secret_access_key)
                                           .withKey("STRIPE_SECRET", stripe_secret)
                                           .withKey("STRIPE_WEBHOOK_SECRET", stripe_webhook_secret)
                                           .withKey("VALKEY_PASSWORD", valkey_password);

inline constexpr auto mariadb_root =
    GivenSecret<"ezscale-website-mariadb-root">{}.withKey("password", mariadb_root_password);

inline constexpr auto own_mariadb = MariaDB<"ezscale-website-mariadb">{}
                                        .withImage("mariadb:11.8")
                                        .withReplicas(1)
                                        .withRootPasswordSecretKeyRef(mariadb_root.key("password"))
                                        .withStorage(1_Gi)
                                        .withStorageClassName(mariadb_storage_class)
                                        .withRequests(100_m, 256_Mi)
                                        .withLimits(1000_m, 1_Gi);

/// The migrations need the database before the release's other resources are there, so it is made by earlier hooks. Helm
/// deletes a hook's resource before it makes it again, which the database itself must not notice: hence Skip. With a server
/// or a Secret of the release's own there is nothing to be early for.
constexpr auto before_migrations(const auto& resource, parameter::signed_number weight) {
  return resource.withSkipCleanupPolicy()
      .asHook(hook::pre_install, hook::pre_upgrade)
      .unless(mariadb_enabled)
      .unless(secret_create)
      .withHookWeight(weight)
      .unless(mariadb_enabled)
      .unless(secret_create)
      .withHookDeletePolicy(hook_delete::before_creation)
      .unless(mariadb_enabled)
      .unless(secret_create);
}

inline constexpr auto database = before_migrations(Database<"ezscale-billing">{shared_mariadb}
                                                       .withMariaDbRef(own_mariadb)
                                                       .when(mariadb_enabled)
                                                       .withName("ezscale_billing")
                                                       .withCharacterSet("utf8mb4")
                                                       .withCollate("utf8mb4_unicode_ci"),
    -30);
inline constexpr auto database_user =
    before_migrations(User<"ezscale-website-app">{shared_mariadb}
                          .withMariaDbRef(own_mariadb)
                          .when(mariadb_enabled)
                          .withPasswordSecretKeyRef(website_secrets.key("DB_PASSWORD"))
                          .withHost("%")
                          .withMaxUserConnections(50),
        -20);
inline constexpr auto database_grant = before_migrations(Grant<"ezscale-website-app-grant">{database_user, database}
                                                             .withMariaDbRef(own_mariadb)
                                                             .when(mariadb_enabled)
                                                             .withPrivileges("ALL PRIVILEGES")
                                                             .withTable("*")
                                                             .withHost("%"),
    -10);

}  // namespace ezscale
