/// A burst tenant on Scaleway Kapsule: nothing runs until someone scales it up.
#pragma once

#include "entry.hpp"

namespace matchid {

/// The cluster's owner provides the namespace, the storage and the issuer.
inline constexpr auto poc_namespace = external<Namespace>("matchid");
inline constexpr auto scaleway_storage = external<StorageClass>("scw-bssd");
inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt-prod");

inline constexpr auto poc_certificate =
    Certificate<"matchid-poc-tls">{}.withDnsNames(domain).withIssuerRef(letsencrypt);

inline constexpr auto poc =
    Environment<"poc">{}
        .withValue(domain, "matchid-poc.matchid.io")
        .withExternals(poc_namespace, scaleway_storage, letsencrypt)
        .remove(name_space)
        .add(file("certificate.yaml", poc_certificate))
        .edit(on(entry_route).withoutEntryPoints().withEntryPoints("websecure").withTls(poc_certificate))
        .edit(on(backend).inContainer(on(backend_container).replacingEnv("APP_URL", concat("https://", domain))))
        .edit(on(elasticsearch).inVolumeClaimTemplate(on(elastic_data).withStorageClassName(scaleway_storage)))
        .edit(every_workload()
                .withReplicas(0)
                .withNodeSelector("pool", "burst")
                .withToleration("pool", "burst", taint_effect::NoSchedule))
        .edit(on(elasticsearch).withWaiver("REL-10", "a proof of concept, whose data can be loaded again."))
        .edit(on(redis).withWaiver("DOV-12", "at rest there are no jobs, and a lost one is submitted again."))
        .edit(on(backend)
                .withWaiver("DOV-13", "shown without sign-in and mail.")
                .withWaiver("SEC-42", "shows what is being developed."))
        .edit(on(ui).withWaiver("SEC-42", "shows what is being developed."));

}  // namespace matchid
