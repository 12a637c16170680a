/// The web pods: nginx before php-fpm, on the files that the application's image has.
#pragma once

#include "config.hpp"

namespace ezscale {

inline constexpr auto http = port<"http">(80);

/// The image's files, on a volume that nginx serves from and php-fpm runs.
inline constexpr auto source = empty_dir<"source">();
inline constexpr auto virtual_host = config_map_volume<"nginx">(nginx_config);

inline constexpr auto copy_source =
    Container<"copy-source">{website_image.target<"app">(image_tag)}
        .withCommand("sh", "-c", "cp -a /var/www/html/. /shared/")
        .withVolumeMount(source, "/shared")
        .withRequests(50_m, 64_Mi)
        .withLimits(500_m, 256_Mi)
        .withSecurityContext(non_root(33).noPrivilegeEscalation().dropAllCapabilities());

inline constexpr auto nginx =
    Container<"nginx">{image("nginx:1.30-alpine")}
        .withPort(http)
        .withVolumeMount(source, root_folder)
        .withReadOnlyVolumeMount(virtual_host, "/etc/nginx/conf.d")
        .withLivenessProbe(http_get(http, "/up").period(20s))
        .withReadinessProbe(http_get(http, "/up").period(10s).failureThreshold(3))
        // The first pod of a release waits for caches to be built.
        .withStartupProbe(http_get(http, "/up").period(5s).failureThreshold(60))
        .withRequests(50_m, 64_Mi)
        .withLimits(250_m, 128_Mi)
        .withSecurityContext(root().user(0).noPrivilegeEscalation())
        .withWaiver("SEC-03", "nginx's own image takes port 80 as root, and hands what it serves to a user of its own.")
        .withWaiver("SEC-07", "changing to that user, and owning its caches, takes what dropping ALL would take away.");

inline constexpr auto php =
    of_the_application(Container<"app">{website_image.target<"app">(image_tag)}
                           .withPort(php_fpm)
                           .withVolumeMount(source, root_folder)
                           .withRequests(app_cpu, app_memory)
                           .withLimits(1000_m, 1_Gi));

inline constexpr auto web = with_volumes(Deployment<"ezscale-website-app">{}
                                             .withInitContainer(copy_source)
                                             .withContainer(nginx)
                                             .withContainer(php)
                                             .withVolume(source)
                                             .withVolume(virtual_host))
                                .withoutReplicas()
                                .when(hpa_enabled);

inline constexpr auto web_autoscaler = HorizontalPodAutoscaler<"ezscale-website-app">{web}
                                           .withReplicas(hpa_min_replicas, hpa_max_replicas)
                                           .withCpuUtilization(hpa_cpu);

inline constexpr auto service = Service<"ezscale-website">{web}.withPort(http);

// ---- from outside

inline constexpr auto certificate = Certificate<"ezscale-website-tls">{}.withDnsNames(hosts).withIssuerRef(letsencrypt);

inline constexpr auto secure_route =
    IngressRoute<"ezscale-website">{}
        .withEntryPoints("websecure")
        .withRoute(traefik::route(traefik::host(hosts)).withService(service, http).withMiddleware(cloudflare))
        .withTls(tls_secret);
inline constexpr auto redirecting_route =
    IngressRoute<"ezscale-website-http">{}
        .withEntryPoints("web")
        .withRoute(traefik::route(traefik::host(hosts)).withService(service, http).withMiddleware(to_https));

}  // namespace ezscale
