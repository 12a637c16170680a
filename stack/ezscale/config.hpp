/// What the application's containers are told that is no secret, and nginx's virtual host.
#pragma once

#include "database.hpp"
#include "valkey.hpp"

namespace ezscale {

/// Where the application stands in its images.
inline constexpr auto root_folder = "/var/www/html";

inline constexpr auto config =
    ConfigMap<"ezscale-website-config">{}
        .withData("APP_ENV", app_environment)
        .withData({{"APP_DEBUG", "false"}, {"LOG_CHANNEL", "stderr"}, {"DB_CONNECTION", "mysql"}})
        .withData("APP_URL", app_url)
        .withData("DB_HOST", database_host)
        .unless(mariadb_enabled)
        .withData("DB_PORT", database_port)
        .unless(mariadb_enabled)
        .withData("DB_HOST", own_mariadb.host())
        .when(mariadb_enabled)
        .withData("DB_PORT", own_mariadb.port())
        .when(mariadb_enabled)
        .withData("DB_DATABASE", database.database_name())
        .withData("DB_USERNAME", database_user.user_name())
        .withData({{"CACHE_STORE", "redis"}, {"QUEUE_CONNECTION", "redis"}, {"SESSION_DRIVER", "redis"}})
        .withData("REDIS_HOST", valkey_service.host())
        .when(valkey_enabled)
        .withData("REDIS_HOST", redis_host)
        .unless(valkey_enabled)
        .withData("REDIS_PORT", "6379")
        .withData("FILESYSTEM_DISK", storage_disk)
        .withData("AWS_ENDPOINT", storage_endpoint)
        .when(storage_disk.is("s3"))
        .withData("AWS_BUCKET", storage_bucket)
        .when(storage_disk.is("s3"))
        .withData("AWS_DEFAULT_REGION", "us-east-1")
        .when(storage_disk.is("s3"));

/// The keys are what nginx's image reads: every *.conf of its folder.
inline constexpr auto nginx_config =
    ConfigMap<"ezscale-website-nginx">{}.withData("default.conf", R"(server {
    listen 80;
    server_name _;
    root /var/www/html/public;
    index index.php;
    client_max_body_size 64m;

    location / {
        try_files $uri $uri/ /index.php?$query_string;
    }

    location ~ \.php$ {
        fastcgi_pass 127.0.0.1:9000;
        fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
        include fastcgi_params;
    }

    location ~ /\.(?!well-known) {
        deny all;
    }
}
)");

// ---- what all containers of the application have

inline constexpr auto uploads = empty_dir<"uploads">();
inline constexpr auto oauth_keys = secret_volume<"oauth-keys">(website_secrets)
                                       .withItem("oauth-private.key", "oauth-private.key")
                                       .withItem("oauth-public.key", "oauth-public.key")
                                       .set<"secret.defaultMode">(0440);  // Passport refuses keys that others can read

/// A container of the application, whatever its role: settings, secrets, Passport's keys where Laravel looks for them, and
/// the folder of uploads where there is no S3.
constexpr auto of_the_application(const auto& container) {
  return container.withWorkingDir(root_folder)
      .withEnvFrom(config)
      .withEnvFrom(website_secrets.requiring("APP_KEY").requiring("DB_PASSWORD").requiring("STRIPE_SECRET"))
      .withEnv("REDIS_PASSWORD", website_secrets.key("VALKEY_PASSWORD"))
      .when(valkey_auth)
      .reads("APP_ENV", "APP_DEBUG", "APP_KEY", "APP_URL", "LOG_CHANNEL", "DB_CONNECTION", "DB_HOST", "DB_PORT",
          "DB_DATABASE", "DB_USERNAME", "DB_PASSWORD", "CACHE_STORE", "QUEUE_CONNECTION", "SESSION_DRIVER",
          "REDIS_HOST", "REDIS_PORT", "FILESYSTEM_DISK", "STRIPE_SECRET", "STRIPE_WEBHOOK_SECRET")
      .reads("AWS_ENDPOINT", "AWS_BUCKET", "AWS_DEFAULT_REGION", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY")
      .when(storage_disk.is("s3"))
      .withReadOnlyVolumeMount(oauth_keys, "/var/www/html/storage/oauth-private.key")
      .template set<"volumeMounts[/var/www/html/storage/oauth-private.key].subPath">("oauth-private.key")
      .withReadOnlyVolumeMount(oauth_keys, "/var/www/html/storage/oauth-public.key")
      .template set<"volumeMounts[/var/www/html/storage/oauth-public.key].subPath">("oauth-public.key")
      .withVolumeMount(uploads, "/var/www/html/storage/app")
      .when(storage_disk.is("local"))
      .withSecurityContext(non_root(33).noPrivilegeEscalation().dropAllCapabilities());
}

/// A workload of the application: its volumes, its registry, its user's group.
constexpr auto with_volumes(const auto& workload) {
  return workload.withImagePullSecret(pull_secret)
      .withPodSecurityContext(non_root(33).fsGroup(33).seccompRuntimeDefault())
      .withVolume(oauth_keys)
      .withVolume(uploads)
      .when(storage_disk.is("local"));
}

}  // namespace ezscale
