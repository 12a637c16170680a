/// The two Secrets and how the Vault Secrets Operator makes them. They are two because they rotate apart, and because the API
/// must never see MinIO's root password.
#pragma once

#include "settings.hpp"

namespace reactbin {

inline constexpr auto api_env = Secret<"api-env">{}.withKeys("DATABASE_URL", "JWT_SECRET_KEY", "OWNER_USERNAME",
    "OWNER_PASSWORD", "S3_ENDPOINT_URL", "S3_BUCKET_NAME", "S3_ACCESS_KEY_ID", "S3_SECRET_ACCESS_KEY", "API_BASE_URL");

inline constexpr auto minio_credentials =
    Secret<"minio-credentials">{}.withKeys("MINIO_ROOT_USER", "MINIO_ROOT_PASSWORD");

inline constexpr auto auth =
    VaultAuth<"reactbin-auth">{}
        .withComment(
            "The operator of the cluster creates the Vault role `reactbin` and binds it to the `default` service "
            "account of this namespace, with read access to both secret paths.")
        .withKubernetes("reactbin", "default")
        .withMount("kubernetes")
        .withAudience("https://kubernetes.default.svc");

inline constexpr auto api_secret =
    VaultStaticSecret<"api-secret">{}
        .withVaultAuthRef(auth)
        .withKv2("secret", "reactbin/api/config")
        .withRefreshAfter("1h")
        .withDestination(api_env);

inline constexpr auto minio_secret =
    VaultStaticSecret<"minio-secret">{}
        .withVaultAuthRef(auth)
        .withKv2("secret", "reactbin/minio/credentials")
        .withRefreshAfter("1h")
        .withDestination(minio_credentials);

}  // namespace reactbin
