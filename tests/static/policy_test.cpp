/// check/policy.hpp: policies, and the waivers in check/rules.hpp. What they say is in tests/errors/policy_*.cpp and
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
static_assert(breaks_only<asked<back_to_root>>("SEC-03"));

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
