/// check/variables.hpp: where variables come from, and what takes them.
#include "edited.hpp"

using c = core::Container;
template <auto Edit>
inline constexpr auto& of_variable = of_container<[](c& web) {
  web.env.emplace_back().name = "A";
  Edit(web.env[0]);
}>;
using v = core::EnvVar;

// CON-03, CON-04.
static_assert(tells<of_variable<[](v& a) { a.valueFrom.ensure().fieldRef.ensure().fieldPath = "status.podIP"; }>,
                    of_variable<[](v& a) { a.valueFrom.ensure(); }>>("CON-03"));
static_assert(breaks_only<of_variable<[](v& a) {
  a.value = "1";
  a.valueFrom.ensure().fieldRef.ensure().fieldPath = "metadata.uid";
}>>("CON-03"));
static_assert(breaks_only<of_container<[](c& web) { web.envFrom.emplace_back().prefix = "A_"; }>>("CON-04"));

// GRM-22, GRM-23, REF-54 of variables.
static_assert(breaks_only<of_variable<[](v& a) { a.valueFrom.ensure().fieldRef.ensure().fieldPath = "status.podIp"; }>>(
    "GRM-22"));
static_assert(tells<of_variable<[](v& a) { a.valueFrom.ensure().resourceFieldRef.ensure().resource = "limits.cpu"; }>,
                    of_variable<[](v& a) { a.valueFrom.ensure().resourceFieldRef.ensure().resource = "limits.cpus"; }>>(
    "GRM-23"));

// REF-50: a file of an emptyDir.
template <auto Edit>
inline constexpr auto& of_file_key = of_pod<[](core::PodSpec& p) {
  p.volumes.emplace_back().name = "env";
  p.volumes[0].emptyDir.ensure();
  auto& key = p.containers[0].env.emplace_back().valueFrom.ensure().fileKeyRef.ensure();
  p.containers[0].env[0].name = "A";
  key.volumeName = "env";
  key.key = "A";
  key.path = "a.env";
  Edit(p);
}>;
static_assert(tells<of_file_key<[](core::PodSpec&) {}>,
                    of_file_key<[](core::PodSpec& p) { p.volumes[0].name = "other"; }>>("REF-50"));

// REF-77: set before it; a shell's own, and doubled dollars, are left alone.
inline constexpr auto sets = [](c& web, const char* first, const char* second) {
  web.env.emplace_back().name = "HOST";
  web.env[0].value = first;
  web.env.emplace_back().name = "ADDRESS";
  web.env[1].value = second;
};
static_assert(is_sound<of_container<[](c& web) { sets(web, "a", "http://$(HOST):80"); }>>);
static_assert(is_sound<of_container<[](c& web) { sets(web, "$(date) $$(NOBODY) $(HOST", "$(WEB_SERVICE_HOST)"); }>>);
static_assert(breaks_only<of_container<[](c& web) { sets(web, "$(ADDRESS)", "a"); }>>("REF-77"));
static_assert(breaks_only<of_container<[](c& web) { sets(web, "a", "$(HOTS)"); }>>("REF-77"));
static_assert(tells<of_container<[](c& web) {
                      sets(web, "a", "b");
                      web.args.push_back("--at=$(ADDRESS)");
                    }>,
                    of_container<[](c& web) {
                      sets(web, "a", "b");
                      web.args.push_back("--at=$(ADDRES)");
                    }>>("REF-77"));

// DOV-29: one origin for each variable.
inline constexpr auto settings = ConfigMap<"settings">{}.withData("LEVEL", "info").withData("PORT", "8080");
inline constexpr auto more = ConfigMap<"more">{}.withData("LEVEL", "debug").withData("PORT", "8080");
inline constexpr auto credentials = external<dovetail::Secret>("credentials").withKeys("LEVEL");
inline constexpr auto plain_web = Container<"web">{image("web:1.0")};
template <const auto& Web>
inline constexpr auto taking = Deployment<"web">{}.withContainer(Web);
template <const auto& Web>
inline constexpr auto of_sources =
    stack<"test">(file("a", settings), file("b", more), file("c", taking<Web>)).withExternals(credentials);
inline constexpr auto of_one = plain_web.withEnvFrom(settings).withEnv("OTHER", "1");
inline constexpr auto of_two = plain_web.withEnvFrom(settings).withEnvFrom(more);
inline constexpr auto of_a_secret = plain_web.withEnvFrom(settings).withEnvFrom(credentials);
inline constexpr auto and_env = plain_web.withEnvFrom(settings).withEnv("LEVEL", "debug");
inline constexpr auto and_key = plain_web.withEnvFrom(settings).withEnv("LEVEL", credentials.key("LEVEL"));
inline constexpr auto the_same_key = plain_web.withEnvFrom(settings).withEnv("LEVEL", settings.key("LEVEL"));
inline constexpr auto the_same_value = plain_web.withEnvFrom(settings).withEnv("PORT", "8080");
inline constexpr auto twice = plain_web.withEnvFrom(settings).withEnvFrom(settings);
inline constexpr auto meant = and_env.withWaiver("DOV-29", "this one says more");
static_assert(is_sound<of_sources<of_one>> && is_sound<of_sources<twice>> && is_sound<of_sources<meant>>);
static_assert(breaks_only<of_sources<of_two>>("DOV-29") && count_of<of_sources<of_two>>("DOV-29") == 1);
static_assert(breaks_only<of_sources<of_a_secret>>("DOV-29"));
static_assert(breaks_only<of_sources<and_env>>("DOV-29") && breaks_only<of_sources<and_key>>("DOV-29"));
static_assert(is_sound<of_sources<the_same_key>> && is_sound<of_sources<the_same_value>>);
inline constexpr auto with_prefix = Deployment<"web">{}.withContainer(of_two).edit(
    [](api::apps::v1::Deployment& d) { d.spec.template_.spec.containers[0].envFrom[1].prefix = "MORE_"; });
inline constexpr auto with_clash = Deployment<"web">{}.withContainer(of_two.withEnv("MORE_LEVEL", "x")).edit(
    [](api::apps::v1::Deployment& d) { d.spec.template_.spec.containers[0].envFrom[1].prefix = "MORE_"; });
inline constexpr auto of_prefix = stack<"test">(file("a", settings), file("b", more), file("c", with_prefix));
inline constexpr auto of_clash = stack<"test">(file("a", settings), file("b", more), file("c", with_clash));
static_assert(tells<of_prefix, of_clash>("DOV-29"));
