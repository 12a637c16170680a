/// A stack of kinds that have no builder of their own, of Kubernetes' API and of three operators.
#pragma once

#include <dovetail/api/autoscaling/v2.hpp>
#include <dovetail/api/policy/v1.hpp>
#include <dovetail/api/rbac/v1.hpp>
#include <dovetail/crd/cert_manager_io/v1.hpp>
#include <dovetail/crd/k8s_mariadb_com/v1alpha1.hpp>
#include <dovetail/crd/traefik_io/v1alpha1.hpp>
#include <dovetail/dovetail.hpp>

namespace shop {

using namespace dovetail;

inline constexpr auto http = port<"http">(8080);
inline constexpr auto web =
    Deployment<"web">{}.withoutReplicas().withContainer(Container<"web">{image("registry.example.com/web:1.4")}.withPort(http).withRequests(
        100_m, 64_Mi));
inline constexpr auto web_service = Service<"web">{web}.withPort(http);
inline constexpr auto issuer = external<ClusterIssuer>("letsencrypt");

inline constexpr auto budget = resource<api::policy::v1::PodDisruptionBudget, "web">([](auto& pdb) {
  pdb.spec.minAvailable = "50%";
  pdb.spec.selector.ensure().matchLabels["app"] = "web";
});

inline constexpr auto scaling = resource<api::autoscaling::v2::HorizontalPodAutoscaler, "web">([](auto& hpa) {
  hpa.spec.scaleTargetRef.apiVersion = "apps/v1";
  hpa.spec.scaleTargetRef.kind = "Deployment";
  hpa.spec.scaleTargetRef.name = "web";
  hpa.spec.minReplicas = 2;
  hpa.spec.maxReplicas = 5;
  auto& metric = hpa.spec.metrics.emplace_back();
  metric.type = "Resource";
  auto& resource = metric.resource.ensure();
  resource.name = "cpu";
  resource.target.type = "Utilization";
  resource.target.averageUtilization = 70;
});

inline constexpr auto reachable = resource<api::networking::v1::NetworkPolicy, "web">([](auto& policy) {
  using types = api::networking::v1::NetworkPolicySpec::PolicyTypes;
  policy.spec.podSelector.ensure().matchLabels["app"] = "web";
  policy.spec.policyTypes.push_back(types::Ingress);
  auto& rule = policy.spec.ingress.emplace_back();
  rule.from.emplace_back().namespaceSelector.ensure().matchLabels["kubernetes.io/metadata.name"] = "traefik";
  rule.ports.emplace_back().port = 8080;
});

inline constexpr auto nightly = resource<api::batch::v1::CronJob, "nightly">([](auto& job) {
  job.spec.schedule = "30 2 * * *";
  job.spec.concurrencyPolicy = api::batch::v1::CronJobSpec::ConcurrencyPolicy::Forbid;
  auto& pod = job.spec.jobTemplate.spec.template_.spec;
  pod.restartPolicy = api::core::v1::PodSpec::RestartPolicy::OnFailure;
  auto& container = pod.containers.emplace_back();
  container.name = "tidy";
  container.image = "registry.example.com/tidy:1.0";
});

inline constexpr auto reader = resource<api::rbac::v1::ClusterRole, "shop-reader">([](auto& role) {
  auto& rule = role.rules.emplace_back();
  rule.apiGroups.push_back("");
  rule.resources.push_back("pods");
  for (const char* verb : {"get", "list", "watch"}) rule.verbs.push_back(verb);
});

inline constexpr auto certificate = resource<crd::cert_manager_io::v1::Certificate, "web">([](auto& made) {
  made.spec.secretName = "web-tls";
  made.spec.dnsNames.push_back("shop.example.com");
  made.spec.issuerRef.name = "letsencrypt";
  made.spec.issuerRef.kind = "ClusterIssuer";
});

inline constexpr auto route = resource<crd::traefik_io::v1alpha1::IngressRoute, "web">([](auto& entry) {
  entry.spec.entryPoints.push_back("websecure");
  auto& rule = entry.spec.routes.emplace_back();
  rule.match = "Host(`shop.example.com`)";
  auto& service = rule.services.emplace_back();
  service.name = "web";
  service.port = 8080;
  entry.spec.tls.ensure().secretName = "web-tls";
});

inline constexpr auto data = resource<crd::k8s_mariadb_com::v1alpha1::MariaDB, "data">([](auto& mariadb) {
  mariadb.spec.image = "mariadb:11.4";
  mariadb.spec.replicas = 3;
  mariadb.spec.database = "shop";
  mariadb.spec.username = "shop";
  mariadb.spec.galera.ensure().enabled = true;
  mariadb.spec.storage.ensure().size = "10Gi";
  auto& keep = mariadb.spec.tolerations.emplace_back();
  keep.key = "database";
  keep.operator_ = api::core::v1::Toleration::Operator::Exists;
});

inline constexpr auto all =
    stack<"shop">(file("shop.yaml", web), file("shop.yaml", web_service), file("shop.yaml", budget),
                  file("shop.yaml", scaling), file("shop.yaml", reachable), file("shop.yaml", nightly),
                  file("shop.yaml", reader), file("shop.yaml", certificate), file("shop.yaml", route),
                  file("shop.yaml", data))
        .withExternals(issuer)
        .targeting(kubernetes{1, 30});

}  // namespace shop
