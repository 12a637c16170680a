/// check/restart.hpp: what pods read once starts them anew where it changes.
#include "findings.hpp"

#include <dovetail/api/apps/v1.hpp>
#include <dovetail/api/rbac/v1.hpp>

inline constexpr auto settings = ConfigMap<"settings">{}.withData("LEVEL", "info");
inline constexpr auto colours = ConfigMap<"colours">{}.withData("THEME", "dark");
inline constexpr auto server = Container<"web">{image("web:1.0")};
inline constexpr auto reads_settings = Deployment<"web">{}.withContainer(server.withEnvFrom(settings));

template <const auto& Web, const auto&... Others>
inline constexpr auto asked =
    stack<"test">(file("web.yaml", Web), file("others.yaml", Others)...).withPolicies(policy::restarts_on_change);

// The policy asks for one of the ways.
static_assert(count_of<asked<reads_settings, settings>>("DOV-59") == 1);
inline constexpr auto restarted = reads_settings.restartsOn(settings);
static_assert(is_sound<asked<restarted, settings>>);
inline constexpr auto waived = reads_settings.withWaiver("DOV-59", "it is restarted by hand");
static_assert(is_sound<asked<waived, settings>>);

inline constexpr auto hashed = ConfigMap<"settings">{}.withData("LEVEL", "info").withHashedName();
static_assert(is_sound<asked<reads_settings, hashed>>);
inline constexpr auto fixed = ConfigMap<"settings">{}.withData("LEVEL", "info").set<"immutable">(true);
static_assert(is_sound<asked<reads_settings, fixed>>);
inline constexpr auto by_generator = ConfigMap<"settings-7d9f4bc6h2">{}.withData("LEVEL", "info");
inline constexpr auto reads_by_generator = Deployment<"web">{}.withContainer(server.withEnvFrom(by_generator));
static_assert(is_sound<asked<reads_by_generator, by_generator>>);
inline constexpr auto words = ConfigMap<"settings-production">{}.withData("LEVEL", "info");
inline constexpr auto reads_words = Deployment<"web">{}.withContainer(server.withEnvFrom(words));
static_assert(count_of<asked<reads_words, words>>("DOV-59") == 1);

// By an annotation of one's own, which says of what, or is of all.
inline constexpr auto by_checksum = reads_settings.withPodAnnotation("checksum/config", "1b2c");
static_assert(is_sound<asked<by_checksum, settings>>);
inline constexpr auto by_name = reads_settings.withPodAnnotation("example.com/settings-version", "7");
static_assert(is_sound<asked<by_name, settings>>);
inline constexpr auto by_another = reads_settings.withPodAnnotation("example.com/owner", "shop");
static_assert(count_of<asked<by_another, settings>>("DOV-59") == 1);
inline constexpr auto reloaded = reads_settings.withAnnotation("reloader.stakater.com/auto", "true");
static_assert(is_sound<asked<reloaded, settings>>);
inline constexpr auto not_reloaded = reads_settings.withAnnotation("reloader.stakater.com/auto", "false");
static_assert(count_of<asked<not_reloaded, settings>>("DOV-59") == 1);

// Of two, each by itself.
inline constexpr auto reads_both =
    Deployment<"web">{}.withContainer(server.withEnvFrom(settings).withEnvFrom(colours)).restartsOn(settings);
static_assert(count_of<asked<reads_both, settings, colours>>("DOV-59") == 1);
inline constexpr auto restarted_by_both = reads_both.restartsOn(colours);
static_assert(is_sound<asked<restarted_by_both, settings, colours>>);

// A whole volume follows; a part of one does not.
inline constexpr auto files = config_map_volume<"files">(settings);
inline constexpr auto mounts =
    Deployment<"web">{}.withContainer(server.withVolumeMount(files, "/etc/web")).withVolume(files);
static_assert(is_sound<asked<mounts, settings>>);
inline constexpr auto mounts_part =
    Deployment<"web">{}
        .withContainer(server.withVolumeMount(files, "/etc/level").set<"volumeMounts[/etc/level].subPath">("LEVEL"))
        .withVolume(files);
static_assert(count_of<asked<mounts_part, settings>>("DOV-59") == 1);

// What reads all anew at each run, and what is not the stack's.
inline constexpr auto job = Job<"web">{}.withContainer(server.withEnvFrom(settings));
static_assert(is_sound<asked<job, settings>>);
inline constexpr auto outside = external<ConfigMap>("outside");
inline constexpr auto reads_outside = Deployment<"web">{}.withContainer(server.withEnvFrom(outside));
inline constexpr auto with_outside = asked<reads_outside>.withExternals(outside);
static_assert(is_sound<with_outside>);

// restartsOn(): of the stack, and read.
inline constexpr auto not_read = reads_settings.restartsOn(settings).restartsOn(colours);
static_assert(breaks_only<asked<not_read, settings, colours>>("DOV-57"));
static_assert(breaks_only<asked<not_read, settings>>("DOV-57"));
inline constexpr auto restarts_on_outside = reads_outside.restartsOn(config_map_named("outside"));
inline constexpr auto of_outside = asked<restarts_on_outside>.withExternals(outside);
static_assert(breaks_only<of_outside>("DOV-57"));
inline constexpr auto every_node = resource<api::apps::v1::DaemonSet, "web">([](api::apps::v1::DaemonSet& set) {
                                     set.spec.selector.matchLabels["app"] = "web";
                                     set.spec.template_.metadata.labels["app"] = "web";
                                     auto& container = set.spec.template_.spec.containers.emplace_back();
                                     container.name = "web";
                                     container.image = "web:1.0";
                                     container.envFrom.emplace_back().configMapRef.ensure().name = "settings";
                                   }).restartsOn(settings);
static_assert(is_sound<asked<every_node, settings>>);

// withHashedName(): named by pods alone.
template <const auto& Map>
inline constexpr auto with_role =
    stack<"test">(file("web.yaml", reads_settings), file("settings.yaml", Map),
                  file("role.yaml", resource<api::rbac::v1::Role, "reader">([](api::rbac::v1::Role& role) {
                         auto& rule = role.rules.emplace_back();
                         rule.apiGroups.push_back("");
                         rule.resources.push_back("configmaps");
                         rule.verbs.push_back("get");
                         rule.resourceNames.push_back("settings");
                       })));
static_assert(count_of<with_role<settings>>("DOV-58") == 0);
static_assert(count_of<with_role<hashed>>("DOV-58") == 1);
