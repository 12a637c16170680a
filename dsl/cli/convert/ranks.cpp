#include "cli/convert/ranks.hpp"

#include <map>

namespace dovetail::cli::convert {

rank rank_of(std::string_view kind) {
  static const std::map<std::string_view, rank> ranks = {{"Namespace", rank::cluster},
                                                         {"CustomResourceDefinition", rank::cluster},
                                                         {"StorageClass", rank::cluster_part},
                                                         {"PersistentVolume", rank::cluster_part},
                                                         {"PriorityClass", rank::cluster_part},
                                                         {"RuntimeClass", rank::cluster_part},
                                                         {"IngressClass", rank::cluster_part},
                                                         {"ConfigMap", rank::data},
                                                         {"Secret", rank::data},
                                                         {"PersistentVolumeClaim", rank::identity},
                                                         {"ServiceAccount", rank::identity},
                                                         {"Role", rank::role},
                                                         {"ClusterRole", rank::role},
                                                         {"RoleBinding", rank::binding},
                                                         {"ClusterRoleBinding", rank::binding},
                                                         {"Deployment", rank::workload},
                                                         {"StatefulSet", rank::workload},
                                                         {"DaemonSet", rank::workload},
                                                         {"Job", rank::workload},
                                                         {"CronJob", rank::workload},
                                                         {"Pod", rank::workload},
                                                         {"ReplicaSet", rank::workload},
                                                         {"Service", rank::service},
                                                         {"Ingress", rank::entry}};
  const auto found = ranks.find(kind);
  return found == ranks.end() ? rank::other : found->second;
}

}  // namespace dovetail::cli::convert
