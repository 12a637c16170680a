/// A laptop or a CI runner: k3d or k3s.
#pragma once

#include "entry.hpp"

namespace matchid {

inline constexpr auto local_storage = StorageClass<"matchid-local">{}.withoutProvisioner().withVolumeBindingMode(
    volume_binding_mode::WaitForFirstConsumer);

inline constexpr auto local_volume =
    PersistentVolume<"matchid-elasticsearch">{}
        .withStorageClassName(local_storage)
        .withReadWriteOnce()
        .withStorage(10_Gi)
        .withReclaimPolicy(reclaim_policy::Retain)
        .withHostPath("/var/lib/matchid/elasticsearch", host_path_type::DirectoryOrCreate);

inline constexpr auto backend_node_port = 30080;
inline constexpr auto ui_node_port = 30083;

inline constexpr auto local =
    Environment<"local">{}
        .add(file("elasticsearch/storage-class.yaml", local_storage),
            file("elasticsearch/persistent-volume.yaml", local_volume))
        .edit(on(backend_service).withNodePort(backend_http, backend_node_port))
        .edit(on(ui_service).withNodePort(ui_http, ui_node_port))
        // The kernel is the laptop's own, and no pod's to change.
        .edit(on(elasticsearch)
                .withoutInitContainer(sysctl)
                .inVolumeClaimTemplate(on(elastic_data).withStorageClassName(local_storage)))
        .edit(on(elasticsearch).withWaiver("REL-10", "a laptop has one node, and its data can be loaded again."))
        .edit(on(redis).withWaiver("DOV-12", "jobs on a laptop are nobody's loss."))
        .edit(on(backend)
                .withWaiver("DOV-13", "nobody signs in or gets mail on a laptop.")
                .withWaiver("SEC-42", "follows the images that are being developed."))
        .edit(on(ui).withWaiver("SEC-42", "follows the images that are being developed."));

}  // namespace matchid
