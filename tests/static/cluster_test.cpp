/// check/cluster.hpp: nodes, priorities, drivers, definitions of custom resources.
#include "edited.hpp"

#include <dovetail/api/apiextensions/v1.hpp>
#include <dovetail/api/scheduling/v1.hpp>
#include <dovetail/api/storage/v1.hpp>

using node = core::Node;
inline constexpr auto taint = [](node& n, const char* key, core::Taint::Effect effect) {
  n.spec.taints.emplace_back().key = key;
  n.spec.taints.back().effect = effect;
};
using effect = core::Taint::Effect;
static_assert(tells<of_kind<node,
                            [](node& n) {
                              taint(n, "a", effect::NoExecute);
                              taint(n, "a", effect::NoSchedule);
                            }>,
                    of_kind<node, [](node& n) {
                      taint(n, "a", effect::NoExecute);
                      taint(n, "a", effect::NoExecute);
                    }>>("IDN-21"));

using priority = api::scheduling::v1::PriorityClass;
static_assert(tells<of_kind<priority, [](priority& p) { p.value = 1000000000; }>,
                    of_kind<priority, [](priority& p) { p.value = 1000000001; }>>("CON-77"));
static_assert(breaks_only<of_kind<priority, [](priority& p) {
  p.value = 1;
  p.metadata.name = "system-web";
}>>("CON-77"));

using driver = api::storage::v1::CSIDriver;
inline constexpr auto long_driver = [](driver& d) {
  d.metadata.name = "a123456789012345678901234567890.123456789012345678901234567890.com";
};
static_assert(tells<of_kind<driver, [](driver&) {}>, of_kind<driver, long_driver>>("GRM-41"));

using definition = api::apiextensions::v1::CustomResourceDefinition;
template <auto Edit>
inline constexpr auto& of_definition = of_kind<definition, [](definition& d) {
  d.metadata.name = "widgets.example.com";
  d.spec.group = "example.com";
  d.spec.scope = "Namespaced";
  d.spec.names.plural = "widgets";
  d.spec.names.kind = "Widget";
  auto& version = d.spec.versions.emplace_back();
  version.name = "v1";
  version.served = true;
  version.storage = true;
  Edit(d);
}>;
static_assert(tells<of_definition<[](definition&) {}>,
                    of_definition<[](definition& d) { d.spec.versions[0].storage = false; }>>("IDN-34"));
static_assert(breaks_only<of_definition<[](definition& d) {
  d.spec.versions.push_back(d.spec.versions[0]);
  d.spec.versions[1].storage = false;
}>>("IDN-34"));
static_assert(breaks_only<of_definition<[](definition& d) { d.spec.group = "example"; }>>("GRM-53"));
static_assert(breaks_only<of_definition<[](definition& d) { d.metadata.name = "widget.example.com"; }>>("GRM-53"));
