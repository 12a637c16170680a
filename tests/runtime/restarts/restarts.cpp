/// Pods that start anew where what they read changes, as rendered YAML, as kustomize's trees and as a chart: for tests that run it.
#include <dovetail/api/apps/v1.hpp>
#include <dovetail/dovetail.hpp>

#include <string_view>

namespace restarts {

using namespace dovetail;

inline constexpr auto greeting = value<"greeting">(grammars::any_text, "it's \"here\"");
inline constexpr auto title = value<"title">(grammars::line_of_text, "<Shop> & more");
inline constexpr auto workers = value<"workers">(1000000);
inline constexpr auto debug = value<"debug">(false);
inline constexpr auto disk = choice_value<"disk">({"local", "s3"});
inline constexpr auto hosts = list_value<"hosts">(grammars::host, "a.example.com,b.example.com");
inline constexpr auto token = secret_value<"token">();

inline constexpr auto settings =
    ConfigMap<"restarts-settings">{}
        .withData("GREETING", greeting)
        .withData("WORKERS", workers)
        .withData("DISK", disk)
        .withData("HOSTS", concat(hosts.joined(";"), " and no more"))
        .withData("DEBUG", "yes")
        .when(debug)
        .withData("app.ini", concat("[app]\n# {{ not of Helm's }}\ntitle = ", title, "\n\n[end]\n"))
        .set<"binaryData[logo.png]">("iVBORw0KGgo=");
inline constexpr auto credentials = GivenSecret<"credentials">{}.withKey("TOKEN", token);
/// Of what stands in a file with others, behind one that is not always there.
inline constexpr auto debug_settings = ConfigMap<"debug-settings">{}.withData("TRACE", "all");
inline constexpr auto site = ConfigMap<"site">{}
                                 .withHashedName()
                                 .withData("index.html", concat("<h1>", title, "</h1>\n---\n"))
                                 .withData("robots.txt", "User-agent: *\n");
inline constexpr auto own = ConfigMap<"restarts-own">{}.withHashedName().withData("WORKERS", workers);

inline constexpr auto page = config_map_volume<"page">(site);
inline constexpr auto web = Deployment<"web">{}
                                .withContainer(Container<"web">{image("example.com/web:1.0")}
                                                   .withEnvFrom(settings)
                                                   .withEnv("TOKEN", credentials.key("TOKEN"))
                                                   .withVolumeMount(page, "/srv/index.html")
                                                   .set<"volumeMounts[/srv/index.html].subPath">("index.html"))
                                .withVolume(page)
                                .restartsOn(settings)
                                .restartsOn(credentials);
inline constexpr auto port_of_queue = port<"amqp">(5672);
inline constexpr auto queue = StatefulSet<"queue">{}
                                  .withContainer(Container<"queue">{image("example.com/queue:1.0")}
                                                     .withPort(port_of_queue)
                                                     .withEnvFrom(own)
                                                     .withEnv("TITLE", settings.key("app.ini"))
                                                     .withEnvFrom(debug_settings.all().optional()))
                                  .restartsOn(settings)
                                  .restartsOn(debug_settings)
                                  .when(debug);
inline constexpr auto queue_service = Service<"queue">{queue}.withPort(port_of_queue);
inline constexpr auto agent =
    resource<api::apps::v1::DaemonSet, "agent">()
        .set<"spec.selector.matchLabels[app]">("agent")
        .set<"spec.template.metadata.labels[app]">("agent")
        .append<"spec.template.spec.containers">(
            object_of<api::core::v1::Container>()
                .set<"name">("agent")
                .set<"image">("example.com/agent:1.0")
                .append<"envFrom">(object_of<api::core::v1::EnvFromSource>().set<"configMapRef.name">(settings)))
        .restartsOn(settings);

inline constexpr auto local_space = external<Namespace>("local");
inline constexpr auto shared_space = external<Namespace>("shared");
/// On a laptop.
inline constexpr auto local = Environment<"local">{}.withValue(debug, true).inNamespace("local");
/// On a shared cluster: other contents, and so other hashes.
inline constexpr auto shared = Environment<"shared">{}
                                   .withValue(workers, 3)
                                   .inNamespace("shared")
                                   .edit(on(settings).withData("DISK", "tape").withoutData("HOSTS"))
                                   .edit(on(site).withData("robots.txt", "User-agent: *\nDisallow: /\n"));

inline constexpr auto chart = Chart<"restarts">{}.withDescription("Helm computes the hashes.");
inline constexpr auto all =
    stack<"restarts">(file("web.yaml", web), file("queue.yaml", queue), file("queue.yaml", queue_service),
                      file("settings.yaml", agent), file("settings.yaml", debug_settings).when(debug),
                      file("settings.yaml", settings), file("settings.yaml", site), file("queue.yaml", own),
                      file("credentials.yaml", credentials))
        .withValues(greeting, title, workers, debug, disk, hosts, token)
        .withPolicies(policy::restarts_on_change)
        .withExternals(local_space, shared_space)
        .withEnvironments(local, shared);
inline constexpr auto trees = all.withKustomize();
inline constexpr auto with_chart = all.withHelm(chart);

}  // namespace restarts

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "--chart") return dovetail::generate<restarts::with_chart>(argc, argv);
  return dovetail::generate<restarts::trees>(argc, argv);
}
