/// What a precompiled header of stacks is made of: everything, and one stack that is lowered and checked already.
///
/// g++ instantiates the templates that a precompiled header uses in each compilation that includes it, unless a constant
/// evaluation has needed them before. Checking a stack here, with a fault in it so that words are put together too, needs most
/// of them; objects with each of their fields set need what is left.
#pragma once

#include "dovetail/dovetail.hpp"
#include "dovetail/model/every_field.hpp"

// clang instantiates what a precompiled header uses where it is made. What has been looked up there in a builder it takes for all
// that there is when it looks for the right name of a misspelled function: so nothing is.
#ifndef __clang__

namespace dovetail::detail::sample {

inline constexpr auto http = port<"http">(8080);
inline constexpr auto settings = ConfigMap<"web">{}.withData("LEVEL", "info");
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
inline constexpr auto files = empty_dir<"files">();
inline constexpr auto container = Container<"web">{image("web:1.0")}
                                      .withPort(http)
                                      .withEnvFrom(settings)
                                      .withEnv("A", "$(LEVEL)")
                                      .withVolumeMount(files, "/files")
                                      .withReadinessProbe(http_get(http, "/"))
                                      .withSecurityContext(non_root(1001))
                                      .withRequests(100_m, 1_Mi)
                                      .withLimits(200_m, 2_Mi);
inline constexpr auto web = Deployment<"web">{}.withVolume(files).withContainer(container).edit(
    [](api::apps::v1::Deployment& d) { d.spec.template_.spec.containers[0].readinessProbe->httpGet->port = "htp"; });
inline constexpr auto store = StatefulSet<"store">{}.withVolumeClaimTemplate(data).withContainer(container);
inline constexpr auto once = Job<"once">{}.withContainer(Container<"once">{image("web:1.0")});
inline constexpr auto service = Service<"web">{web}.withPort(http);
inline constexpr auto ingress = Ingress<"web">{}.withHost("web.example.com").withPath("/", service, http);
inline constexpr auto reach = dovetail::NetworkPolicy<"web">{web}.withIngressFrom(store, http).withEgressToDns();
inline constexpr auto local = Environment<"local">{}
                                  .edit(on(web).withComment("here"))
                                  .edit(every_workload().withReplicas(1))
                                  .edit(on(service).withNodePort(http, 30080));
inline constexpr auto all =
    stack<"sample">(file("settings.yaml", settings), file("web.yaml", web), file("store.yaml", store),
                    file("once.yaml", once), file("service.yaml", service), file("ingress.yaml", ingress),
                    file("reach.yaml", reach))
        .withEnvironments(local);

static_assert(!is_sound<all>);

/// Whether a resource with each of its fields set can be made, looked at and thrown away.
template <class T>
consteval bool has_been_whole() {
  model::arena keys;
  T object{};
  model::set_every_field(object, keys);
  check::inventory all;
  check::resource& of_object = check::add_resource(object, {}, nullptr, all);
  describe(object, of_object, all);
  check::inspect(object, of_object, all);
  return all.resources.size() == 1;
}
static_assert(has_been_whole<api::apps::v1::Deployment>());
static_assert(has_been_whole<api::apps::v1::StatefulSet>());
static_assert(has_been_whole<api::batch::v1::CronJob>());
static_assert(has_been_whole<api::batch::v1::Job>());
static_assert(has_been_whole<api::core::v1::ConfigMap>());
static_assert(has_been_whole<api::core::v1::Namespace>());
static_assert(has_been_whole<api::core::v1::PersistentVolume>());
static_assert(has_been_whole<api::core::v1::PersistentVolumeClaim>());
static_assert(has_been_whole<api::core::v1::Secret>());
static_assert(has_been_whole<api::core::v1::Service>());
static_assert(has_been_whole<api::core::v1::ServiceAccount>());
static_assert(has_been_whole<api::networking::v1::Ingress>());
static_assert(has_been_whole<api::networking::v1::NetworkPolicy>());
static_assert(has_been_whole<api::storage::v1::StorageClass>());
static_assert(has_been_whole<vault::VaultAuth>());
static_assert(has_been_whole<vault::VaultStaticSecret>());

// What objects and rules mention and none of the above runs: lists and optional objects that are empty there, loops over spans.

/// Lists and optional objects that have held something.
template <class... Holders>
consteval bool have_held_one() {
  const auto fill = []<class T>(T* holder) {
    if constexpr (requires { holder->ensure(); }) holder->ensure();
    else holder->emplace_back();
    delete holder;
  };
  (fill(new Holders{}), ...);
  return true;
}
template <class... Elements>
inline constexpr bool lists_of = have_held_one<model::list<Elements>...>();
template <class... Objects>
inline constexpr bool optional_ones_of = have_held_one<model::optional<Objects>...>();
template <class... Elements>
consteval bool have_been_assigned() {
  const auto assign = []<class T>(model::list<T> one, model::list<T> other) {
    one = other;
    other.emplace_back();
    one = other;
    return one.size();
  };
  return (assign(model::list<Elements>{}, model::list<Elements>{}) + ...) != 0;
}
template <class T>
constexpr T element_of_sample{};
template <class... Elements>
consteval bool have_been_walked() {
  const auto walk = []<class T>(std::span<const T> all) {
    std::size_t count = 0;
    for ([[maybe_unused]] const T& each : all) ++count;
    return count == all.size() && all.data() == &all[0] && std::span<const T>().empty();
  };
  return (walk(std::span<const Elements>(&element_of_sample<Elements>, 1)) && ...);
}
template <class... Pointers>
consteval bool have_been_listed() {
  const auto walk = []<class T>(std::initializer_list<T> all) {
    std::size_t count = 0;
    for ([[maybe_unused]] const T each : all) ++count;
    return count == all.size();
  };
  return (walk({Pointers(), Pointers()}) && ...);
}
template <class... Things>
consteval bool have_been_found() {
  const auto find = []<class T>(const T& thing) {
    check::index<T> all;
    all.reset(1);
    all.add("a", thing);
    return all.count("a") == 1;
  };
  return (find(element_of_sample<Things>) && ...);
}
consteval bool have_been_compared() {
  model::arena keys;
  api::core::v1::Probe one{}, other{};
  model::set_every_field(one, keys);
  model::set_every_field(other, keys);
  model::list<check::asked_policy> asked{};
  asked.emplace_back();
  return one == other && asked == asked;
}
template <class... Characters>
consteval bool have_been_text() {
  const auto use = []<class C>(C one) {
    using traits = std::char_traits<C>;
    C characters[2]{one, C()}, others[2]{};
    traits::copy(others, characters, 2);
    traits::move(others, characters, 2);
    traits::assign(others, 1, one);
    return traits::length(characters) == 1 && traits::compare(characters, others, 1) == 0 &&
           traits::find(characters, 1, one) == characters && std::basic_string_view<C>(characters, 1).length() == 1 &&
           std::basic_string_view<C>(characters, 1).data() == characters;
  };
  return (use(Characters('a')) && ...);
}
consteval bool have_passed() {
  using namespace std::chrono_literals;
  using seconds = std::chrono::time_point<std::chrono::system_clock, std::chrono::seconds>;
  const std::chrono::time_point<std::chrono::system_clock, std::chrono::nanoseconds> later(seconds(2s) - seconds(1s));
  return std::chrono::time_point_cast<std::chrono::seconds>(later).time_since_epoch().count() == 1 && 1.0h > 1.0min &&
         1.0s > 1.0ms && 1.0us > 1.0ns;
}

static_assert(
    lists_of<const model::text*, api::apps::v1::DeploymentCondition, api::apps::v1::StatefulSetCondition,
             api::batch::v1::JobCondition, api::core::v1::EndpointAddress, api::core::v1::EndpointPort,
             api::core::v1::LoadBalancerIngress, api::core::v1::NamespaceCondition, api::core::v1::PortStatus,
             api::core::v1::PersistentVolumeClaimCondition, api::core::v1::ScopedResourceSelectorRequirement,
             api::core::v1::VolumeHealthCondition, api::meta::v1::Condition,
             api::networking::v1::IngressLoadBalancerIngress, api::networking::v1::IngressPortStatus,
             api::scheduling::v1alpha3::CompositePodGroupTemplate, api::scheduling::v1alpha3::PodGroupResourceClaim,
             api::scheduling::v1alpha3::PodGroupTemplate, check::autoscaler::share, check::combinations::cause,
             check::detail::need, check::given_addresses::port, check::role_binding::subject>);
static_assert(
    optional_ones_of<
        api::apps::v1::RollingUpdateDaemonSet, api::batch::v1::UncountedTerminatedPods,
        api::core::v1::ConfigMapNodeConfigSource, api::core::v1::LoadBalancerStatus, api::core::v1::ModifyVolumeStatus,
        api::core::v1::VolumeHealthStatus, api::networking::v1::IngressLoadBalancerStatus,
        api::scheduling::v1alpha3::CompositeDisruptionMode, api::scheduling::v1alpha3::DisruptionMode,
        api::scheduling::v1alpha3::BasicSchedulingPolicy, api::scheduling::v1alpha3::CompositeBasicSchedulingPolicy,
        api::scheduling::v1alpha3::CompositeGangSchedulingPolicy, api::scheduling::v1alpha3::GangSchedulingPolicy,
        api::scheduling::v1alpha3::CompositePodGroupSchedulingConstraints,
        api::scheduling::v1alpha3::PodGroupSchedulingConstraints, api::scheduling::v1alpha3::AllDisruptionMode,
        api::scheduling::v1alpha3::AllCompositeDisruptionMode, api::scheduling::v1alpha3::SingleDisruptionMode,
        api::scheduling::v1alpha3::SingleCompositeDisruptionMode, api::storage::v1::VolumeNodeResources>);
static_assert(have_been_assigned<model::text, model::json, check::switch_setting>());
static_assert(have_been_walked<std::string_view, decision, named_argument, condition, value_setting, external_entry,
                               const value_declaration*>());
static_assert(have_been_listed<model::list<api::core::v1::Container>*, const model::list<model::text>*,
                               const model::list<api::core::v1::EndpointAddress>*, std::span<const value_setting>*>());
static_assert(have_been_text<char, wchar_t, char8_t, char16_t, char32_t>());
static_assert(have_passed());
static_assert(have_been_found<check::secret_write, check::detail::served_path, check::detail::pod_reference>());
static_assert(have_been_compared());
static_assert(is_route_match("Host(`a`) && !(PathPrefix(`/b`) || Path(`/c`))"));

}  // namespace dovetail::detail::sample

#endif
