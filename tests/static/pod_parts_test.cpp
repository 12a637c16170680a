/// check/pod_parts.hpp: rules over a pod's own parts. What they say is in tests/errors/pod_parts_*.cpp; here is how far they go.
#include "findings.hpp"

inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Container<"web">{image("web:1.0")}.withPort(http);
inline constexpr auto deployment = Deployment<"web">{}.withContainer(web);
using workload = api::apps::v1::Deployment;

// REF-01: volumes of the pod, and a StatefulSet's claim templates.
inline constexpr auto cache = empty_dir<"cache">();
inline constexpr auto mounts = web.withVolumeMount(cache, "/cache");
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
inline constexpr auto with_cache = Deployment<"web">{}.withVolume(cache).withContainer(mounts).withInitContainer(
    Container<"init">{image("init:1.0")}.withVolumeMount(cache, "/cache"));
inline constexpr auto without_cache = Deployment<"web">{}.withInitContainer(mounts);
inline constexpr auto with_data =
    StatefulSet<"data">{}.withVolumeClaimTemplate(data).withContainer(web.withVolumeMount(data, "/data"));
inline constexpr auto without_data = StatefulSet<"web">{}.withContainer(web.withVolumeMount(data, "/data"));
inline constexpr auto mounted = stack<"test">(file("a", with_cache), file("b", with_data));
inline constexpr auto cache_missing = stack<"test">(file("a", without_cache));
inline constexpr auto data_missing = stack<"test">(file("b", without_data));
static_assert(is_sound<mounted>);
static_assert(breaks_only<cache_missing>("REF-01"));
static_assert(breaks_only<data_missing>("REF-01"));

// REF-03: labels that are wanted, by value and by expression; a Job's selector is the server's.
inline constexpr auto more_labels = deployment.withPodLabel("tier", "front");
inline constexpr auto expression = more_labels.edit([](workload& d) {
  auto& wanted = d.spec.selector.matchExpressions.emplace_back();
  wanted.key = "tier";
  wanted.operator_ = "Exists";
});
inline constexpr auto other_expression =
    expression.edit([](workload& d) { d.spec.selector.matchExpressions[0].operator_ = "DoesNotExist"; });
inline constexpr auto migrate = Job<"migrate">{}.withContainer(web).withPodLabel("app", "other");
inline constexpr auto selected = stack<"test">(file("a", expression), file("b", migrate));
inline constexpr auto not_selected = stack<"test">(file("a", other_expression));
static_assert(is_sound<selected>);
static_assert(breaks_only<not_selected>("REF-03"));

// REF-45, DOV-74: a number of any container of the pod, which share an address; a name of the container itself.
inline constexpr auto proxy = Container<"proxy">{image("proxy:1.0")}.withPort(port<"admin">(9901));
inline constexpr auto by_other_number =
    Deployment<"web">{}.withContainer(web.withReadinessProbe(http_get(9901, "/ready"))).withContainer(proxy);
inline constexpr auto sidecar = proxy.edit([](api::core::v1::Container& c) { c.restartPolicy = "Always"; });
inline constexpr auto by_sidecar =
    Deployment<"web">{}.withContainer(web.withReadinessProbe(http_get(9901, "/ready"))).withInitContainer(sidecar);
inline constexpr auto by_init =
    Deployment<"web">{}.withContainer(web.withReadinessProbe(http_get(9901, "/ready"))).withInitContainer(proxy);
inline constexpr auto of_sidecar_itself = Deployment<"web">{}.withContainer(web).withInitContainer(
    proxy.withLivenessProbe(http_get("admin", "/ready")).edit([](api::core::v1::Container& c) {
      c.restartPolicy = "Always";
    }));
inline constexpr auto by_sidecars_name =
    Deployment<"web">{}.withContainer(web.withReadinessProbe(http_get("admin", "/ready"))).withInitContainer(sidecar);
inline constexpr auto by_other_name =
    Deployment<"web">{}.withContainer(web.withReadinessProbe(http_get("admin", "/ready"))).withContainer(proxy);
inline constexpr auto by_no_number =
    Deployment<"web">{}.withContainer(web.withReadinessProbe(http_get(9902, "/ready")));
inline constexpr auto without_ports =
    Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withStartupProbe(tcp_socket(8080)));
inline constexpr auto by_command = Deployment<"web">{}.withContainer(web.withLivenessProbe(exec("true")));
inline constexpr auto of_another_host = Deployment<"web">{}.withContainer(
    web.withLivenessProbe(http_get(443, "/").edit([](api::core::v1::Probe& p) { p.httpGet->host = "example.com"; })));
inline constexpr auto by_udp =
    Deployment<"web">{}.withContainer(web.withLivenessProbe(tcp_socket(8080)).edit([](api::core::v1::Container& c) {
      c.ports[0].protocol = api::core::v1::ContainerPort::Protocol::UDP;
    }));
inline constexpr auto probed_number = stack<"test">(file("a", by_other_number));
inline constexpr auto probed_sidecar = stack<"test">(file("a", by_sidecar));
inline constexpr auto probed_itself = stack<"test">(file("a", of_sidecar_itself));
inline constexpr auto unprobed_sidecar = stack<"test">(file("a", by_sidecars_name));
static_assert(is_sound<probed_itself>);
static_assert(breaks_only<unprobed_sidecar>("REF-45"));
inline constexpr auto probed_init = stack<"test">(file("a", by_init));
inline constexpr auto probed_command = stack<"test">(file("a", by_command));
inline constexpr auto probed_host = stack<"test">(file("a", of_another_host));
inline constexpr auto unprobed_name = stack<"test">(file("a", by_other_name));
inline constexpr auto unprobed_number = stack<"test">(file("a", by_no_number));
inline constexpr auto unprobed_without_ports = stack<"test">(file("a", without_ports));
inline constexpr auto unprobed_udp = stack<"test">(file("a", by_udp));
static_assert(is_sound<probed_number>);
static_assert(is_sound<probed_sidecar>);
static_assert(breaks_only<probed_init>("DOV-74"));
static_assert(is_sound<probed_command>);
static_assert(is_sound<probed_host>);
static_assert(breaks_only<unprobed_name>("REF-45"));
static_assert(breaks_only<unprobed_number>("DOV-74"));
static_assert(breaks_only<unprobed_without_ports>("DOV-74"));
static_assert(breaks_only<unprobed_udp>("DOV-74"));

// IDN-01: names differ within a pod, not between pods.
inline constexpr auto other = Deployment<"other">{}.withContainer(web);
inline constexpr auto same_name_elsewhere = stack<"test">(file("a", deployment), file("b", other));
static_assert(is_sound<same_name_elsewhere>);
inline constexpr auto twice = Deployment<"web">{}.withContainer(web).withContainer(proxy).withContainer(web);
inline constexpr auto same_name = stack<"test">(file("a", twice));
static_assert(count_of<same_name>("IDN-01") == 1);

// IDN-03: one path, one volume; two paths may have the same volume.
inline constexpr auto two_paths =
    Deployment<"web">{}.withVolume(cache).withContainer(mounts.withVolumeMount(cache, "/tmp"));
inline constexpr auto one_path =
    Deployment<"web">{}.withVolume(cache).withContainer(mounts.withVolumeMount(cache, "/cache"));
inline constexpr auto volume_at_two_paths = stack<"test">(file("a", two_paths));
inline constexpr auto two_at_one_path = stack<"test">(file("a", one_path));
static_assert(is_sound<volume_at_two_paths>);
static_assert(breaks_only<two_at_one_path>("IDN-03"));

// IDN-05: an error within a container. Between containers the first one is meant, which is no more than worth a look.
inline constexpr auto named_again = web.withPort(port<"http">(9090));
inline constexpr auto two_in_one = Deployment<"web">{}.withContainer(named_again);
inline constexpr auto one_in_each = Deployment<"web">{}.withContainer(web).withContainer(
    Container<"proxy">{image("proxy:1.0")}.withPort(port<"http">(80)));
inline constexpr auto nameless = Deployment<"web">{}.withContainer(web.withPort(8081).withPort(8082));
inline constexpr auto port_names_in_one = stack<"test">(file("a", two_in_one));
inline constexpr auto port_names_in_each = stack<"test">(file("a", one_in_each));
inline constexpr auto ports_without_names = stack<"test">(file("a", nameless));
static_assert(breaks_only<port_names_in_one>("IDN-05"));
static_assert(is_sound<port_names_in_each>);
static_assert(is_sound<ports_without_names>);

constexpr std::size_t port_names_worth_a_look(const char* first, const char* second) {
  api::core::v1::PodSpec spec;
  spec.containers.emplace_back().ports.emplace_back().name = first;
  spec.containers.emplace_back().ports.emplace_back().name = second;
  const api::meta::v1::ObjectMeta metadata;
  const check::resource owner;
  check::inventory all;
  check::add_pod(metadata, spec, owner, all);
  model::arena arena;
  check::report report(arena);
  check::port_names_differ_in_a_pod(check::IDN_05_pod, all, report);
  return report.findings().size();
}
static_assert(port_names_worth_a_look("http", "http") == 1);
static_assert(port_names_worth_a_look("http", "admin") == 0);
static_assert(port_names_worth_a_look("", "") == 0);

// IDN-08: a variable that adds to what it was before is no mistake.
inline constexpr auto set_twice =
    Deployment<"web">{}.withContainer(web.withEnv("A", "1").withEnv("B", "1").withEnv("A", "2"));
inline constexpr auto appended =
    Deployment<"web">{}.withContainer(web.withEnv("PATH", "/bin").withEnv("PATH", "$(PATH):/opt/bin"));
inline constexpr auto variable_twice = stack<"test">(file("a", set_twice));
inline constexpr auto variable_appended = stack<"test">(file("a", appended));
static_assert(breaks_only<variable_twice>("IDN-08") && count_of<variable_twice>("IDN-08") == 1);
static_assert(is_sound<variable_appended>);

// Kinds without a builder that make pods.
constexpr auto half_a_mount = [](api::core::v1::PodTemplateSpec& made) {
  auto& container = made.spec.containers.emplace_back();
  container.name = "web";
  container.image = "web:1.0";
  auto& mount = container.volumeMounts.emplace_back();
  mount.name = "cache";
  mount.mountPath = "/cache";
};
inline constexpr auto controller = resource<api::core::v1::ReplicationController, "old">(
    [](api::core::v1::ReplicationController& c) { half_a_mount(c.spec.template_.ensure()); });
inline constexpr auto pod_template = resource<api::core::v1::PodTemplate, "made">(
    [](api::core::v1::PodTemplate& p) { half_a_mount(p.template_.ensure()); });
inline constexpr auto nightly = resource<api::batch::v1::CronJob, "nightly">([](api::batch::v1::CronJob& c) {
  c.spec.schedule = "30 2 * * *";
  c.spec.jobTemplate.spec.template_.spec.restartPolicy = api::core::v1::PodSpec::RestartPolicy::OnFailure;
  half_a_mount(c.spec.jobTemplate.spec.template_);
});
inline constexpr auto from_controller = stack<"test">(file("a", controller));
inline constexpr auto from_template = stack<"test">(file("a", pod_template));
inline constexpr auto from_cron_job = stack<"test">(file("a", nightly));
static_assert(breaks_only<from_controller>("REF-01"));
static_assert(breaks_only<from_template>("REF-01"));
static_assert(breaks_only<from_cron_job>("REF-01"));
