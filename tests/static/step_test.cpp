/// build/step.hpp: builders as arrays of steps, and what they lower to.
#include "lowered.hpp"

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto http = port<"http">(8080);
inline constexpr auto base = Container<"app">{image("app:1.0")}.withPort(http);

// A handle stays as it is when it is varied.
inline constexpr auto debug = base.withEnv("LEVEL", "debug");
inline constexpr auto quiet = base.withEnv("LEVEL", "error").withCommand("app", "--quiet");
static_assert(lowered_part(base, [](auto& c, auto&) { return c.env.empty() && c.command.empty(); }));
static_assert(lowered_part(debug, [](auto& c, auto&) { return c.env.size() == 1 && c.env[0].value == "debug"; }));
static_assert(lowered_part(quiet, [](auto& c, auto&) { return c.env[0].value == "error" && c.command.size() == 2; }));
static_assert(lowered_part(debug, [](auto& c, auto&) { return c.image == "app:1.0" && c.ports.size() == 1; }));

// Nested builders keep their own steps to themselves, however deep, and what follows them is the outer one's again.
inline constexpr auto nested =
    Deployment<"app">{}
        .withInitContainer(Container<"init">{image("init:1.0")}.withArgs("a", "b").withEnv("X", concat("1", "2", "3")))
        .withContainer(base.withLivenessProbe(http_get(http, "/").initialDelay(10s).period(30s)).withEnv("Y", "4"))
        .withContainer(quiet)
        .withReplicas(3);
static_assert(lowered(nested, [](auto& d, auto&) {
  const auto& pod = d.spec.template_.spec;
  const auto& init = pod.initContainers[0];
  const auto& main = pod.containers[0];
  return pod.initContainers.size() == 1 && pod.containers.size() == 2 && d.spec.replicas == model::integer(3) &&
         init.name == "init" && init.args.size() == 2 && init.env.size() == 1 && init.env[0].value == "123" &&
         main.livenessProbe->initialDelaySeconds == model::integer(10) && main.env.size() == 1 &&
         main.env[0].name == "Y" && pod.containers[1].command[1] == "--quiet" && !pod.containers[1].livenessProbe;
}));

// A container is used in two workloads and belongs to neither.
inline constexpr auto first = Deployment<"first">{}.withContainer(base);
inline constexpr auto second = Deployment<"second">{}.withContainer(base);
static_assert(lowered(first, [](auto& d, auto&) { return d.spec.selector.matchLabels.at(0).value == "first"; }));
static_assert(lowered(second, [](auto& d, auto&) { return d.spec.template_.metadata.labels.at(0).value == "second"; }));

// A resource has its name and the stack's namespace.
static_assert(lowered(first, [](auto& d, auto&) {
  return d.metadata.name == "first" && d.metadata.namespace_ == "here" && d.spec.replicas == model::integer(1);
}));

// What is written later goes over what was written before.
static_assert(lowered(first.withReplicas(2).withReplicas(5),
                      [](auto& d, auto&) { return d.spec.replicas == model::integer(5); }));
static_assert(lowered(first.withLabel("a", "1").withLabel("b", "2").withLabel("a", "3"), [](auto& d, auto&) {
  return d.metadata.labels.size() == 2 && d.metadata.labels.at(0).value == "3";
}));

// Any field by .edit, in its place among the steps, on resources and on their parts.
inline constexpr auto edited =
    first.withReplicas(2)
        .edit([](api::apps::v1::Deployment& d) { d.spec.replicas = d.spec.replicas.value() * 10; })
        .edit([](api::apps::v1::Deployment& d, lowering& in) { d.spec.template_.spec.hostname = in.name_space(); });
static_assert(lowered(edited, [](auto& d, auto&) {
  return d.spec.replicas == model::integer(20) && d.spec.template_.spec.hostname == "here";
}));
static_assert(lowered_part(base.edit([](api::core::v1::Container& c) { c.tty = true; }),
                           [](auto& c, auto&) { return c.tty.value_or(false) && c.image == "app:1.0"; }));

// A service's address is put together when the namespace is known.
inline constexpr auto service = Service<"app">{first}.withPort(http);
inline constexpr auto client = base.withEnv("URL", service.url("http", http))
                                   .withEnv("HOST", service.host())
                                   .withArgs(concat("--url=", service.url("http", http), "/v1"));
static_assert(lowered_part(client, [](auto& c, auto&) {
  return c.env[0].value == "http://app.here.svc.cluster.local:8080" && c.env[1].value == "app.here.svc.cluster.local" &&
         c.args.size() == 1 && c.args[0] == "--url=http://app.here.svc.cluster.local:8080/v1";
}));

// Texts know the line that they were written on; a handle, the line that uses it.
inline constexpr auto credentials = Secret<"credentials">{}.withKeys("user");
inline constexpr auto line = __LINE__ + 1;
inline constexpr auto reads = base.withEnv("A", "b").withEnv(credentials.key("user"));
static_assert(lowered_part(reads, [](auto& c, auto&) {
  const place written = c.env[0].name.at();
  return written.line == line && std::string_view(written.file).ends_with("step_test.cpp") && c.env[1].name == "user" &&
         c.env[1].valueFrom->secretKeyRef->name.at().line == line;
}));

// Comments and waivers are notes beside the object, with the address of what they are about.
inline constexpr auto noted =
    Deployment<"app">{}
        .withComment("The whole thing.")
        .withContainer(base.withWaiver("SEC-03", "it must").withCommentOn<"image">("Pinned."));
static_assert(lowered(noted, [](auto& d, auto& notes) {
  const auto& container = d.spec.template_.spec.containers[0];
  return notes.comments.size() == 3 && notes.comments[0].part == &d && notes.comments[0].words == "The whole thing." &&
         notes.comments[1].part == &container && notes.comments[1].words == "SEC-03 is waived: it must" &&
         notes.comments[2].part == &container.image && notes.waivers.size() == 1 &&
         notes.waivers[0].part == &container && !notes.waivers[0].whole;
}));
static_assert(lowered(first.withWaiver("SEC-42", "why"), [](auto& d, auto& notes) {
  return notes.waivers.size() == 1 && notes.waivers[0].whole && notes.waivers[0].part == &d;
}));

// Any kind, with no builder of its own.
inline constexpr auto agent = resource<api::apps::v1::DaemonSet, "agent">([](api::apps::v1::DaemonSet& d) {
                                d.spec.selector.matchLabels["app"] = "agent";
                              }).withLabel("team", "a");
static_assert(lowered(agent, [](auto& d, auto&) {
  return d.metadata.name == "agent" && d.metadata.labels.at(0).key == "team" && d.spec.selector.matchLabels.size() == 1;
}));
