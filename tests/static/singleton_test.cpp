/// check/singleton.hpp: workloads that never have two pods.
#include "edited.hpp"

inline constexpr auto why = "two would bill twice";
inline constexpr auto container = Container<"bill">{image("bill:1.0")};
inline constexpr auto nightly = CronJob<"nightly">{"0 3 * * *"}.withContainer(container).runsAlone(why);
template <concurrency_policy Policy>
inline constexpr auto with_policy = nightly.withConcurrencyPolicy(Policy);
template <const auto& Workload>
inline constexpr auto in_stack = stack<"test">(file("a", Workload));
static_assert(is_sound<in_stack<with_policy<concurrency_policy::Forbid>>> && is_sound<in_stack<with_policy<concurrency_policy::Replace>>>);
static_assert(breaks_only<in_stack<with_policy<concurrency_policy::Allow>>>("DOV-22") && breaks_only<in_stack<nightly>>("DOV-22"));

inline constexpr auto job = Job<"once">{}.withContainer(container).runsAlone(why);
template <int Pods>
inline constexpr auto at_a_time = job.edit([](api::batch::v1::Job& j) { j.spec.parallelism = Pods; });
static_assert(is_sound<in_stack<job>> && is_sound<in_stack<at_a_time<1>>> && breaks_only<in_stack<at_a_time<2>>>("DOV-22"));
inline constexpr auto wide = with_policy<concurrency_policy::Forbid>.edit(
    [](api::batch::v1::CronJob& c) { c.spec.jobTemplate.spec.parallelism = 3; });
static_assert(breaks_only<in_stack<wide>>("DOV-22"));

inline constexpr auto deployed = Deployment<"web">{}.withContainer(container);
inline constexpr auto alone = deployed.withRecreateStrategy().runsAlone(why);
inline constexpr auto overlapping = deployed.runsAlone(why);
inline constexpr auto two = alone.withReplicas(2);
static_assert(is_sound<in_stack<deployed>> && is_sound<in_stack<alone>>);
static_assert(breaks_only<in_stack<overlapping>>("DOV-22") && breaks_only<in_stack<two>>("DOV-22"));
