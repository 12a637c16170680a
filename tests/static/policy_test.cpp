/// check/policy.hpp: policies, and the waivers in check/waivers.hpp. What they say is in tests/errors/policy_*.cpp and
/// rules_*.cpp.
#include "findings.hpp"

inline constexpr auto app = Container<"app">{image("app:1.0")};
inline constexpr auto pod = Deployment<"web">{};
using workload = api::apps::v1::Deployment;

template <const auto& Resource>
inline constexpr auto asked = stack<"test">(file("a", Resource)).withPolicies(policy::non_root, policy::pinned_images);
template <const auto& Resource>
inline constexpr auto not_asked = stack<"test">(file("a", Resource));

// SEC-03: what the container says goes before what the pod says, and a user says as much as runAsNonRoot.
inline constexpr auto silent = pod.withContainer(app);
inline constexpr auto by_container = pod.withContainer(app.withSecurityContext(non_root()));
inline constexpr auto by_pod = pod.withContainer(app).withPodSecurityContext(non_root());
inline constexpr auto not_by_container =
    by_pod.withContainer(Container<"other">{image("other:1.0")}.withSecurityContext(root()));
// The pod's user is this container's too, whatever it says of root.
inline constexpr auto other_user =
    pod.withContainer(app.withSecurityContext(root())).withPodSecurityContext(non_root(1000));
inline constexpr auto by_user = pod.withContainer(app).edit(
    [](workload& d) { d.spec.template_.spec.containers[0].securityContext.ensure().runAsUser = 1000; });
inline constexpr auto not_by_init = by_container.withInitContainer(Container<"init">{image("init:1.0")});
inline constexpr auto back_to_root =
    by_pod.edit([](workload& d) { d.spec.template_.spec.containers[0].securityContext.ensure().runAsUser = 0; });
static_assert(breaks_only<asked<silent>>("SEC-03"));
static_assert(is_sound<not_asked<silent>>);
static_assert(is_sound<asked<by_container>>);
static_assert(is_sound<asked<by_pod>>);
static_assert(count_of<asked<not_by_container>>("SEC-03") == 1);
static_assert(is_sound<asked<other_user>>);
static_assert(is_sound<asked<by_user>>);
static_assert(count_of<asked<not_by_init>>("SEC-03") == 1);
static_assert(count_of<asked<back_to_root>>("SEC-03") == 1);

// SEC-42: a tag that stays, or a digest.
template <fixed_string Image>
inline constexpr auto running =
    pod.withContainer(Container<"app">{image(argument::literal_at(Image.view(), {}))}.withSecurityContext(non_root()));
static_assert(is_sound<asked<running<"app:1.0">>>);
static_assert(is_sound<asked<running<"registry:5000/app:1.0">>>);
static_assert(is_sound<asked<running<"app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef">>>);
static_assert(
    is_sound<asked<running<"app:latest@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef">>>);
static_assert(breaks_only<asked<running<"app">>>("SEC-42"));
static_assert(breaks_only<asked<running<"app:latest">>>("SEC-42"));
static_assert(breaks_only<asked<running<"registry:5000/app">>>("SEC-42"));

// A waiver covers its container and no other; one of the whole resource covers all.
inline constexpr auto second = Container<"second">{image("second:1.0")};
inline constexpr auto one_waived = pod.withContainer(app.withWaiver("SEC-03", "why")).withContainer(second);
inline constexpr auto all_waived = pod.withContainer(app).withContainer(second).withWaiver("SEC-03", "why");
inline constexpr auto waived = pod.withContainer(app.withWaiver("SEC-03", "why"));
static_assert(breaks_only<asked<one_waived>>("SEC-03") && count_of<asked<one_waived>>("SEC-03") == 1);
static_assert(is_sound<asked<all_waived>>);
static_assert(is_sound<asked<waived>>);
// Of another policy it covers nothing, and is said to.
inline constexpr auto other_waived = pod.withContainer(app.withWaiver("SEC-42", "why"));
static_assert(count_of<asked<other_waived>>("SEC-03") == 1 && count_of<asked<other_waived>>("DOV-04") == 1);
// Two waivers for the same fault are both of use.
inline constexpr auto waived_twice = waived.withWaiver("SEC-03", "and again");
static_assert(is_sound<asked<waived_twice>>);
// Wiring is never waived.
inline constexpr auto mounts = pod.withContainer(app.withVolumeMount("nothing", "/x").withWaiver("REF-01", "why"));
static_assert(count_of<asked<mounts>>("REF-01") == 1 && count_of<asked<mounts>>("DOV-04") == 1);
// A waiver in a stack that does not ask for the policy does nothing, which is said.
static_assert(breaks_only<not_asked<waived>>("DOV-04"));
// One without a reason covers nothing.
inline constexpr auto without_reason = pod.withContainer(app.withWaiver("SEC-03", ""));
static_assert(count_of<asked<without_reason>>("SEC-03") == 1 && count_of<asked<without_reason>>("DOV-04") == 1);
// A waiver of one of two resources.
inline constexpr auto other = Deployment<"other">{}.withContainer(app);
inline constexpr auto one_of_two =
    stack<"test">(file("a", all_waived), file("b", other)).withPolicies(policy::non_root);
static_assert(breaks_only<one_of_two>("SEC-03") && count_of<one_of_two>("SEC-03") == 1);

// DOV-12: a volume that outlives the pod, mounted to be written to.
inline constexpr auto claim = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
template <const auto& Resource>
inline constexpr auto stateful =
    stack<"test">(file("a", Resource), file("b", claim)).withPolicies(policy::state_on_volumes);
inline constexpr auto on_claim = claim_volume<"data">(claim);
inline constexpr auto in_memory = empty_dir<"data">();
inline constexpr auto keeping = pod.keepsState("the queue");
inline constexpr auto keeps_nothing = pod.withContainer(app);
inline constexpr auto nowhere = keeping.withContainer(app);
inline constexpr auto nowhere_waived = nowhere.withWaiver("DOV-12", "why");
inline constexpr auto lost = keeping.withVolume(in_memory).withContainer(app.withVolumeMount(in_memory, "/data"));
inline constexpr auto kept_there = keeping.withVolume(on_claim).withContainer(app.withVolumeMount(on_claim, "/data"));
inline constexpr auto not_mounted = keeping.withVolume(on_claim).withContainer(app);
inline constexpr auto only_read =
    keeping.withVolume(on_claim).withContainer(app.withReadOnlyVolumeMount(on_claim, "/data"));
inline constexpr auto of_template = StatefulSet<"web">{}
                                        .keepsState("the queue")
                                        .withVolumeClaimTemplate(claim)
                                        .withContainer(app.withVolumeMount(claim, "/data"));
static_assert(is_sound<stateful<keeps_nothing>>);
static_assert(breaks_only<stateful<nowhere>>("DOV-12"));
static_assert(is_sound<stateful<nowhere_waived>>);
static_assert(breaks_only<stateful<lost>>("DOV-12"));
static_assert(is_sound<stateful<kept_there>>);
static_assert(breaks_only<stateful<not_mounted>>("DOV-12"));
static_assert(breaks_only<stateful<only_read>>("DOV-12"));
static_assert(is_sound<stateful<of_template>>);

// REL-10: as many as the workload itself says it needs.
template <const auto& Resource>
inline constexpr auto replicated = stack<"test">(file("a", Resource)).withPolicies(policy::enough_replicas);
inline constexpr auto needs_three = pod.withContainer(app).needsReplicas(3, "one holds the only copy");
inline constexpr auto has_three = needs_three.withReplicas(3);
inline constexpr auto has_none = needs_three.withReplicas(0);
inline constexpr auto none_waived = has_none.withWaiver("REL-10", "at rest");
static_assert(is_sound<replicated<keeps_nothing>>);
static_assert(breaks_only<replicated<needs_three>>("REL-10"));
static_assert(is_sound<replicated<has_three>>);
static_assert(breaks_only<replicated<has_none>>("REL-10"));
static_assert(is_sound<replicated<none_waived>>);

// DOV-13: by envFrom, as a variable, as files; waived for one container.
inline constexpr auto mail = external<Secret>("mail");
template <const auto& Resource>
inline constexpr auto secretive =
    stack<"test">(file("a", Resource)).withExternals(mail).withPolicies(policy::no_optional_secrets);
inline constexpr auto taken = pod.withContainer(app.withEnvFrom(mail.all()).withEnv("TOKEN", mail.key("TOKEN")));
inline constexpr auto all_optional = pod.withContainer(app.withEnvFrom(mail.all().optional()));
inline constexpr auto one_optional = pod.withContainer(app.withEnv("TOKEN", mail.key("TOKEN").optional()));
inline constexpr auto optional_files = secret_volume<"mail">(secret_named("mail")).optional();
inline constexpr auto files_optional =
    pod.withVolume(optional_files).withContainer(app.withVolumeMount(optional_files, "/mail"));
inline constexpr auto optional_waived =
    pod.withContainer(app.withEnvFrom(mail.all().optional()).withWaiver("DOV-13", "why"));
static_assert(is_sound<secretive<taken>>);
static_assert(breaks_only<secretive<all_optional>>("DOV-13"));
static_assert(breaks_only<secretive<one_optional>>("DOV-13"));
static_assert(breaks_only<secretive<files_optional>>("DOV-13"));
static_assert(is_sound<secretive<optional_waived>>);

// A warning may be acknowledged as a policy may be waived; a misspelled id is neither.
inline constexpr auto acknowledged = by_container.withWaiver("REF-57", "it is asked by its pods' addresses");
static_assert(is_sound<not_asked<acknowledged>>);
inline constexpr auto misspelled = by_container.withWaiver("REF-99", "a slip");
static_assert(breaks_only<not_asked<misspelled>>("DOV-04"));
