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
