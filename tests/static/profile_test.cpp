/// check/profile.hpp and check/asked_policy.hpp: policies asked for together, by stack and by environment, and held to a number.
#include "edited.hpp"

#include <dovetail/api/autoscaling/v2.hpp>

using c = core::Container;

// Each profile asks for what it says, and the stricter one for more.
inline constexpr auto& plain = of_container<[](c&) {}>;
inline constexpr auto& as_privileged = of_container<[](c& x) { x.securityContext.ensure().privileged = true; }>;
inline constexpr auto& hardened = of_container<[](c& x) {
  auto& own = x.securityContext.ensure();
  own.runAsNonRoot = true;
  own.allowPrivilegeEscalation = false;
  own.capabilities.ensure().drop.push_back("ALL");
  own.seccompProfile.ensure().type = core::SeccompProfile::Type::RuntimeDefault;
}>;
inline constexpr auto& unconfined = of_container<[](c& x) {
  x.securityContext.ensure().seccompProfile.ensure().type = core::SeccompProfile::Type::Unconfined;
}>;
template <const auto& Stack, const check::profile& Asked>
inline constexpr auto held = Stack.withProfile(Asked);
static_assert(is_sound<held<as_privileged, profile::wiring>>);
static_assert(breaks_only<held<as_privileged, profile::baseline>>("SEC-01"));
static_assert(breaks_only<held<unconfined, profile::baseline>>("DOV-14"));
static_assert(is_sound<held<plain, profile::baseline>>);
static_assert(count_of<held<plain, profile::restricted>>("SEC-02") == 1);
static_assert(is_sound<held<hardened, profile::restricted>>);
static_assert(count_of<held<unconfined, profile::restricted>>("SEC-17") == 1);
static_assert(count_of<held<hardened, profile::production>>("REL-01") == 1);
static_assert(count_of<held<hardened, profile::production>>("REL-10") == 1);

// A policy that is asked for twice is told once, and of two numbers the higher one holds.
inline constexpr auto twice = held<as_privileged, profile::baseline>.withPolicies(policy::not_privileged);
static_assert(count_of<twice>("SEC-01") == 1);
template <std::int64_t... Least>
inline constexpr auto of_replicas = plain.withPolicies(policy::min_replicas(Least)...);
static_assert(is_sound<of_replicas<1>>);
static_assert(breaks_only<of_replicas<2>>("REL-10"));
static_assert(breaks_only<of_replicas<2, 1>>("REL-10") && count_of<of_replicas<2, 1>>("REL-10") == 1);

// What an autoscaler counts is its own number's affair.
using scaler = api::autoscaling::v2::HorizontalPodAutoscaler;
inline constexpr auto uncounted = workload_with<[](api::apps::v1::Deployment& d) { d.spec.replicas = {}; }>;
inline constexpr auto scales = resource<scaler, "web">([](scaler& h) {
  h.spec.scaleTargetRef.apiVersion = "apps/v1";
  h.spec.scaleTargetRef.kind = "Deployment";
  h.spec.scaleTargetRef.name = "web";
  h.spec.minReplicas = 2;
  h.spec.maxReplicas = 5;
});
template <std::int64_t Least>
inline constexpr auto scaled = stack<"test">(file("a", uncounted), file("b", scales))
                                   .withPolicies(policy::min_replicas(3), policy::min_scaled_replicas(Least));
static_assert(is_sound<scaled<2>>);
static_assert(breaks_only<scaled<3>>("REL-11"));

template <std::int64_t Least>
inline constexpr auto of_user = of_container<[](c& x) {
                                  x.securityContext.ensure().runAsUser = 1001;
                                  x.securityContext->runAsGroup = 1001;
                                }>.withPolicies(policy::min_user_id(Least));
static_assert(is_sound<of_user<1000>>);
static_assert(breaks_only<of_user<2000>>("SEC-04"));

// An environment's profile is in the place of the stack's; a waiver of what only the stack's asks for is for the others.
inline constexpr auto as_root =
    Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}).edit([](api::apps::v1::Deployment& d) {
      auto& own = d.spec.template_.spec.containers[0].securityContext.ensure();
      own.allowPrivilegeEscalation = false;
      own.capabilities.ensure().drop.push_back("ALL");
      own.seccompProfile.ensure().type = core::SeccompProfile::Type::RuntimeDefault;
    });
inline constexpr auto waived = as_root.withWaiver("SEC-03", "the image needs it");
inline constexpr auto strict = Environment<"strict">{};
inline constexpr auto lax = Environment<"lax">{}.withProfile(profile::baseline);
template <const auto& Resource, const auto&... Environments>
inline constexpr auto deployed =
    stack<"test">(file("a", Resource)).withProfile(profile::restricted).withEnvironments(Environments...);
static_assert(breaks_only<deployed<as_root, strict>>("SEC-03"));
static_assert(is_sound<deployed<as_root, lax>>);
static_assert(is_sound<deployed<waived, strict, lax>>);
static_assert(is_sound<deployed<waived, lax>>);

// What is taken out takes its waivers with it.
inline constexpr auto loader =
    Container<"loader">{image("loader:1.0")}.withWaiver("SEC-01", "it loads a module").edit([](c& x) {
      x.securityContext.ensure().privileged = true;
    });
inline constexpr auto with_loader = workload.withInitContainer(loader);
inline constexpr auto of_loader = stack<"test">(file("a", with_loader)).withProfile(profile::baseline);
inline constexpr auto without_loader = with_loader.withoutInitContainer(loader);
inline constexpr auto of_no_loader = stack<"test">(file("a", without_loader)).withProfile(profile::baseline);
static_assert(is_sound<of_loader>);
static_assert(is_sound<of_no_loader>);
