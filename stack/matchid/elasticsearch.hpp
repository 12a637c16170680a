/// Elasticsearch, as a development profile: one node.
#pragma once

#include "settings.hpp"

namespace matchid {

inline constexpr auto elastic_http = port<"http">(9200);

inline constexpr auto elastic_data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(10_Gi);

/// Elasticsearch refuses to start below 262144. A kernel whose sysctl is read-only is left as it is.
inline constexpr auto sysctl =
    Container<"sysctl-vm-max-map-count">{image("busybox:1.37")}
        .withCommand("sh", "-c")
        .withArgs("sysctl -w vm.max_map_count=262144 || echo 'vm.max_map_count cannot be set here'")
        .withSecurityContext(root().user(0).privileged())
        .withWaiver("SEC-01", "vm.max_map_count is the node's own, and only a privileged container can set it.");

inline constexpr auto fix_permissions =
    Container<"fix-data-permissions">{image("busybox:1.37")}
        .withComment(
            "hostPath and some manual volumes ignore fsGroup, and Elasticsearch then dies with AccessDeniedException.")
        .withCommand("chown", "-R", "1000:1000", "/usr/share/elasticsearch/data")
        .withSecurityContext(root().user(0))
        .withVolumeMount(elastic_data, "/usr/share/elasticsearch/data");

inline constexpr auto elasticsearch =
    StatefulSet<"elasticsearch">{}
        .withServiceName("elasticsearch")
        .needsReplicas(3, "a single node holds the only copy of the index")
        .withPodSecurityContext(non_root(1000).group(1000).fsGroup(1000))
        .withInitContainer(sysctl)
        .withInitContainer(fix_permissions)
        .withContainer(Container<"elasticsearch">{image("docker.elastic.co/elasticsearch/elasticsearch:7.17.28")}
                .withPort(elastic_http)
                .withEnv("discovery.type", "single-node")
                .withEnv("cluster.name", "matchid")
                .withEnv("xpack.security.enabled", "false")
                .withEnv("ES_JAVA_OPTS", "-Xms512m -Xmx512m")
                .withRequests(250_m, 512_Mi)
                .withLimits(1500_m, 1_Gi)
                .withVolumeMount(elastic_data, "/usr/share/elasticsearch/data")
                .withStartupProbe(http_get(elastic_http, "/").period(10s).failureThreshold(30))
                .withReadinessProbe(http_get(elastic_http, "/_cluster/health?local=true").period(10s).timeout(5s))
                .withLivenessProbe(tcp_socket(elastic_http).period(20s)))
        .withVolumeClaimTemplate(elastic_data);

inline constexpr auto elasticsearch_service = Service<"elasticsearch">{elasticsearch}.withPort(elastic_http);

}  // namespace matchid
