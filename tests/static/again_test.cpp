/// What a second call of the same function does, for every builder: what takes several adds, what there is one of is said anew.
#include "lowered.hpp"

#include <dovetail/autoscaling.hpp>
#include <dovetail/build/vault.hpp>
#include <dovetail/cert_manager.hpp>
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
static_assert(first_secret.size() == 2 && outside.size() == 2);

// A stack.
inline constexpr auto tag = value<"tag">(grammars::image_tag, "v1"), domain = value<"domain">(grammars::host, "a.example.com");
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
         pods.spec.imagePullSecrets.size() == 2 && d.metadata.labels.size() == 2 && *d.metadata.labels.find("a") == "3" &&
         d.metadata.annotations.size() == 2 && pods.metadata.labels.size() == 3 && pods.metadata.annotations.size() == 2 &&
         pods.spec.nodeSelector.size() == 2 && pods.spec.tolerations.size() == 2 && d.spec.replicas == model::integer(3) &&
         notes.needs.size() == 2 && notes.comments.size() == 2;
}));

// Services, Ingresses and routes.
inline constexpr auto service = Service<"web">{web}.withPort(80, http).withPort(metrics).withSelector("a", "1").withSelector("b", "2");
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
inline constexpr auto from_vault = VaultStaticSecret<"web">{}.withDestination(first_secret).withDestination(second_secret);
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
