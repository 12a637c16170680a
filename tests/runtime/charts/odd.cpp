/// A chart with all that templates get wrong by hand: texts that look like numbers or like templates, quotes, empty lines, names
/// that are no identifiers, choices, nested conditions, several resources in a file, lists.
#include <dovetail/autoscaling.hpp>
#include <dovetail/cert_manager.hpp>
#include <dovetail/dovetail.hpp>
#include <dovetail/traefik.hpp>

namespace {

using namespace dovetail;
using namespace std::chrono_literals;

constexpr auto tag = value<"image.tag">(grammars::image_tag, "1.10").describedAs("A version that looks like a number.");
constexpr auto large = value<"large">(false).describedAs("More of everything.");
constexpr auto cached = value<"cache.is-on">(true).describedAs("A name that is no identifier.");
constexpr auto size = choice_value<"size">({"small", "medium", "very \"large\""}).describedAs("One of three words.");
constexpr auto http_port = value<"http-port">(grammars::port_number, 8080).describedAs("A number, in texts too.");
constexpr auto replicas = value<"replicas">(grammars::whole_number, 1000000).describedAs("Not 1e+06.");
constexpr auto hosts = list_value<"hosts">(grammars::host, "a.example.com,b.example.com").describedAs("Two | names.");
constexpr auto motto =
    value<"motto">(grammars::any_text, "carpe \"diem\": {{ .Values.tag }} \\").describedAs("Anything.");
constexpr auto truth = value<"truth">(grammars::line_of_text, "true").describedAs("A text, and no boolean.");
constexpr auto cpu = value<"cpu">(grammars::quantity, "1").describedAs("A text, and no number.");
constexpr auto memory = value<"memory">(grammars::quantity, "64Mi");
constexpr auto token = secret_value<"secret.token">().describedAs("Given.");

constexpr auto settings = ConfigMap<"odd-settings">{}
                              .withComment("What {{ it }} reads.")
                              .withData("GREETING", "{{ hello }} {{- and more }}")
                              .withData("TRUTH", truth)
                              .withData("MOTTO", motto)
                              .withData("SAID", concat("says: ", motto))
                              .withData("QUOTED", concat("\"", truth, "\" \\ ", size))
                              .withData("PORT", http_port)
                              .withData("ON", cached)
                              .withData("HOSTS", concat(hosts.joined(", ")))
                              .withData("SIZE", size)
                              .withData("LARGE", "yes")
                              .when(large)
                              .when(size.is("medium"))
                              .withData("NOT_SMALL", "yes")
                              .unless(size.is("small"))
                              .withData("file.conf", concat("server {\n\n  name ", tag, ";\n\n  {{ raw }}\n}\n"))
                              .withData("said.conf", concat("name \"", tag, "\"\nsaid: ", truth, "\n  and ", size, ".\n"))
                              .withData("other.conf", "one\n\n\ntwo\n")
                              .when(cached)
                              .withData("other.conf", "one\n\ntwo\n\nthree\n")
                              .unless(cached);

constexpr auto container = Container<"odd">{image("registry.example.com/odd:", tag)}
                               .withPort(http_port)
                               .withArgs(concat("--listen=:", http_port))
                               .withArgs("--large")
                               .when(large)
                               .withEnvFrom(settings)
                               .withEnv("SELF", "odd")
                               .withRequests(cpu, memory)
                               .withReadinessProbe(http_get(http_port, "/"))
                               .when(cached);
constexpr auto odd = Deployment<"odd">{}
                         .withReplicas(replicas)
                         .unless(large)
                         .withoutReplicas()
                         .when(large)
                         // A field that came with a later Kubernetes, so that the chart needs that one.
                         .edit([](auto& d) {
                           auto& security = d.spec.template_.spec.securityContext.ensure();
                           security.seLinuxChangePolicy = "Recursive";
                         })
                         .when(large)
                         .withLabel("example.com/tag", tag)
                         .withContainer(container);
constexpr auto scaler = HorizontalPodAutoscaler<"odd">{odd}.withReplicas(1, 3).withCpuUtilization(70);
constexpr auto service = Service<"odd">{odd}.withPort("http", 80, http_port);
constexpr auto name_space = external<Namespace>("odd-space");
constexpr auto issuer = external<ClusterIssuer>("issuer");
constexpr auto certificate = Certificate<"odd-tls">{}.withDnsNames("odd.example.com", hosts).withIssuerRef(issuer);
constexpr auto route =
    IngressRoute<"odd">{}
        .withEntryPoints("websecure")
        .withRoute(
            traefik::route(traefik::host(hosts) && traefik::path_prefix("/")).withService(service, port<"http">(80)))
        .withTls(certificate);
constexpr auto secret = GivenSecret<"odd-token">{}.withKey("token", token);

constexpr auto first = Environment<"first">{}.withValue(large, false).withValue(tag, "1e3");
constexpr auto second = Environment<"second">{}
                            .withValue(large, true)
                            .withValue(size, "very \"large\"")
                            .withValue(hosts, "c.example.com")
                            .withValue(motto, "it's\nfine")
                            .withValue(truth, "null")
                            .withValue(replicas, 0);
constexpr auto chart =
    Chart<"odd">{}.withVersion("0.2.0-beta.1").withDescription("A chart: with a colon.").withAppVersion(tag);

constexpr auto all =
    stack<"odd">(file("settings.yaml", settings),                                      //
                 file("deployment.yaml", odd),                                         //
                 file("deployment.yaml", scaler).when(large),                          //
                 file("service.yaml", service),                                        //
                 file("tls.yaml", certificate).when(cached).unless(size.is("small")),  //
                 file("tls.yaml", route).when(cached).unless(size.is("small")),        //
                 file("secret.yaml", secret).when(large).when(cached))
        .inNamespace("odd-space")
        .withLabels({{"app.kubernetes.io/part-of", "odd"}, {"example.com/truth", "true"}})
        .withValues(tag, large, cached, size, http_port, replicas, hosts, motto, truth, cpu, memory, token)
        .withExternals(name_space, issuer)
        .withEnvironments(first, second)
        .withHelm(chart);

}  // namespace

int main(int argc, char** argv) { return generate<all>(argc, argv); }
