/// reactbin, whole: which resource stands in which file.
#pragma once

#include "ingress.hpp"
#include "minio.hpp"

namespace reactbin {

inline constexpr auto reactbin =
    stack<"reactbin">(file("namespace.yaml", name_space),  //
        file("vault/vault-auth.yaml", auth),               //
        file("vault/api-secret.yaml", api_secret),         //
        file("vault/minio-secret.yaml", minio_secret),     //
        file("api/service.yaml", api_service),             //
        file("api/deployment.yaml", api),                  //
        file("ui/service.yaml", ui_service),               //
        file("ui/deployment.yaml", ui),                    //
        file("ingress.yaml", ingress),                     //
        file("minio/service.yaml", minio_service),         //
        file("minio/statefulset.yaml", minio),             //
        file("minio/init-job.yaml", init_bucket))
        .inNamespace(name_space)
        .withExternals(letsencrypt, ingress_nginx)
        .withValues(domain, namespace_name)
        // Pod Security's next level, restricted, asks for more than the security contexts of its description have.
        .withProfile(profile::baseline)
        .withPolicies(policy::non_root, policy::pinned_images);

}  // namespace reactbin
