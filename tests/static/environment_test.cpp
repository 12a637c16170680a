/// build/environment.hpp and stack/environment.hpp: what an environment does to a stack, and that it is checked for itself.
#include "findings.hpp"

inline constexpr auto http = port<"http">(8080);
inline constexpr auto space = Namespace<"shop">{};
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
inline constexpr auto web_service = Service<"web">{web}.withPort(http);
inline constexpr auto cache = Deployment<"cache">{}.withContainer(Container<"cache">{image("cache:1.0")});
inline constexpr auto as_it_is = Environment<"local">{};

// The base alone is no environment: what it lacks, the environments may have.
inline constexpr auto with_space = Environment<"with-space">{}.add(file("namespace.yaml", space));
inline constexpr auto outside_space = external<Namespace>("shop");
inline constexpr auto with_outside_space = Environment<"poc">{}.withExternals(outside_space);
inline constexpr auto base = stack<"shop">(file("web.yaml", web), file("service.yaml", web_service)).inNamespace(space);
inline constexpr auto in_both = base.withEnvironments(with_space, with_outside_space);
inline constexpr auto in_one = base.withEnvironments(with_space, as_it_is);
static_assert(!is_sound<base>);
static_assert(is_sound<in_both>);
static_assert(breaks_only<in_one>("REF-75"));

// Removed, replaced, in another namespace.
inline constexpr auto without_web = Environment<"poc">{}.remove(web);
inline constexpr auto other_web = Deployment<"web">{}.withContainer(Container<"web">{image("web:2.0")}.withPort(http));
inline constexpr auto replaced = Environment<"poc">{}.replace(web, file("web2.yaml", other_web));
inline constexpr auto replaced_by_another = Environment<"poc">{}.replace(web, file("cache.yaml", cache));
inline constexpr auto elsewhere = Environment<"poc">{}.inNamespace("elsewhere").withExternals(outside_space);
inline constexpr auto plain = stack<"shop">(file("web.yaml", web), file("service.yaml", web_service));
inline constexpr auto removed_web = plain.withEnvironments(without_web);
inline constexpr auto replaced_web = plain.withEnvironments(replaced);
inline constexpr auto lost_web = plain.withEnvironments(replaced_by_another);
inline constexpr auto in_elsewhere = plain.withEnvironments(elsewhere);
static_assert(breaks_only<removed_web>("REF-04"));
static_assert(is_sound<replaced_web>);
static_assert(breaks_only<lost_web>("REF-04"));
static_assert(breaks_only<in_elsewhere>("REF-75"));

// Edits are for one, for a kind, for what is picked; in their order, on what was added too.
inline constexpr auto rootless = non_root(1000);
inline constexpr auto one = Environment<"one">{}.edit(on(web).withPodSecurityContext(rootless));
inline constexpr auto by_name = Environment<"one">{}.edit(on<Deployment>("web").withPodSecurityContext(rootless));
inline constexpr auto a_kind = Environment<"kind">{}.edit(every<Deployment>().withPodSecurityContext(rootless));
inline constexpr auto all_workloads = Environment<"all">{}
                                          .add(file("more.yaml", other_web))
                                          .remove(web)
                                          .edit(every_workload().withPodSecurityContext(rootless));
inline constexpr auto not_the_cache = Environment<"picked">{}.edit(
    every_workload([](const any_workload& w) { return w.metadata.name != "cache"; }).withPodSecurityContext(rootless));
inline constexpr auto only_the_cache =
    Environment<"picked">{}.edit(every<Deployment>([](const api::apps::v1::Deployment& d) {
                                   return d.metadata.name == "cache";
                                 }).withPodSecurityContext(rootless));
inline constexpr auto two_edits = Environment<"two">{}
                                      .edit(every_workload().withPodSecurityContext(root()))
                                      .edit(every<Deployment>().withPodSecurityContext(rootless));
inline constexpr auto two_workloads =
    stack<"shop">(file("web.yaml", web), file("cache.yaml", cache)).withPolicies(policy::non_root);
inline constexpr auto untouched = two_workloads.withEnvironments(as_it_is);
inline constexpr auto edits_one = two_workloads.withEnvironments(one);
inline constexpr auto edits_by_name = two_workloads.withEnvironments(by_name);
inline constexpr auto edits_a_kind = two_workloads.withEnvironments(a_kind);
inline constexpr auto edits_all = two_workloads.withEnvironments(all_workloads);
inline constexpr auto edits_picked = two_workloads.withEnvironments(not_the_cache);
inline constexpr auto edits_the_rest = two_workloads.withEnvironments(only_the_cache);
inline constexpr auto edits_twice = two_workloads.withEnvironments(two_edits);
static_assert(count_of<untouched>("SEC-03") == 2);
static_assert(count_of<edits_one>("SEC-03") == 1);
static_assert(count_of<edits_by_name>("SEC-03") == 1);
static_assert(is_sound<edits_a_kind>);
static_assert(is_sound<edits_all>);
static_assert(count_of<edits_picked>("SEC-03") == 1);
static_assert(count_of<edits_the_rest>("SEC-03") == 1);
static_assert(is_sound<edits_twice>);

// Policies and waivers of one environment.
inline constexpr auto strict = Environment<"prod">{}.withPolicies(policy::non_root);
inline constexpr auto waived = strict.edit(on(web).withWaiver("SEC-03", "the image has one user only"));
inline constexpr auto waived_for_all = strict.edit(every_workload().withWaiver("SEC-03", "a laptop"));
inline constexpr auto strictly = plain.withEnvironments(as_it_is, strict);
inline constexpr auto with_waiver = plain.withEnvironments(waived);
inline constexpr auto with_waivers = plain.withEnvironments(waived_for_all);
inline constexpr auto not_needed = Environment<"local">{}.edit(on(web).withWaiver("SEC-03", "nobody asks"));
inline constexpr auto with_needless_waiver = plain.withEnvironments(not_needed);
static_assert(breaks_only<strictly>("SEC-03"));
static_assert(is_sound<with_waiver>);
static_assert(is_sound<with_waivers>);
static_assert(breaks_only<with_needless_waiver>("DOV-04"));

// What touches nothing.
inline constexpr auto nobody =
    Environment<"poc">{}.edit(every_workload([](const any_workload& w) { return w.kind == "Job"; }).withReplicas(0));
inline constexpr auto absent = Environment<"poc">{}.edit(on(cache).withReplicas(0));
inline constexpr auto removes_absent = Environment<"poc">{}.remove(cache);
inline constexpr auto removed_before =
    Environment<"poc">{}.remove(web).remove(web_service).edit(on(web).withReplicas(0));
inline constexpr auto edits_nobody = plain.withEnvironments(nobody);
inline constexpr auto edits_absent = plain.withEnvironments(absent);
inline constexpr auto takes_absent = plain.withEnvironments(removes_absent);
inline constexpr auto edits_removed = plain.withEnvironments(removed_before);
static_assert(breaks_only<edits_nobody>("DOV-20"));
static_assert(breaks_only<edits_absent>("DOV-20"));
static_assert(breaks_only<takes_absent>("DOV-20"));
static_assert(breaks_only<edits_removed>("DOV-20"));

// Values of an environment.
inline constexpr auto where = value<"namespace">(grammars::dns_label, "shop");
inline constexpr auto poc_space = Environment<"poc">{}.withValue(where, "elsewhere");
inline constexpr auto moved =
    stack<"shop">(file("web.yaml", web)).withValues(where).inNamespace(where).withExternals(outside_space);
inline constexpr auto moved_here = moved.withEnvironments(as_it_is);
inline constexpr auto moved_there = moved.withEnvironments(poc_space);
static_assert(is_sound<moved_here>);
static_assert(breaks_only<moved_there>("REF-75"));
