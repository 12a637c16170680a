/// What EZSCALE's website is deployed with: its values, and what the clusters have already.
#pragma once

#include "image.hpp"

#include <dovetail/autoscaling.hpp>
#include <dovetail/cert_manager.hpp>
#include <dovetail/mariadb.hpp>
#include <dovetail/traefik.hpp>

namespace ezscale {

using namespace std::chrono_literals;

// ---- switches

inline constexpr auto valkey_enabled =
    value<"valkey.enabled">(true).describedAs("Cache, sessions and queues in a Valkey of the release's own.");
inline constexpr auto valkey_auth =
    value<"valkey.auth">(true).describedAs("Valkey asks for the password that the Secret has (VALKEY_PASSWORD).");
inline constexpr auto mariadb_enabled = value<"mariadb.enabled">(false).describedAs(
    "A MariaDB of the release's own, in the place of the cluster's `mariadb`. Migrations then run after the release.");
inline constexpr auto migrate_enabled =
    value<"migrate.enabled">(true).describedAs("Run the migrations with each release; off in an emergency.");
inline constexpr auto migrate_seed =
    value<"migrate.seed">(false).describedAs("Run ProductionSeeder after the migrations.");
inline constexpr auto secret_create = value<"secret.create">(false).describedAs(
    "Make the Secret of the values below it, which are then all to be given. Off: it was made by hand, as README.md says.");
inline constexpr auto ingress_route_enabled =
    value<"ingressRoute.enabled">(true).describedAs("Traefik leads the public names here.");
inline constexpr auto certificate_enabled = value<"certificate.enabled">(true).describedAs(
    "cert-manager makes the TLS Secret `ezscale-website-tls`. Off: somebody else has made it.");
inline constexpr auto hpa_enabled = value<"hpa.enabled">(true).describedAs("Scale the web pods by their CPU load.");
inline constexpr auto storage_disk =
    choice_value<"storage.disk">({"s3", "local"})
        .describedAs("Where uploads go: to the S3 storage, or to a folder that goes with its pod.");

// ---- settings

inline constexpr auto app_environment =
    value<"app.environment">(grammars::dns_label, "production").describedAs("APP_ENV: what Laravel takes itself for.");
inline constexpr auto app_url =
    value<"app.url">(grammars::line_of_text, "https://ezscale.cloud").describedAs("APP_URL: where people find it.");
inline constexpr auto app_cpu = value<"app.cpu">(grammars::quantity, "250m")
                                    .describedAs("CPU that a web pod's php-fpm asks for; the autoscaler's 100 %.");
inline constexpr auto app_memory =
    value<"app.memory">(grammars::quantity, "512Mi").describedAs("Memory that a web pod's php-fpm asks for.");
inline constexpr auto hosts =
    list_value<"hosts">(grammars::host, "ezscale.cloud,account.ezscale.cloud,admin.ezscale.cloud")
        .describedAs("The public names, of the routes and of the certificate.");
inline constexpr auto database_host =
    value<"database.host">(grammars::host, "mariadb-maxscale.ezscale.svc.cluster.local")
        .describedAs("DB_HOST, where the database is not of the release's own.");
inline constexpr auto database_port =
    value<"database.port">(grammars::port_number, 3306).describedAs("DB_PORT of that host.");
inline constexpr auto redis_host = value<"redis.host">(grammars::host, "valkey.ezscale.svc.cluster.local")
                                       .describedAs("REDIS_HOST, where Valkey is not of the release's own.");
inline constexpr auto storage_endpoint = value<"storage.endpoint">(grammars::line_of_text,
    "https://gateway.storjshare.io").describedAs("AWS_ENDPOINT: Storj's gateway.");
inline constexpr auto storage_bucket =
    value<"storage.bucket">(grammars::dns_subdomain, "ezscale-website").describedAs("AWS_BUCKET.");
inline constexpr auto valkey_storage_class = value<"valkey.storageClass">(grammars::dns_subdomain, "longhorn")
                                                 .describedAs("The storage class of Valkey's volume.");
inline constexpr auto mariadb_storage_class = value<"mariadb.storageClass">(grammars::dns_subdomain, "local-path")
                                                  .describedAs("The storage class of the own MariaDB's volume.");
inline constexpr auto hpa_min_replicas = value<"hpa.minReplicas">(1).describedAs("The fewest web pods.");
inline constexpr auto hpa_max_replicas = value<"hpa.maxReplicas">(8).describedAs("The most web pods.");
inline constexpr auto hpa_cpu =
    value<"hpa.cpu">(70).describedAs("The CPU load that web pods are kept at, in percent of what they ask for.");

// ---- secrets, for whom makes the Secret with the chart

inline constexpr auto app_key = secret_value<"secret.appKey">().describedAs("APP_KEY. Made once, by hand.");
inline constexpr auto oauth_private_key =
    secret_value<"secret.oauthPrivateKey">().describedAs("Passport's private key. Made once, by hand.");
inline constexpr auto oauth_public_key =
    secret_value<"secret.oauthPublicKey">().describedAs("Passport's public key. Made once, by hand.");
inline constexpr auto db_password = secret_value<"secret.dbPassword">().describedAs("DB_PASSWORD.");
inline constexpr auto aws_access_key_id = secret_value<"secret.awsAccessKeyId">().describedAs("AWS_ACCESS_KEY_ID.");
inline constexpr auto aws_secret_access_key =
    secret_value<"secret.awsSecretAccessKey">().describedAs("AWS_SECRET_ACCESS_KEY.");
inline constexpr auto stripe_secret = secret_value<"secret.stripeSecret">().describedAs("STRIPE_SECRET.");
inline constexpr auto stripe_webhook_secret =
    secret_value<"secret.stripeWebhookSecret">().describedAs("STRIPE_WEBHOOK_SECRET.");
inline constexpr auto valkey_password = secret_value<"secret.valkeyPassword">().describedAs("VALKEY_PASSWORD.");
inline constexpr auto mariadb_root_password =
    secret_value<"mariadb.rootPassword">().describedAs("The root's password in the own MariaDB.");

// ---- what is there already

inline constexpr auto name_space = external<Namespace>("ezscale");
inline constexpr auto pull_secret = external<Secret>("gitea-registry");
/// Made by hand, as the chart's README says; the keys that are made once are never made again by anybody.
inline constexpr auto website_secrets =
    external<Secret>("ezscale-website-secrets")
        .withKeys("APP_KEY", "oauth-private.key", "oauth-public.key", "DB_PASSWORD", "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY", "STRIPE_SECRET", "STRIPE_WEBHOOK_SECRET", "VALKEY_PASSWORD")
        .withImmutableKeys("APP_KEY", "oauth-private.key", "oauth-public.key")
        .unless(secret_create);
inline constexpr auto shared_mariadb = external<MariaDB>("mariadb").unless(mariadb_enabled);
/// The one that `redis.host` names.
inline constexpr auto shared_valkey = external<Service>("valkey").unless(valkey_enabled);
inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt");
inline constexpr auto cloudflare = external<Middleware>("cloudflarewarp").inNamespace("kube-system");
inline constexpr auto to_https = external<Middleware>("http-to-https").inNamespace("kube-system");
/// Without a Certificate in the release, whoever switches it off has made the Secret.
inline constexpr auto tls_secret = external<Secret>("ezscale-website-tls").unless(certificate_enabled);
inline constexpr auto longhorn = external<StorageClass>("longhorn");
inline constexpr auto local_path = external<StorageClass>("local-path");

}  // namespace ezscale
