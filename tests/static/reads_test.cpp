/// check/reads.hpp: variables that containers say they read. What the rules say is in tests/errors/reads_*.cpp.
#include "findings.hpp"
#include "lowered.hpp"

#include <array>

inline constexpr auto web = Container<"web">{image("web:1.0")};
inline constexpr auto settings = ConfigMap<"settings">{}.withData("LEVEL", "info").withData("LIMIT", "1r/s");

// However the names are given, in however many calls.
inline constexpr std::array<const char*, 2> shared{"LEVEL", "LIMIT"};
inline constexpr std::array<std::string_view, 2> views{"LEVEL", "LIMIT"};
inline constexpr const char* listed[] = {"LEVEL", "LIMIT"};
template <const auto& Part>
inline constexpr std::size_t read_count =
    lowered(Part, [](const auto&, const resource_notes& notes) { return notes.reads.size(); });
inline constexpr auto by_words = Deployment<"web">{}.withContainer(web.reads("LEVEL").reads("LIMIT", "OTHER"));
inline constexpr auto by_array = Deployment<"web">{}.withContainer(web.reads(shared));
inline constexpr auto by_views = Deployment<"web">{}.withContainer(web.reads(views).reads("OTHER"));
inline constexpr auto by_list = Deployment<"web">{}.withContainer(web.reads(listed));
static_assert(read_count<by_words> == 3);
static_assert(read_count<by_array> == 2);
static_assert(read_count<by_views> == 3);
static_assert(read_count<by_list> == 2);
// They are noted for the container that reads them, and nothing of them is in the object.
static_assert(lowered(by_array, [](const api::apps::v1::Deployment& d, const resource_notes& notes) {
  return notes.reads[0].container == "web" && notes.reads[1].variable == "LIMIT" &&
         d.spec.template_.spec.containers[0].env.empty();
}));

// DOV-07: from env, a ConfigMap, a Secret, another field of the pod; with the prefix.
inline constexpr auto credentials = external<Secret>("credentials").withKeys("TOKEN");
inline constexpr auto complete =
    Deployment<"web">{}.withContainer(web.withEnv("PORT", "80")
                                          .withEnv("TOKEN", credentials.key("TOKEN"))
                                          .withEnvFrom(settings)
                                          .edit([](api::core::v1::Container& c) {
                                            auto& node = c.env.emplace_back();
                                            node.name = "NODE";
                                            node.valueFrom.ensure().fieldRef.ensure().fieldPath = "spec.nodeName";
                                          })
                                          .reads(shared)
                                          .reads("PORT", "TOKEN", "NODE"));
inline constexpr auto is_complete = stack<"test">(file("a", complete), file("b", settings)).withExternals(credentials);
static_assert(is_sound<is_complete>);

constexpr auto prefixed = [](api::core::v1::Container& c) { c.envFrom[0].prefix = "APP_"; };
inline constexpr auto with_prefix =
    Deployment<"web">{}.withContainer(web.withEnvFrom(settings).edit(prefixed).reads("APP_LEVEL"));
inline constexpr auto without_prefix =
    Deployment<"web">{}.withContainer(web.withEnvFrom(settings).edit(prefixed).reads("LEVEL"));
inline constexpr auto reads_prefixed = stack<"test">(file("a", with_prefix), file("b", settings));
inline constexpr auto reads_unprefixed = stack<"test">(file("a", without_prefix), file("b", settings));
static_assert(is_sound<reads_prefixed>);
static_assert(breaks_only<reads_unprefixed>("DOV-07"));

// One finding for each variable.
inline constexpr auto lacks_two =
    Deployment<"web">{}.withContainer(web.withEnvFrom(settings).reads(shared).reads("A", "B"));
inline constexpr auto two_missing = stack<"test">(file("a", lacks_two), file("b", settings));
static_assert(breaks_only<two_missing>("DOV-07") && count_of<two_missing>("DOV-07") == 2);

// Of a source whose keys nobody knows, anything may come; of one that is not there, another rule speaks.
inline constexpr auto unknown = external<Secret>("unknown");
inline constexpr auto nothing = config_map_named("nothing");
inline constexpr auto from_unknown = Deployment<"web">{}.withContainer(web.withEnvFrom(unknown).reads("ANY"));
inline constexpr auto from_known = Deployment<"web">{}.withContainer(web.withEnvFrom(credentials.all()).reads("ANY"));
inline constexpr auto from_nothing = Deployment<"web">{}.withContainer(web.withEnvFrom(nothing.all()).reads("ANY"));
inline constexpr auto keys_unknown = stack<"test">(file("a", from_unknown)).withExternals(unknown);
inline constexpr auto keys_known = stack<"test">(file("a", from_known)).withExternals(credentials);
inline constexpr auto no_source = stack<"test">(file("a", from_nothing));
static_assert(is_sound<keys_unknown>);
static_assert(breaks_only<keys_known>("DOV-07"));
static_assert(breaks_only<no_source>("REF-22"));

// What one container takes is not another's.
inline constexpr auto init = Container<"init">{image("web:1.0")};
inline constexpr auto other_takes =
    Deployment<"web">{}.withInitContainer(init.reads("LEVEL")).withContainer(web.withEnvFrom(settings).reads("LEVEL"));
inline constexpr auto init_lacks = stack<"test">(file("a", other_takes), file("b", settings));
static_assert(breaks_only<init_lacks>("DOV-07") && count_of<init_lacks>("DOV-07") == 1);

// DOV-08, a warning: only where all that take a ConfigMap say what they read.
template <const auto& ConfigMapOf, const auto&... Workloads>
inline constexpr auto taken = stack<"test">(file("map", ConfigMapOf), file("workload", Workloads)...);
template <const auto& ConfigMapOf, const auto&... Workloads>
consteval std::size_t unread_keys() {
  return warnings_of<taken<ConfigMapOf, Workloads...>>(check::DOV_08);
}
inline constexpr auto reads_all = Deployment<"all">{}.withContainer(web.withEnvFrom(settings).reads(shared));
inline constexpr auto reads_level = Deployment<"level">{}.withContainer(web.withEnvFrom(settings).reads("LEVEL"));
inline constexpr auto reads_limit = Deployment<"limit">{}.withContainer(web.withEnvFrom(settings).reads("LIMIT"));
inline constexpr auto takes_limit =
    Deployment<"key">{}.withContainer(web.withEnv("RATE", settings.key("LIMIT")).reads("RATE"));
inline constexpr auto says_nothing = Deployment<"silent">{}.withContainer(web.withEnvFrom(settings));
inline constexpr auto mounts =
    Deployment<"mounts">{}.withVolume(config_map_volume<"files">(settings)).withContainer(web);
static_assert(unread_keys<settings>() == 0);
static_assert(unread_keys<settings, reads_all>() == 0);
static_assert(unread_keys<settings, reads_level>() == 1);
static_assert(unread_keys<settings, reads_level, reads_limit>() == 0);
static_assert(unread_keys<settings, reads_level, takes_limit>() == 0);
static_assert(unread_keys<settings, reads_level, says_nothing>() == 0);
static_assert(unread_keys<settings, reads_level, mounts>() == 0);
static_assert(unread_keys<settings, with_prefix>() == 1);
static_assert(check::DOV_08.weight == check::severity::warning);
