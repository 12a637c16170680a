/// What a second call of the same function does, for every builder: what takes several adds, what there is one of is said anew.
#include "lowered.hpp"

#include <dovetail/autoscaling.hpp>
#include <dovetail/build/vault.hpp>
#include <dovetail/cert_manager.hpp>
#include <dovetail/mariadb.hpp>
#include <dovetail/rbac.hpp>
#include <dovetail/traefik.hpp>

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto http = port<"http">(8080), metrics = port<"metrics">(9090);
inline constexpr auto app = Container<"app">{image("app:1.0")}.withPort(http).withPort(metrics);
inline constexpr auto web = Deployment<"web">{}.withContainer(app);
inline constexpr auto first_secret = Secret<"first">{}.withKeys("a").withKeys("b");
inline constexpr auto second_secret = Secret<"second">{}.withKeys("c", "d");
inline constexpr auto outside = external<Secret>("outside").withKeys("a").withKeys("b");
static_assert(first_secret.count == 2 && outside.count == 2);

// A stack.
inline constexpr auto tag = value<"tag">(grammars::image_tag, "v1"),
                      domain = value<"domain">(grammars::host, "a.example.com");
inline constexpr auto local = Environment<"local">{};
inline constexpr auto prod = Environment<"prod">{};
inline constexpr auto other_outside = external<Secret>("other");
inline constexpr auto all = stack<"test">(file("web.yaml", web))
                                .withValues(tag)
                                .withValues(domain)
                                .withExternals(outside)
                                .withExternals(other_outside)
                                .withPolicies(policy::non_root)
                                .withPolicies(policy::min_replicas(2))
                                .withEnvironments(local)
                                .withEnvironments(prod)
                                .withLabels({{"a", "1"}})
                                .withLabels({{"b", "2"}})
                                .inNamespace("one")
                                .inNamespace("two");
static_assert(all.values[0] == &tag && all.values[1] == &domain);
static_assert(all.externals[0].name.characters == "outside" && all.externals[1].name.characters == "other");
static_assert(all.policies[0].what != all.policies[1].what && all.policies.size() == 2);
static_assert(decltype(hana::size(all.environments))::value == 2);
static_assert(all.labels.count == 2 && all.name_space.characters == "two");

// An environment.
inline constexpr auto said_twice = Environment<"twice">{}
                                       .withValue(tag, "v2")
                                       .withValue(tag, "v3")
                                       .withExternals(outside)
                                       .withExternals(other_outside)
                                       .withPolicies(policy::non_root)
                                       .withPolicies(policy::min_replicas(2));
static_assert(said_twice.externals.size() == 2 && said_twice.policies.size() == 2);
static_assert(said_twice.values[0].value == "v3" && said_twice.values[1].value == "v3");

// A container: lists add, and one probe is one probe.
inline constexpr auto container = app.withCommand("a")
                                      .withCommand("b")
                                      .withArgs("a")
                                      .withArgs("b")
                                      .withEnv("A", "1")
                                      .withEnv("B", "2")
                                      .withEnvFrom(first_secret)
                                      .withEnvFrom(second_secret)
                                      .withVolumeMount("a", "/a")
                                      .withVolumeMount("b", "/b")
                                      .withReadOnlyVolumeMount("c", "/c")
                                      .withReadOnlyVolumeMount("d", "/d")
                                      .reads("A")
                                      .reads("B")
                                      .withImage("app:2.0")
                                      .withWorkingDir("/a")
                                      .withWorkingDir("/b")
                                      .withRequests(100_m, 64_Mi)
                                      .withRequests(200_m, 128_Mi)
                                      .withLimits(1_cpu, 64_Mi)
                                      .withLimits(2_cpu, 128_Mi)
                                      .withSecurityContext(non_root(1000).dropAllCapabilities())
                                      .withSecurityContext(non_root(1001).dropAllCapabilities())
                                      .withLivenessProbe(exec("a", "b"))
                                      .withLivenessProbe(http_get(http, "/").period(5s))
                                      .withReadinessProbe(http_get(http, "/").period(5s))
                                      .withReadinessProbe(exec("c"))
                                      .withStartupProbe(exec("a"))
                                      .withStartupProbe(exec("b"));
static_assert(lowered_part(container, [](auto& c, auto& notes) {
  return c.command.size() == 2 && c.args.size() == 2 && c.env.size() == 2 && c.envFrom.size() == 2 &&
         c.volumeMounts.size() == 4 && c.ports.size() == 2 && notes.reads.size() == 2 && c.image == "app:2.0" &&
         c.workingDir == "/b" && c.resources->requests.size() == 2 && *c.resources->requests.find("cpu") == "200m" &&
         c.resources->limits.size() == 2 && *c.resources->limits.find("memory") == "128Mi" &&
         c.securityContext->runAsUser == model::integer(1001) && c.securityContext->capabilities->drop.size() == 1;
}));
static_assert(lowered_part(container, [](auto& c, auto&) {
  return !c.livenessProbe->exec && c.livenessProbe->httpGet && c.readinessProbe->exec->command.size() == 1 &&
         !c.readinessProbe->httpGet && !c.readinessProbe->periodSeconds.has_value() &&
         c.startupProbe->exec->command.size() == 1 && c.startupProbe->exec->command[0] == "b";
}));

// A workload.
inline constexpr auto workload = web.withContainer(Container<"b">{image("b:1.0")})
                                     .withInitContainer(Container<"c">{image("c:1.0")})
                                     .withInitContainer(Container<"d">{image("d:1.0")})
                                     .withVolume(empty_dir<"a">())
                                     .withVolume(empty_dir<"b">())
                                     .withImagePullSecret(outside)
                                     .withImagePullSecret("other")
                                     .withLabel("a", "1")
                                     .withLabel("b", "2")
                                     .withLabel("a", "3")
                                     .withAnnotation("a", "1")
                                     .withAnnotation("b", "2")
                                     .withPodLabel("a", "1")
                                     .withPodLabel("b", "2")
                                     .withPodAnnotation("a", "1")
                                     .withPodAnnotation("b", "2")
                                     .withNodeSelector("a", "1")
                                     .withNodeSelector("b", "2")
                                     .withToleration("a", "1")
                                     .withToleration("b", "2")
                                     .withReplicas(2)
                                     .withReplicas(3)
                                     .needs(outside)
                                     .needs(other_outside)
                                     .withComment("a")
                                     .withComment("b");
static_assert(lowered(workload, [](auto& d, auto& notes) {
  const auto& pods = d.spec.template_;
  return pods.spec.containers.size() == 2 && pods.spec.initContainers.size() == 2 && pods.spec.volumes.size() == 2 &&
         pods.spec.imagePullSecrets.size() == 2 && d.metadata.labels.size() == 2 &&
         *d.metadata.labels.find("a") == "3" && d.metadata.annotations.size() == 2 &&
         pods.metadata.labels.size() == 3 && pods.metadata.annotations.size() == 2 &&
         pods.spec.nodeSelector.size() == 2 && pods.spec.tolerations.size() == 2 &&
         d.spec.replicas == model::integer(3) && notes.needs.size() == 2 && notes.comments.size() == 2;
}));

// Services, Ingresses and routes.
inline constexpr auto service =
    Service<"web">{web}.withPort(80, http).withPort(metrics).withSelector("a", "1").withSelector("b", "2");
static_assert(lowered(service, [](auto& s, auto&) { return s.spec.ports.size() == 2 && s.spec.selector.size() == 3; }));
inline constexpr auto ingress = Ingress<"web">{}
                                    .withHost("a.example.com")
                                    .withPath("/", service, http)
                                    .withPath("/metrics", service, metrics)
                                    .withHost("b.example.com")
                                    .withExactPath("/", service, http)
                                    .withExactPath("/metrics", service, metrics)
                                    .withTls("a")
                                    .withTls("b");
static_assert(lowered(ingress, [](auto& i, auto&) {
  const auto& rules = i.spec.rules;
  return rules.size() == 2 && rules[0].http->paths.size() == 2 && rules[1].http->paths.size() == 2 &&
         i.spec.tls.size() == 2 && i.spec.tls[0].hosts.size() == 2 && i.spec.tls[1].hosts.size() == 2;
}));
inline constexpr auto route = IngressRoute<"web">{}
                                  .withEntryPoints("a")
                                  .withEntryPoints("b")
                                  .withRoute(traefik::route(traefik::host("a.example.com"))
                                                 .withMiddleware("a")
                                                 .withMiddleware("b")
                                                 .withService(service, http)
                                                 .withService(service, metrics))
                                  .withRoute(traefik::host("b.example.com"), service, http);
static_assert(lowered(route, [](auto& r, auto&) {
  const auto& routes = r.spec.routes;
  return r.spec.entryPoints.size() == 2 && routes.size() == 2 && routes[0].middlewares.size() == 2 &&
         routes[0].services.size() == 2;
}));

// What is given, claimed, allowed.
inline constexpr auto settings = ConfigMap<"settings">{}.withData("a", "1").withData("b", "2").withData("a", "3");
static_assert(lowered(settings, [](auto& c, auto&) { return c.data.size() == 2 && *c.data.find("a") == "3"; }));
inline constexpr auto from_vault =
    VaultStaticSecret<"web">{}.withDestination(first_secret).withDestination(second_secret);
static_assert(lowered(from_vault, [](auto& s, auto& notes) {
  return s.spec.destination.name == "second" && notes.makes.size() == 1 && notes.makes[0].name == "second" &&
         notes.makes[0].keys.size() == 2 && notes.comments.size() == 1;
}));
inline constexpr auto certificate = Certificate<"web">{}.withDnsNames("a.example.com").withDnsNames("b.example.com");
static_assert(lowered(certificate, [](auto& c, auto&) { return c.spec.dnsNames.size() == 2; }));
inline constexpr auto allowed = NetworkPolicy<"web">{web}
                                    .withIngressFrom(web)
                                    .withIngressFrom(web, http)
                                    .withIngressFromCidr("10.0.0.0/8")
                                    .withIngressFromCidr("192.168.0.0/16")
                                    .withEgressTo(web)
                                    .withEgressTo(web, http)
                                    .withEgressToNamespace("a")
                                    .withEgressToNamespace("b");
static_assert(lowered(allowed, [](auto& p, auto&) {
  std::size_t from = 0, to = 0;
  for (const auto& rule : p.spec.ingress) from += rule.from.size();
  for (const auto& rule : p.spec.egress) to += rule.to.size();
  return from == 4 && to == 4;
}));
inline constexpr auto scaled = HorizontalPodAutoscaler<"web">{web}
                                   .withReplicas(1, 3)
                                   .withReplicas(2, 4)
                                   .withCpuUtilization(70)
                                   .withCpuUtilization(80)
                                   .withMemoryUtilization(80);
static_assert(lowered(scaled, [](auto& a, auto&) {
  return a.spec.metrics.size() == 2 && a.spec.maxReplicas == model::integer(4) &&
         a.spec.metrics[0].resource->target.averageUtilization == model::integer(80);
}));

// What there is one of: the last call counts.
inline constexpr auto pods = web.withServiceAccountName("a")
                                 .withServiceAccountName("b")
                                 .withTerminationGracePeriod(5s)
                                 .withTerminationGracePeriod(10s)
                                 .withPodSecurityContext(non_root(1000))
                                 .withPodSecurityContext(non_root(1001))
                                 .withContainer(Container<"b">{image("b:1.0")}
                                                    .withImage("b:2.0")
                                                    .withImage("b:3.0")
                                                    .withImagePullPolicy("Always")
                                                    .withImagePullPolicy("Never"))
                                 .withContainer(Container<"c">{image("c:1.0")})
                                 .withHookWeight(1)
                                 .withHookWeight(2)
                                 .withHookDeletePolicy(hook_delete::failed)
                                 .withHookDeletePolicy(hook_delete::succeeded)
                                 .withResourcePolicyKeep()
                                 .withResourcePolicyKeep()
                                 .withWaiver("SEC-01", "a")
                                 .withWaiver("SEC-02", "b")
                                 .withCommentOn<"spec">("a")
                                 .withCommentOn<"spec">("b");
static_assert(lowered(pods, [](auto& d, auto& notes) {
  const auto& pod = d.spec.template_.spec;
  return pod.serviceAccountName == "b" && pod.terminationGracePeriodSeconds == model::integer(10) &&
         pod.securityContext->runAsUser == model::integer(1001) && pod.containers.size() == 3 &&
         pod.containers[1].image == "b:3.0" && pod.containers[1].imagePullPolicy == "Never" &&
         d.metadata.annotations.size() == 3 && *d.metadata.annotations.find("helm.sh/hook-weight") == "2" &&
         *d.metadata.annotations.find("helm.sh/hook-delete-policy") == "hook-succeeded" && notes.waivers.size() == 2 &&
         notes.comments.size() == 4;
}));
inline constexpr auto made_once = outside.withImmutableKeys("c").withImmutableKeys("d");
inline constexpr auto declared_once = first_secret.withImmutableKeys("c").withImmutableKeys("d");
static_assert(made_once.count == 4 && declared_once.count == 4);
inline constexpr auto token = secret_value<"token">(), other_token = secret_value<"other">();
inline constexpr auto given = GivenSecret<"given">{}
                                  .withKey("a", token)
                                  .withKey("b", other_token)
                                  .withImmutableKey("c", token)
                                  .withImmutableKey("d", other_token);
static_assert(lowered(given, [](auto& s, auto&) { return s.stringData.size() + s.data.size() == 4; }));
inline constexpr auto open = Environment<"open">{}
                                 .withPlainSecret(token, "a", "nobody has it")
                                 .withPlainSecret(token, "b", "nobody has it")
                                 .withProfile(profile::baseline)
                                 .withProfile(profile::restricted);
static_assert(open.values[0].value == "b" && open.values[1].value == "b" && open.held_to == &profile::restricted);
inline constexpr auto chart = Chart<"one">{};
inline constexpr auto other_chart = Chart<"two">{};
inline constexpr auto charted =
    all.withHelm(chart).withHelm(other_chart).withProfile(profile::baseline).withProfile(profile::restricted);
static_assert(charted.chart == &other_chart && charted.held_to == &profile::restricted);

inline constexpr auto job = Job<"job">{}
                                .withBackoffLimit(1)
                                .withBackoffLimit(2)
                                .withActiveDeadline(1s)
                                .withActiveDeadline(2s)
                                .withTimeToLiveAfterFinished(1s)
                                .withTimeToLiveAfterFinished(2s);
static_assert(lowered(job, [](auto& j, auto&) {
  return j.spec.backoffLimit == model::integer(2) && j.spec.activeDeadlineSeconds == model::integer(2) &&
         j.spec.ttlSecondsAfterFinished == model::integer(2);
}));
inline constexpr auto cron_job = CronJob<"cron">{"@daily"}
                                     .withSchedule("@hourly")
                                     .withSchedule("@weekly")
                                     .withTimeZone("Europe/Paris")
                                     .withTimeZone("Europe/Berlin")
                                     .withConcurrencyPolicy(concurrency_policy::Allow)
                                     .withConcurrencyPolicy(concurrency_policy::Forbid)
                                     .withStartingDeadline(10s)
                                     .withStartingDeadline(20s)
                                     .withHistoryLimits(1, 2)
                                     .withHistoryLimits(3, 4);
static_assert(lowered(cron_job, [](auto& j, auto&) {
  return j.spec.schedule == "@weekly" && j.spec.timeZone == "Europe/Berlin" && j.spec.concurrencyPolicy == "Forbid" &&
         j.spec.startingDeadlineSeconds == model::integer(20) &&
         j.spec.successfulJobsHistoryLimit == model::integer(3) && j.spec.failedJobsHistoryLimit == model::integer(4);
}));
inline constexpr auto one_ingress = Ingress<"web">{}
                                        .withIngressClassName("a")
                                        .withIngressClassName("b")
                                        .withDefaultBackend(service, http)
                                        .withDefaultBackend(service, metrics)
                                        .withClusterIssuer("a")
                                        .withClusterIssuer("b")
                                        .withIssuer("a")
                                        .withIssuer("b");
static_assert(lowered(one_ingress, [](auto& i, auto&) {
  return i.spec.ingressClassName == "b" && i.spec.defaultBackend->service->port->number == model::integer(9090) &&
         i.metadata.annotations.size() == 2 && *i.metadata.annotations.find("cert-manager.io/issuer") == "b";
}));
inline constexpr auto one_route = IngressRoute<"web">{}.withCertResolver("a").withCertResolver("b").withRoute(
    traefik::route("PathPrefix(`/`)").withPriority(1).withPriority(2).withService(service, http));
static_assert(lowered(one_route, [](auto& r, auto&) {
  return r.spec.tls->certResolver == "b" && r.spec.routes[0].priority == model::integer(2);
}));
inline constexpr auto nodes = Service<"web">{web}.withPort(http).withNodePort(http, 30080).withNodePort(http, 30081);
static_assert(lowered(nodes, [](auto& s, auto&) {
  return s.spec.ports.size() == 1 && s.spec.ports[0].nodePort == model::integer(30081);
}));
inline constexpr auto scaler = HorizontalPodAutoscaler<"web">{web}
                                   .withMinReplicas(1)
                                   .withMinReplicas(2)
                                   .withMaxReplicas(3)
                                   .withMaxReplicas(4)
                                   .withCpuAverageValue(100_m)
                                   .withCpuAverageValue(200_m)
                                   .withMemoryUtilization(70)
                                   .withMemoryUtilization(80)
                                   .withMemoryAverageValue(64_Mi)
                                   .withMemoryAverageValue(128_Mi)
                                   .withScaleDownStabilization(10s)
                                   .withScaleDownStabilization(20s);
static_assert(lowered(scaler, [](auto& a, auto&) {
  const auto& metrics = a.spec.metrics;
  return a.spec.minReplicas == model::integer(2) && a.spec.maxReplicas == model::integer(4) && metrics.size() == 2 &&
         metrics[0].resource->target.averageValue == "200m" && metrics[1].resource->target.averageValue == "128Mi" &&
         !metrics[1].resource->target.averageUtilization.has_value() &&
         a.spec.behavior->scaleDown->stabilizationWindowSeconds == model::integer(20);
}));
inline constexpr auto issuer = external<ClusterIssuer>("issuer");
inline constexpr auto one_certificate = Certificate<"web">{}
                                            .withSecretName("a")
                                            .withSecretName("b")
                                            .withIssuerRef("a", "Issuer")
                                            .withIssuerRef(issuer)
                                            .withCommonName("a")
                                            .withCommonName("b");
static_assert(lowered(one_certificate, [](auto& c, auto&) {
  return c.spec.secretName == "b" && c.spec.issuerRef.name == "issuer" && c.spec.issuerRef.kind == "ClusterIssuer" &&
         c.spec.commonName == "b";
}));
inline constexpr auto acme = Issuer<"acme">{}
                                 .withAcme("https://a.example.com", "a@example.com", "a")
                                 .withAcme("https://b.example.com", "b@example.com", "b")
                                 .withHttp01Solver("a")
                                 .withHttp01Solver("b");
static_assert(lowered(acme, [](auto& i, auto&) {
  return i.spec.acme->server == "https://b.example.com" && i.spec.acme->email == "b@example.com" &&
         i.spec.acme->solvers.size() == 2;
}));
inline constexpr auto ca = Issuer<"ca">{}.withCa("a").withCa("b");
static_assert(lowered(ca, [](auto& i, auto&) { return i.spec.ca->secretName == "b"; }));
inline constexpr auto middleware = Middleware<"m">{}
                                       .withRedirectScheme("http")
                                       .withRedirectScheme("https")
                                       .withStripPrefix("/a")
                                       .withStripPrefix("/b")
                                       .withAddPrefix("/a")
                                       .withAddPrefix("/b")
                                       .withRequestHeader("A", "1")
                                       .withRequestHeader("B", "2")
                                       .withResponseHeader("A", "1")
                                       .withResponseHeader("B", "2");
static_assert(lowered(middleware, [](auto& m, auto&) {
  return m.spec.redirectScheme->scheme == "https" && m.spec.stripPrefix->prefixes.size() == 2 &&
         m.spec.addPrefix->prefix == "/b" && m.spec.headers->customRequestHeaders.size() == 2 &&
         m.spec.headers->customResponseHeaders.size() == 2;
}));
inline constexpr auto ports_of_policy = NetworkPolicy<"web">{web}
                                            .withIngress(http)
                                            .withIngress(metrics)
                                            .withIngressFromNamespace("a")
                                            .withIngressFromNamespace("b")
                                            .withEgress(http)
                                            .withEgress(metrics)
                                            .withEgressToCidr("10.0.0.0/8")
                                            .withEgressToCidr("192.168.0.0/16");
static_assert(lowered(ports_of_policy, [](auto& p, auto&) {
  std::size_t parts = 0;
  for (const auto& rule : p.spec.ingress) parts += rule.from.size() + rule.ports.size();
  for (const auto& rule : p.spec.egress) parts += rule.to.size() + rule.ports.size();
  return parts == 8;
}));

// Storage.
inline constexpr auto volume = PersistentVolume<"data">{}
                                   .withStorage(1_Gi)
                                   .withStorage(2_Gi)
                                   .withReclaimPolicy(reclaim_policy::Delete)
                                   .withReclaimPolicy(reclaim_policy::Retain)
                                   .withStorageClassName("a")
                                   .withStorageClassName("b")
                                   .withHostPath("/a")
                                   .withHostPath("/b");
static_assert(lowered(volume, [](auto& v, auto&) {
  return v.spec.capacity.size() == 1 && *v.spec.capacity.find("storage") == "2Gi" && v.spec.storageClassName == "b" &&
         v.spec.hostPath->path == "/b" && v.spec.persistentVolumeReclaimPolicy == "Retain";
}));
inline constexpr auto disk = PersistentVolume<"disk">{}.withLocal("/a").withLocal("/b").withNode("a").withNode("b");
static_assert(lowered(disk, [](auto& v, auto&) {
  const auto& terms = v.spec.nodeAffinity->required->nodeSelectorTerms;
  return v.spec.local->path == "/b" && terms.size() == 1 && terms[0].matchExpressions[0].values.size() == 2;
}));
inline constexpr auto claim = PersistentVolumeClaim<"data">{}
                                  .withStorage(1_Gi)
                                  .withStorage(2_Gi)
                                  .withStorageClassName("a")
                                  .withStorageClassName("b")
                                  .withVolumeName("a")
                                  .withVolumeName("b");
static_assert(lowered(claim, [](auto& c, auto&) {
  return *c.spec.resources->requests.find("storage") == "2Gi" && c.spec.storageClassName == "b" &&
         c.spec.volumeName == "b";
}));
inline constexpr auto set = StatefulSet<"set">{}
                                .withServiceName("a")
                                .withServiceName("b")
                                .withVolumeClaimTemplate(claim)
                                .withVolumeClaimTemplate(PersistentVolumeClaim<"more">{});
static_assert(lowered(set, [](auto& s, auto&) {
  return s.spec.serviceName == "b" && s.spec.volumeClaimTemplates.size() == 2;
}));
inline constexpr auto storage = StorageClass<"fast">{}
                                    .withProvisioner("a.example.com")
                                    .withProvisioner("b.example.com")
                                    .withReclaimPolicy(reclaim_policy::Delete)
                                    .withReclaimPolicy(reclaim_policy::Retain)
                                    .withVolumeBindingMode(volume_binding_mode::Immediate)
                                    .withVolumeBindingMode(volume_binding_mode::WaitForFirstConsumer)
                                    .withParameter("a", "1")
                                    .withParameter("b", "2")
                                    .withMountOption("a")
                                    .withMountOption("b");
static_assert(lowered(storage, [](auto& c, auto&) {
  return c.provisioner == "b.example.com" && c.reclaimPolicy == "Retain" &&
         c.volumeBindingMode == "WaitForFirstConsumer" && c.parameters.size() == 2 && c.mountOptions.size() == 2;
}));
inline constexpr auto files = secret_volume<"files">(first_secret).withItem("a", "a").withItem("b", "b");
static_assert(lowered_part(files, [](auto& v, auto&) { return v.secret->items.size() == 2; }));

// Who may do what.
inline constexpr auto budget = PodDisruptionBudget<"web">{web}
                                   .withMinAvailable(1)
                                   .withMinAvailable(2)
                                   .withMaxUnavailable(1)
                                   .withMaxUnavailable("50%")
                                   .withUnhealthyPodEvictionPolicy(unhealthy_pod_eviction_policy::IfHealthyBudget)
                                   .withUnhealthyPodEvictionPolicy(unhealthy_pod_eviction_policy::AlwaysAllow);
static_assert(lowered(budget, [](auto& b, auto&) {
  return b.spec.minAvailable == model::int_or_string(2) && b.spec.maxUnavailable.word == "50%" &&
         b.spec.unhealthyPodEvictionPolicy == "AlwaysAllow";
}));
inline constexpr auto robot = ServiceAccount<"robot">{}.withImagePullSecret("a").withImagePullSecret("b");
inline constexpr auto other_robot = ServiceAccount<"other">{};
static_assert(lowered(robot, [](auto& a, auto&) { return a.imagePullSecrets.size() == 2; }));
inline constexpr auto reading = access({"get"}, "x", "x")
                                    .withApiGroups("a")
                                    .withApiGroups("b")
                                    .withResources("a")
                                    .withResources("b")
                                    .withResourceNames("a")
                                    .withResourceNames("b");
inline constexpr auto health = access({"get"}, "x", "x").withNonResourceURLs("/a").withNonResourceURLs("/b");
inline constexpr auto role = ClusterRole<"reader">{}.withRule(reading).withRule(health);
static_assert(lowered(role, [](auto& r, auto&) {
  return r.rules.size() == 2 && r.rules[0].apiGroups.size() == 3 && r.rules[0].resources.size() == 3 &&
         r.rules[0].resourceNames.size() == 2 && r.rules[1].nonResourceURLs.size() == 2;
}));
inline constexpr auto bound = ClusterRoleBinding<"readers">{role}
                                  .withSubject(robot)
                                  .withSubject(other_robot)
                                  .withUser("a")
                                  .withUser("b")
                                  .withGroup("a")
                                  .withGroup("b");
static_assert(lowered(bound, [](auto& b, auto&) { return b.subjects.size() == 6; }));
inline constexpr auto vault_auth = VaultAuth<"auth">{}
                                       .withKubernetes("a", "a")
                                       .withKubernetes("b", "b")
                                       .withMount("a")
                                       .withMount("b")
                                       .withAudience("a")
                                       .withAudience("b");
static_assert(lowered(vault_auth, [](auto& a, auto&) {
  return a.spec.kubernetes->role == "b" && a.spec.kubernetes->serviceAccount == "b" && a.spec.mount == "b" &&
         a.spec.kubernetes->audiences.size() == 2;
}));
inline constexpr auto vault_secret = VaultStaticSecret<"web">{}
                                         .withVaultAuthRef("a")
                                         .withVaultAuthRef("b")
                                         .withKv1("a", "a")
                                         .withKv1("b", "b")
                                         .withKv2("a", "a")
                                         .withKv2("b", "b")
                                         .withRefreshAfter("1h")
                                         .withRefreshAfter("2h");
static_assert(lowered(vault_secret, [](auto& s, auto&) {
  return s.spec.vaultAuthRef == "b" && s.spec.mount == "b" && s.spec.path == "b" && s.spec.type == "kv-v2" &&
         s.spec.refreshAfter == "2h";
}));

// A MariaDB and what is in it.
inline constexpr auto server = MariaDB<"db">{}
                                   .withImage("mariadb:10")
                                   .withImage("mariadb:11")
                                   .withReplicas(1)
                                   .withReplicas(2)
                                   .withPort(3306)
                                   .withPort(3307)
                                   .withRootPasswordSecretKeyRef(first_secret.key("a"))
                                   .withRootPasswordSecretKeyRef(first_secret.key("b"))
                                   .withDatabase("a")
                                   .withDatabase("b")
                                   .withUsername("a")
                                   .withUsername("b")
                                   .withPasswordSecretKeyRef(first_secret.key("a"))
                                   .withPasswordSecretKeyRef(first_secret.key("b"))
                                   .withStorage(1_Gi)
                                   .withStorage(2_Gi)
                                   .withStorageClassName("a")
                                   .withStorageClassName("b")
                                   .withRequests(100_m, 64_Mi)
                                   .withRequests(200_m, 128_Mi)
                                   .withLimits(1_cpu, 1_Gi)
                                   .withLimits(2_cpu, 2_Gi)
                                   .withMyCnf("a")
                                   .withMyCnf("b");
static_assert(lowered(server, [](auto& m, auto&) {
  return m.spec.image == "mariadb:11" && m.spec.replicas == model::integer(2) && m.spec.port == model::integer(3307) &&
         m.spec.rootPasswordSecretKeyRef->key == "b" && m.spec.database == "b" && m.spec.username == "b" &&
         m.spec.passwordSecretKeyRef->key == "b" && m.spec.storage->size == "2Gi" &&
         m.spec.storage->storageClassName == "b" && *m.spec.resources->requests.find("cpu") == "200m" &&
         *m.spec.resources->limits.find("memory") == "2Gi" && m.spec.myCnf == "b";
}));
inline constexpr auto generating =
    MariaDB<"db">{}.withGeneratedRootPassword("a", "a").withGeneratedRootPassword("b", "b");
static_assert(lowered(generating, [](auto& m, auto&) {
  return m.spec.rootPasswordSecretKeyRef->name == "b" && m.spec.rootPasswordSecretKeyRef->key == "b";
}));
static_assert(lowered(generating.withRootPasswordSecretKeyRef(first_secret.key("a")), [](auto& m, auto&) {
  return m.spec.rootPasswordSecretKeyRef->key == "a" && !m.spec.rootPasswordSecretKeyRef->generate.value_or(false);
}));
inline constexpr auto database = Database<"shop">{server}
                                     .withMariaDbRef("a")
                                     .withMariaDbRef("b")
                                     .withName("a")
                                     .withName("b")
                                     .withCharacterSet("a")
                                     .withCharacterSet("b")
                                     .withCollate("a")
                                     .withCollate("b");
static_assert(lowered(database, [](auto& d, auto&) {
  return d.spec.mariaDbRef.name == "b" && d.spec.name == "b" && d.spec.characterSet == "b" && d.spec.collate == "b";
}));
inline constexpr auto user = User<"shop">{server}
                                 .withName("a")
                                 .withName("b")
                                 .withHost("a")
                                 .withHost("b")
                                 .withPasswordSecretKeyRef(first_secret.key("a"))
                                 .withPasswordSecretKeyRef(first_secret.key("b"))
                                 .withMaxUserConnections(1)
                                 .withMaxUserConnections(2);
static_assert(lowered(user, [](auto& u, auto&) {
  return u.spec.name == "b" && u.spec.host == "b" && u.spec.passwordSecretKeyRef->key == "b" &&
         u.spec.maxUserConnections == model::integer(2);
}));
inline constexpr auto grant = Grant<"shop">{user, database}
                                  .withPrivileges("SELECT")
                                  .withPrivileges("INSERT")
                                  .withTable("a")
                                  .withTable("b")
                                  .withHost("a")
                                  .withHost("b");
static_assert(lowered(grant, [](auto& g, auto&) {
  return g.spec.privileges.size() == 2 && g.spec.table == "b" && g.spec.host == "b";
}));
