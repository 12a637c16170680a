/// build/own_policy.hpp: policies of one's own, beside those of the library.
#include "findings.hpp"

namespace {

inline constexpr auto has_team =
    own_policy("SHOP-1", "every workload has the label of its team", [](const any_workload& w, problems& found) {
      if (!w.metadata.labels.contains("team")) found.add({"has no label `team`"}, "add withLabel(\"team\", ...)");
    });
inline constexpr auto no_load_balancer =
    own_policy("SHOP-2", "nothing is exposed by a load balancer", [](const api::core::v1::Service& s, problems& found) {
      if (s.spec.type == api::core::v1::ServiceSpec::Type::LoadBalancer)
        found.add(s.spec.type.at(), {"is a load balancer"});
    });

inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.2.3")}.withPort(http));
inline constexpr auto labelled = web.withLabel("team", "web");
inline constexpr auto waived = web.withWaiver("SHOP-1", "nobody's yet");
inline constexpr auto service = Service<"web">{web}.withPort(http);
inline constexpr auto exposed = service.withLoadBalancerType();

inline constexpr auto sound = stack<"shop">(file("web.yaml", labelled), file("service.yaml", service))
                                  .withPolicies(has_team, no_load_balancer, policy::pinned_images);
static_assert(is_sound<sound>);
inline constexpr auto without_team = stack<"shop">(file("web.yaml", web)).withPolicies(has_team);
static_assert(breaks_only<without_team>("SHOP-1"));
// Its edits count: what is asked is what will be written.
inline constexpr auto edited =
    stack<"shop">(file("web.yaml", web)).withPolicies(has_team).edit(every_workload().withLabel("team", "web"));
static_assert(is_sound<edited>);
inline constexpr auto with_waiver = stack<"shop">(file("web.yaml", waived)).withPolicies(has_team);
static_assert(is_sound<with_waiver>);
inline constexpr auto with_load_balancer =
    stack<"shop">(file("web.yaml", web), file("service.yaml", exposed)).withPolicies(no_load_balancer);
static_assert(breaks_only<with_load_balancer>("SHOP-2"));
// One that is not asked for is not looked at, and a waiver of it is for nothing.
inline constexpr auto not_asked = stack<"shop">(file("web.yaml", waived));
static_assert(breaks_only<not_asked>("DOV-04"));
// An environment may ask for it alone.
inline constexpr auto prod = Environment<"prod">{}.withPolicies(has_team);
inline constexpr auto only_prod = stack<"shop">(file("web.yaml", web)).withEnvironments(prod);
static_assert(breaks_only<only_prod>("SHOP-1"));

}  // namespace
