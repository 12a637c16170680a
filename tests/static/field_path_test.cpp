/// build/field_path.hpp, field_parameter.hpp, field_step.hpp: fields by their paths, and what they lower to.
#include "lowered.hpp"

#include <dovetail/api/apiextensions/v1.hpp>
#include <dovetail/api/policy/v1.hpp>
#include <dovetail/rbac.hpp>

using namespace dovetail;
using namespace std::chrono_literals;

inline constexpr auto ready_seconds = value<"ready-seconds">(5);
inline constexpr auto large = value<"large">(true);
inline constexpr auto paused = value<"paused">(false);
inline constexpr auto zone = value<"zone">(grammars::line_of_text, "topology.kubernetes.io/zone");
inline constexpr auto pull_policy = choice_value<"pull-policy">({"IfNotPresent", "Always"});
inline constexpr auto size = value<"size">(grammars::quantity, "64Mi");
inline constexpr auto http = port<"http">(8080);

// The README has these two.
inline constexpr auto spread = object_of<api::core::v1::TopologySpreadConstraint>()
                                   .set<"maxSkew">(1)
                                   .set<"topologyKey">("topology.kubernetes.io/zone")
                                   .set<"whenUnsatisfiable">("DoNotSchedule")
                                   .set<"labelSelector.matchLabels[app]">("web");

inline constexpr auto web = Deployment<"web">{}
                                .withContainer(Container<"web">{image("nginx:1.27")}.withPort(http))
                                .set<"spec.minReadySeconds">(ready_seconds)
                                .set<"spec.strategy.rollingUpdate.maxSurge">("25%")
                                .when(large)
                                .set<"spec.template.spec.containers[web].lifecycle.preStop.sleep.seconds">(5)
                                .append<"spec.template.spec.topologySpreadConstraints">(spread)
                                .unset<"spec.replicas">();

static_assert(lowered(web, [](auto& d, auto& notes) {
  const auto& pod = d.spec.template_.spec;
  const auto& constraint = pod.topologySpreadConstraints[0];
  return notes.faults.empty() && d.spec.minReadySeconds == model::integer(5) &&
         d.spec.strategy->rollingUpdate->maxSurge.word == "25%" && !d.spec.replicas.has_value() &&
         pod.containers[0].lifecycle->preStop->sleep->seconds == model::integer(5) &&
         constraint.maxSkew == model::integer(1) && constraint.whenUnsatisfiable == "DoNotSchedule" &&
         *constraint.labelSelector->matchLabels.find("app") == "web" && pod.topologySpreadConstraints.size() == 1;
}));

// One switch for one call; an edit of several fields has one each.
constexpr auto off = [](const auto& builder, auto use) {
  using type = typename std::remove_cvref_t<decltype(builder)>::api_type;
  model::arena arena;
  const value_setting settings[] = {{"large", "false"}};
  const value_declaration* const declared[] = {&ready_seconds, &large};
  lowering in(arena, declared, settings);
  resource_notes notes;
  in.note_into(notes);
  type object{};
  begin_resource(object, in.text(builder.name), in);
  part_of<type> target(object);
  apply_steps(builder.all_steps(), target, in);
  return use(object);
};
static_assert(off(web, [](auto& d) {
  return !d.spec.strategy && d.spec.minReadySeconds == model::integer(5) && !d.spec.replicas.has_value();
}));

// Each form of field, from a literal and from a value.
inline constexpr auto plain = Deployment<"plain">{}.withContainer(Container<"app">{image("app:1.0")}.withPort(http));
constexpr auto app_of = [](auto& d) -> auto& { return d.spec.template_.spec.containers[0]; };
static_assert(lowered(plain.set<"spec.paused">(true), [](auto& d, auto&) { return d.spec.paused.value(); }));
static_assert(lowered(plain.set<"spec.paused">(paused),
                      [](auto& d, auto&) { return d.spec.paused.has_value() && !d.spec.paused.value(); }));
static_assert(lowered(plain.set<"spec.template.spec.hostname">("a"),
                      [](auto& d, auto&) { return d.spec.template_.spec.hostname == "a"; }));
static_assert(lowered(plain.set<"spec.template.spec.hostname">(concat("a-", ready_seconds)),
                      [](auto& d, auto&) { return d.spec.template_.spec.hostname == "a-5"; }));
static_assert(lowered(plain.set<"spec.progressDeadlineSeconds">(10min),
                      [](auto& d, auto&) { return d.spec.progressDeadlineSeconds == model::integer(600); }));
static_assert(lowered(plain.set<"spec.template.spec.containers[app].imagePullPolicy">(pull_policy),
                      [](auto& d, auto&) { return app_of(d).imagePullPolicy == "IfNotPresent"; }));
static_assert(lowered(
    plain.set<"spec.template.spec.containers[app].imagePullPolicy">(api::core::v1::Container::ImagePullPolicy::Never),
    [](auto& d, auto&) { return app_of(d).imagePullPolicy == "Never"; }));
static_assert(lowered(plain.set<"spec.template.spec.containers[0].resources.limits[memory]">(size)
                          .set<"spec.template.spec.containers[0].resources.limits[cpu]">(100_m)
                          .set<"spec.template.spec.containers[0].resources.limits[nvidia.com/gpu]">(2),
                      [](auto& d, auto&) {
                        const auto& limits = app_of(d).resources->limits;
                        return *limits.find("memory") == "64Mi" && *limits.find("cpu") == "100m" &&
                               *limits.find("nvidia.com/gpu") == "2";
                      }));
static_assert(lowered(plain.set<"spec.strategy.rollingUpdate.maxUnavailable">(ready_seconds), [](auto& d, auto&) {
  return d.spec.strategy->rollingUpdate->maxUnavailable.number == model::integer(5);
}));

// Items by the key that Kubernetes merges them by, and by their position.
static_assert(lowered(plain.set<"spec.template.spec.containers[app].ports[8080].protocol">("UDP"),
                      [](auto& d, auto&) { return app_of(d).ports[0].protocol == "UDP"; }));
static_assert(lowered(plain.append<"spec.template.spec.containers[app].args">("--fast")
                          .append<"spec.template.spec.containers[app].args">(7)
                          .set<"spec.template.spec.containers[app].args[0]">("--slow"),
                      [](auto& d, auto&) {
                        return app_of(d).args.size() == 2 && app_of(d).args[0] == "--slow" && app_of(d).args[1] == "7";
                      }));
static_assert(lowered(plain.unset<"spec.template.spec.containers[app].ports[8080]">(),
                      [](auto& d, auto& notes) { return app_of(d).ports.empty() && notes.faults.empty(); }));
static_assert(lowered(plain.set<"metadata.labels[app.kubernetes.io/part-of]">("shop")
                          .set<"metadata.labels[a]">("1")
                          .unset<"metadata.labels[a]">(),
                      [](auto& d, auto&) {
                        return d.metadata.labels.size() == 1 &&
                               *d.metadata.labels.find("app.kubernetes.io/part-of") == "shop";
                      }));

// What is not there is a finding of the line.
static_assert(lowered(plain.set<"spec.template.spec.containers[ap].image">("x"), [](auto&, auto& notes) {
  return notes.faults.size() == 1 && notes.faults[0].at.line == __LINE__ - 1 &&
         notes.faults[0].words == "has no `spec.template.spec.containers[ap]`; did you mean `app`?";
}));
static_assert(lowered(plain.unset<"spec.template.spec.containers[3]">(), [](auto&, auto& notes) {
  return notes.faults[0].words == "has no `spec.template.spec.containers[3]`: there is one, `[0]`";
}));
static_assert(lowered(plain.set<"spec.template.spec.containers[app].ports[80].name">("x"), [](auto&, auto& notes) {
  return notes.faults[0].words == "has no `spec.template.spec.containers[app].ports[80]`: there is another one";
}));

// Whole objects, and objects within objects.
inline constexpr auto affinity =
    object_of<api::core::v1::Affinity>().append<"podAntiAffinity.preferredDuringSchedulingIgnoredDuringExecution">(
        object_of<api::core::v1::WeightedPodAffinityTerm>()
            .set<"weight">(100)
            .set<"podAffinityTerm.topologyKey">(zone)
            .set<"podAffinityTerm.labelSelector.matchLabels[app]">("plain"));
static_assert(lowered(plain.set<"spec.template.spec.affinity">(affinity), [](auto& d, auto&) {
  const auto& term =
      d.spec.template_.spec.affinity->podAntiAffinity->preferredDuringSchedulingIgnoredDuringExecution[0];
  return term.weight == model::integer(100) && term.podAffinityTerm.topologyKey == "topology.kubernetes.io/zone" &&
         *term.podAffinityTerm.labelSelector->matchLabels.find("app") == "plain";
}));

// Kinds without a builder, open values, numbers with a fraction.
inline constexpr auto budget = resource<api::policy::v1::PodDisruptionBudget, "web">()
                                   .set<"spec.minAvailable">("50%")
                                   .set<"spec.selector.matchLabels[app]">("web");
static_assert(lowered(budget, [](auto& b, auto&) { return b.spec.minAvailable.word == "50%"; }));
inline constexpr auto widgets =
    resource<api::apiextensions::v1::CustomResourceDefinition, "widgets.example.com">().append<"spec.versions">(
        object_of<api::apiextensions::v1::CustomResourceDefinitionVersion>()
            .set<"name">("v1")
            .set<"schema.openAPIV3Schema.maximum">(0.5)
            .set<"schema.openAPIV3Schema.default.a[b].c">(true)
            .append<"schema.openAPIV3Schema.enum">("x"));
static_assert(lowered(widgets, [](auto& c, auto&) {
  const auto& schema = *c.spec.versions[0].schema->openAPIV3Schema;
  return schema.maximum == model::number(0.5) && schema.default_.items[0].items[0].items[0].scalar == "true" &&
         schema.enum_[0].scalar == "x";
}));

// A field that names an object takes its handle, and only there.
inline constexpr auto robot = ServiceAccount<"robot">{};
inline constexpr auto pull = external<Secret>("pull");
inline constexpr auto settings = ConfigMap<"settings">{}.withData("A", "1");
static_assert(lowered(plain.set<"spec.template.spec.serviceAccountName">(robot)
                          .append<"spec.template.spec.imagePullSecrets">(
                              object_of<api::core::v1::LocalObjectReference>().set<"name">(pull))
                          .append<"spec.template.spec.containers[app].envFrom">(
                              object_of<api::core::v1::EnvFromSource>().set<"configMapRef.name">(settings)),
                      [](auto& d, auto&) {
                        const auto& pod = d.spec.template_.spec;
                        return pod.serviceAccountName == "robot" && pod.imagePullSecrets[0].name == "pull" &&
                               pod.containers[0].envFrom[0].configMapRef->name == "settings";
                      }));

// In an environment: one resource, and all workloads.
static_assert(lowered(on(plain).set<"spec.revisionHistoryLimit">(3),
                      [](auto& d, auto&) { return d.spec.revisionHistoryLimit == model::integer(3); }));

// Containers and other parts have paths of their own.
static_assert(lowered_part(Container<"a">{image("a:1")}.set<"stdin">(true).set<"securityContext.runAsUser">(7),
                           [](auto& c, auto&) {
                             return c.stdin_.value() && c.securityContext->runAsUser == model::integer(7);
                           }));

// A comment on a field, by its path.
static_assert(lowered(plain.withCommentOn<"spec.template.spec.containers">("All of them."), [](auto& d, auto& notes) {
  return notes.comments.size() == 1 && notes.comments[0].part == &d.spec.template_.spec.containers;
}));

// An annotation's key may be longer than a byte counts.
inline constexpr auto long_key =
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa."
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/"
    "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
static_assert(lowered(plain.withAnnotation(long_key, "1").withAnnotation("b", "2"), [](auto& d, auto&) {
  return d.metadata.annotations.size() == 2 && *d.metadata.annotations.find(long_key) == "1" &&
         *d.metadata.annotations.find("b") == "2";
}));
static_assert(lowered(plain.unset<"spec.template.spec.containers[app].ports[99999999999999999999999]">(),
                      [](auto&, auto& notes) { return notes.faults.size() == 1; }));

// What was noted on a part is gone with it.
static_assert(lowered(Deployment<"waived">{}
                          .withContainer(Container<"app">{image("app:1.0")}.withWaiver("SEC-03", "it must"))
                          .unset<"spec.template.spec.containers[app]">(),
                      [](auto& d, auto& notes) {
                        return d.spec.template_.spec.containers.empty() && notes.waivers.empty() &&
                               notes.comments.empty();
                      }));
