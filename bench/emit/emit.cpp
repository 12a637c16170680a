/// What writing YAML costs: to_yaml over Deployments as they are in use, each with probes, settings, volumes and limits.

#include "dovetail/api/apps/v1.hpp"
#include "dovetail/emit/yaml.hpp"
#include "dovetail/text/arena.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace {

using namespace dovetail;
namespace core = api::core::v1;

core::Probe http_probe(const char* path, int delay, int period) {
  core::Probe probe;
  probe.httpGet.ensure().path = path;
  probe.httpGet->port = "http";
  probe.initialDelaySeconds = delay;
  probe.periodSeconds = period;
  return probe;
}

api::apps::v1::Deployment deployment(int number, model::arena& arena) {
  const model::text name = arena.keep("service-" + std::to_string(number));
  api::apps::v1::Deployment result;
  result.metadata.name = name;
  result.metadata.namespace_ = "shop";
  result.metadata.labels["app.kubernetes.io/name"] = name;
  result.metadata.labels["app.kubernetes.io/part-of"] = "shop";
  result.spec.replicas = 2;
  result.spec.selector.matchLabels["app.kubernetes.io/name"] = name;
  result.spec.template_.metadata.labels["app.kubernetes.io/name"] = name;

  core::PodSpec& pod = result.spec.template_.spec;
  pod.securityContext.ensure().runAsNonRoot = true;
  pod.securityContext->runAsUser = 1001;
  core::Volume& volume = pod.volumes.emplace_back();
  volume.name = "cache";
  volume.emptyDir.ensure().sizeLimit = "1Gi";

  core::Container& container = pod.containers.emplace_back();
  container.name = name;
  container.image = arena.keep("registry.example.com/shop/service-" + std::to_string(number) + ":1." +
                               std::to_string(number % 7) + ".0");
  container.args.push_back("serve");
  container.args.push_back("--listen=:8080");
  core::ContainerPort& port = container.ports.emplace_back();
  port.name = "http";
  port.containerPort = 8080;
  container.envFrom.emplace_back().secretRef.ensure().name = arena.keep("service-" + std::to_string(number) + "-env");
  const char* const settings[][2] = {{"LOG_LEVEL", "info"},    {"DEBUG", "false"},  {"WORKERS", "4"},
                                     {"CACHE_PATH", "/cache"}, {"VERSION", "1.10"}, {"GREETING", "hello: world"}};
  for (const auto& [key, value] : settings) {
    core::EnvVar& variable = container.env.emplace_back();
    variable.name = key;
    variable.value = value;
  }
  core::ResourceRequirements& resources = container.resources.ensure();
  resources.requests["cpu"] = "100m";
  resources.requests["memory"] = "128Mi";
  resources.limits["memory"] = "256Mi";
  core::VolumeMount& mount = container.volumeMounts.emplace_back();
  mount.name = "cache";
  mount.mountPath = "/cache";
  container.livenessProbe = http_probe("/healthz", 10, 30);
  container.readinessProbe = http_probe("/readyz", 5, 10);
  container.securityContext.ensure().allowPrivilegeEscalation = false;
  container.securityContext->readOnlyRootFilesystem = true;
  container.securityContext->capabilities.ensure().drop.push_back("ALL");
  return result;
}

void deployments(benchmark::State& state) {
  using api::apps::v1::Deployment;
  model::arena arena;
  std::vector<Deployment> resources;
  for (int i = 0; i < state.range(0); ++i) resources.push_back(deployment(i, arena));

  std::size_t bytes = 0;
  for (auto _ : state) {
    bytes = 0;
    for (const Deployment& resource : resources) {
      const std::string yaml = emit::to_yaml({.api_version = Deployment::api_version,
                                              .kind = Deployment::kind,
                                              .type = &model::type_of<Deployment>(),
                                              .object = &resource});
      bytes += yaml.size();
    }
  }
  state.SetItemsProcessed(state.iterations() * state.range(0));
  state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}
BENCHMARK(deployments)->Arg(12)->Arg(400)->Arg(4000)->Unit(benchmark::kMillisecond);

}  // namespace
