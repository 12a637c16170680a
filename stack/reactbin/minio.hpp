/// MinIO, for the images: inside the cluster only.
#pragma once

#include "vault.hpp"

namespace reactbin {

inline constexpr auto s3 = port<"s3">(9000);

inline constexpr auto minio_data =
    PersistentVolumeClaim<"minio-data">{}
        .withComment("No storageClassName: the cluster's default class is used.")
        .withReadWriteOnce()
        .withStorage(10_Gi);

inline constexpr auto minio =
    StatefulSet<"minio">{}
        .withWaiver("SEC-42", "a personal application takes MinIO's newest release; pin it where that is not wanted.")
        .withServiceName("minio")
        .withPodSecurityContext(non_root(1000).group(1000).fsGroup(1000))
        .withContainer(Container<"minio">{image("minio/minio:latest")}
                .withArgs("server", "/data", "--console-address", ":9001")
                .withPort(s3)
                .withEnv(minio_credentials.key("MINIO_ROOT_USER"))
                .withEnv(minio_credentials.key("MINIO_ROOT_PASSWORD"))
                .withVolumeMount(minio_data, "/data")
                .withLivenessProbe(http_get(s3, "/minio/health/live").initialDelay(30s).period(20s))
                .withReadinessProbe(http_get(s3, "/minio/health/ready").initialDelay(15s).period(10s)))
        .withVolumeClaimTemplate(minio_data);

inline constexpr auto minio_service =
    Service<"minio">{minio}
        .internalOnly("Internal only: MinIO is reached inside the cluster, and no Ingress may route to it.")
        .withPort(s3);

inline constexpr auto init_bucket =
    Job<"minio-init-bucket">{}
        .withComment("Applying it again is safe: `mc mb --ignore-existing` leaves a bucket that is there as it is.")
        .withWaiver("SEC-42", "mc only talks to the MinIO beside it, whose newest release it matches.")
        .withRestartOnFailure()
        .withContainer(Container<"mc">{image("minio/mc:latest")}
                .withWaiver("SEC-03",
                    "the mc image runs as root and keeps its settings in root's home; it runs once, mounts "
                    "nothing and listens nowhere.")
                .withCommand("sh", "-c")
                .withArgs(concat("mc alias set local ", minio_service.url("http", s3),
                    " \"$MINIO_ROOT_USER\" \"$MINIO_ROOT_PASSWORD\" && mc mb --ignore-existing local/reactbin"))
                .withEnv(minio_credentials.key("MINIO_ROOT_USER"))
                .withEnv(minio_credentials.key("MINIO_ROOT_PASSWORD"))
                .withSecurityContext(root()));

}  // namespace reactbin
