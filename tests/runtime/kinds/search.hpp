/// A stack of everything that a search service on a small cluster needs: its storage, its way in, what its programs read.
#pragma once

#include <dovetail/cert_manager.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/traefik.hpp>

#include <array>

namespace search {

using namespace dovetail;

// What the server's own code includes too.
inline constexpr std::array server_reads{"LOG_LEVEL", "RATE", "INDEX_URL", "QUEUE_HOST", "QUEUE_PORT"};

inline constexpr auto settings =
    ConfigMap<"server">{}.withData("LOG_LEVEL", "info").withData("RATE", "20r/s").withData("UNREAD", "30 nodelay");
inline constexpr auto mail = external<Secret>("mail");

inline constexpr auto local = StorageClass<"search-local">{}
                                  .withoutProvisioner()
                                  .withReclaimPolicy(reclaim_policy::Retain)
                                  .withVolumeBindingMode(volume_binding_mode::WaitForFirstConsumer);
inline constexpr auto disk = PersistentVolume<"search-disk">{}
                                 .withStorage(10_Gi)
                                 .withReadWriteOnce()
                                 .withReclaimPolicy(reclaim_policy::Retain)
                                 .withStorageClassName(local)
                                 .withHostPath("/var/lib/search", host_path_type::DirectoryOrCreate);
inline constexpr auto data =
    PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(10_Gi).withStorageClassName(local);

inline constexpr auto index_http = port<"http">(9200);
inline constexpr auto index =
    StatefulSet<"index">{}
        .withServiceName("index")
        .withPodSecurityContext(non_root(1000).group(1000).fsGroup(1000))
        .withInitContainer(Container<"sysctl">{image("busybox:1.36")}
                               .withWaiver("SEC-03", "it sets a limit of the node's.")
                               .withCommand("sh", "-c", "sysctl -w vm.max_map_count=262144 || true")
                               .withSecurityContext(root().user(0).privileged()))
        .withContainer(Container<"index">{image("index:7.17")}.withPort(index_http).withVolumeMount(data, "/data"))
        .withVolumeClaimTemplate(data)
        .keepsState("the index")
        .needsReplicas(1, "there is something to ask");
inline constexpr auto index_service = Service<"index">{index}.withPort(index_http).withoutClusterIP();

inline constexpr auto queue_port = port<"queue">(6379);
inline constexpr auto queue = Deployment<"queue">{}.withContainer(Container<"queue">{image("queue:7.2")}
                                                                      .withPort(queue_port)
                                                                      .withArgs("--maxmemory", "128mb")
                                                                      .withSecurityContext(non_root(999)));
inline constexpr auto queue_service = Service<"queue">{queue}.withPort(queue_port);

inline constexpr auto http = port<"http">(8080);
inline constexpr auto server = Deployment<"server">{}
                                   .withNodeSelector("pool", "burst")
                                   .withToleration("pool", "burst", taint_effect::NoSchedule)
                                   .withContainer(Container<"server">{image("server:1.4")}
                                                      .withPort(http)
                                                      .withEnv("INDEX_URL", index_service.address(index_http))
                                                      .withEnv("QUEUE_HOST", queue_service.host())
                                                      .withEnv("QUEUE_PORT", queue_service.port(queue_port))
                                                      .withEnvFrom(settings)
                                                      .withEnvFrom(mail.all().optional())
                                                      .withWaiver("DOV-13", "mail is sent where it is set up.")
                                                      .withSecurityContext(non_root(1001))
                                                      .reads(server_reads));
inline constexpr auto server_service = Service<"server">{server}.withPort(80, http).withNodePort(http, 30080);

inline constexpr auto letsencrypt =
    ClusterIssuer<"letsencrypt">{}
        .withAcme("https://acme.example.com/directory", "ops@example.com", "letsencrypt-account")
        .withHttp01Solver("traefik");
inline constexpr auto certificate =
    Certificate<"search">{}.withSecretName("search-tls").withDnsNames("search.example.com").withIssuerRef(letsencrypt);
inline constexpr auto strip = Middleware<"strip-api">{}.withStripPrefix("/api").withRequestHeader("X-Entry", "traefik");
inline constexpr auto auth = external<Middleware>("auth").inNamespace("edge");
inline constexpr auto at_host = traefik::host("search.example.com");
inline constexpr auto entry =
    IngressRoute<"search">{}
        .withEntryPoints("websecure")
        .withRoute(traefik::route(at_host && (traefik::path_prefix("/api") || traefik::path_prefix("/v1")))
                       .withPriority(20)
                       .withMiddleware(auth)
                       .withMiddleware(strip)
                       .withService(server_service, http))
        .withRoute(at_host && !traefik::method("DELETE"), server_service, http)
        .withTls(certificate);

inline constexpr auto all =
    stack<"search">(file("search.yaml", local), file("search.yaml", disk), file("search.yaml", settings),
                    file("search.yaml", index), file("search.yaml", index_service), file("search.yaml", queue),
                    file("search.yaml", queue_service), file("search.yaml", server),
                    file("search.yaml", server_service), file("search.yaml", letsencrypt),
                    file("search.yaml", certificate), file("search.yaml", strip), file("search.yaml", entry))
        .withExternals(mail, auth)
        .withPolicies(policy::non_root, policy::pinned_images, policy::state_on_volumes, policy::enough_replicas,
                      policy::no_optional_secrets);

}  // namespace search
