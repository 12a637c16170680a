/// EZSCALE's website, whole: a Helm chart, and its environments.
#pragma once

#include "web.hpp"
#include "workers.hpp"

namespace ezscale {

/// k3d or minikube, with everything in the cluster.
inline constexpr auto local =
    Environment<"local">{}
        .withValue(image_tag, "local")
        .withValue(app_environment, "local")
        .withValue(app_url, "http://localhost:8080")
        .withValue(storage_disk, "local")
        .withValue(valkey_auth, false)
        .withValue(valkey_storage_class, "local-path")
        .withValue(mariadb_enabled, true)
        .withPlainSecret(mariadb_root_password, "local-only", "the database of a laptop, reached from nowhere else")
        .withValue(ingress_route_enabled, false)
        .withValue(certificate_enabled, false)
        .withValue(hpa_enabled, false);

/// The production cluster, with the shared MariaDB, Longhorn and Storj. The version comes with each release.
inline constexpr auto us_prod = Environment<"us-prod">{}
                                    .withValue(app_environment, "production")
                                    .withValue(storage_disk, "s3")
                                    .withValue(valkey_auth, true)
                                    .withValue(valkey_storage_class, "longhorn")
                                    .withValue(ingress_route_enabled, true)
                                    .withValue(certificate_enabled, true)
                                    .withValue(hpa_enabled, true);

inline constexpr auto website_chart =
    Chart<"ezscale-website">{}
        .withVersion("1.0.0")
        .withDescription("EZSCALE's website: public pages, account area and admin area.")
        .withAppVersion(image_tag)
        .withReadme(R"(Written by Dovetail from `stack/ezscale/`. A release is

    helm upgrade --install ezscale-website generated/helm/ezscale-website -n ezscale \
      -f generated/helm/ezscale-website/values-us-prod.yaml --set image.tag=v1.2.3

and one whose migrations must not run adds `--set migrate.enabled=false`.

## Once, before the first release: the keys that are never made again

The Secret `ezscale-website-secrets` is made by hand, once. **APP_KEY and Passport's keys are made once and never again**:
with another APP_KEY what the database has encrypted is garbage, and with other Passport keys every token is invalid. No
template of this chart makes a random value, and none writes over that Secret.

1. Make the keys, on a machine that you trust, with the image of the version that you deploy:

       docker run --rm git.ezscale.cloud/ezscale/website:app-v1.2.3 php artisan key:generate --show
       openssl genrsa -out oauth-private.key 4096
       openssl rsa -in oauth-private.key -pubout -out oauth-public.key

2. Put them into a password manager, and only then into the cluster, with what else the website needs:

       kubectl create secret generic ezscale-website-secrets -n ezscale \
         --from-literal=APP_KEY=base64:... \
         --from-file=oauth-private.key --from-file=oauth-public.key \
         --from-literal=DB_PASSWORD=... --from-literal=VALKEY_PASSWORD=... \
         --from-literal=AWS_ACCESS_KEY_ID=... --from-literal=AWS_SECRET_ACCESS_KEY=... \
         --from-literal=STRIPE_SECRET=... --from-literal=STRIPE_WEBHOOK_SECRET=...

3. Remove the files of the keys from that machine.

To have the chart make the Secret instead, give `secret.create=true` and each value below `secret`, from files
(`--set-file secret.appKey=FILE`), with every release. Helm keeps that Secret when the release is taken away
(`helm.sh/resource-policy: keep`).

## Before the first release: what is in the cluster

mariadb-operator with the MariaDB `mariadb`, cert-manager with the ClusterIssuer `letsencrypt`, Traefik with the Middlewares
`cloudflarewarp` and `http-to-https` in `kube-system`, the pull Secret `gitea-registry`, the storage class of
`valkey.storageClass`. With `certificate.enabled=false` the TLS Secret `ezscale-website-tls` is there too, with
`valkey.enabled=false` the Service `valkey`, or another one that `redis.host` names.)");

inline constexpr auto ezscale_website =
    stack<"ezscale-website">(file("configmap.yaml", config),                                    //
        file("configmap.yaml", nginx_config),                                                   //
        file("secret.yaml", created_secret).when(secret_create),                                //
        file("deployment-app.yaml", web),                                                       //
        file("deployment-horizon.yaml", horizon_workers),                                       //
        file("deployment-scheduler.yaml", task_scheduler),                                      //
        file("service.yaml", service),                                                          //
        file("ingressroute.yaml", secure_route).when(ingress_route_enabled),                    //
        file("ingressroute.yaml", redirecting_route).when(ingress_route_enabled),               //
        file("certificate.yaml", certificate).when(certificate_enabled),                        //
        file("job-migrate.yaml", migrate).when(migrate_enabled),                                //
        file("hpa-app.yaml", web_autoscaler).when(hpa_enabled),                                 //
        file("mariadb-database.yaml", database),                                                //
        file("mariadb-user.yaml", database_user),                                               //
        file("mariadb-grant.yaml", database_grant),                                             //
        file("mariadb-instance.yaml", own_mariadb).when(mariadb_enabled),                       //
        file("mariadb-instance.yaml", mariadb_root).when(mariadb_enabled),                      //
        file("statefulset-valkey.yaml", valkey).when(valkey_enabled),                           //
        file("statefulset-valkey.yaml", valkey_service).when(valkey_enabled))
        .inNamespace(name_space.name)
        .withLabels({{"app.kubernetes.io/part-of", "ezscale-website"}})
        .withExternals(name_space, pull_secret, website_secrets, shared_mariadb, shared_valkey, letsencrypt, cloudflare,
            to_https, tls_secret, longhorn, local_path)
        .withValues(image_tag, app_environment, app_url, app_cpu, app_memory, hosts, storage_disk, storage_endpoint,
            storage_bucket, database_host, database_port, redis_host, valkey_enabled, valkey_auth,
            valkey_storage_class, mariadb_enabled, mariadb_storage_class, mariadb_root_password, migrate_enabled,
            migrate_seed, secret_create, app_key, oauth_private_key, oauth_public_key, db_password, aws_access_key_id,
            aws_secret_access_key, stripe_secret, stripe_webhook_secret, valkey_password, ingress_route_enabled,
            certificate_enabled, hpa_enabled, hpa_min_replicas, hpa_max_replicas, hpa_cpu)
        .withProfile(profile::restricted)
        .withEnvironments(local, us_prod)
        .withHelm(website_chart);

}  // namespace ezscale
