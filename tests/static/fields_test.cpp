/// check/fields.hpp: what the schema asks of each field. What the rules say is in tests/errors/fields_*.cpp.
#include "findings.hpp"

#include <dovetail/api/apiextensions/v1.hpp>
#include <dovetail/api/autoscaling/v2.hpp>
#include <dovetail/api/resource/v1.hpp>
#include <dovetail/crd/cert_manager_io/v1.hpp>
#include <dovetail/crd/k8s_mariadb_com/v1alpha1.hpp>
#include <dovetail/crd/traefik_io/v1alpha1.hpp>

using workload = api::apps::v1::Deployment;
using fault = model::field_fault::kind;

inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")});
template <const auto& Resource>
inline constexpr auto alone = stack<"test">(file("a", Resource));

// GRM-50: a required field is set; an empty required list is written as one.
inline constexpr auto nameless = web.edit([](workload& d) { d.spec.template_.spec.containers[0].name.reset(); });
inline constexpr auto no_containers = web.edit([](workload& d) { d.spec.template_.spec.containers.clear(); });
inline constexpr auto half_a_mount =
    web.edit([](workload& d) { d.spec.template_.spec.containers[0].volumeDevices.emplace_back().name = "disk"; });
static_assert(is_sound<alone<web>>);
static_assert(count_of<alone<nameless>>("GRM-50") == 1);
static_assert(is_sound<alone<no_containers>>);
static_assert(count_of<alone<half_a_mount>>("GRM-50") == 1);
// What the API server has a default for needs no saying, and what it writes itself is not looked at.
inline constexpr auto with_status = web.edit([](workload& d) { d.status.ensure().conditions.emplace_back(); });
static_assert(is_sound<alone<with_status>>);
// In a kind of an operator, in the core types inside of it too.
namespace mariadb = crd::k8s_mariadb_com::v1alpha1;
inline constexpr auto backup =
    resource<mariadb::Backup, "nightly">([](mariadb::Backup& b) { b.spec.mariaDbRef.name = "data"; });
inline constexpr auto half_a_toleration = backup.edit([](mariadb::Backup& b) {
  auto& term = b.spec.affinity.ensure().nodeAffinity.ensure().requiredDuringSchedulingIgnoredDuringExecution.ensure();
  term.nodeSelectorTerms.emplace_back().matchExpressions.emplace_back().key = "disk";
});
static_assert(is_sound<alone<backup>>);
static_assert(breaks_only<alone<half_a_toleration>>("GRM-50"));
// In a type that holds itself.
using definition = api::apiextensions::v1::CustomResourceDefinition;
inline constexpr auto crd_of = resource<definition, "beds.example.com">([](definition& d) {
  d.spec.group = "example.com";
  d.spec.scope = "Namespaced";
  d.spec.names.kind = "Bed";
  d.spec.names.plural = "beds";
  auto& version = d.spec.versions.emplace_back();
  version.name = "v1";
  version.served = true;
  version.storage = true;
  version.schema.ensure().openAPIV3Schema.ensure().properties["spec"].type = "object";
});
inline constexpr auto half_a_rule = crd_of.edit([](definition& d) {
  auto& spec = d.spec.versions[0].schema->openAPIV3Schema->properties["spec"];
  spec.properties["rows"].x_kubernetes_validations.emplace_back().message = "no rule";
});
static_assert(is_sound<alone<crd_of>>);
static_assert(breaks_only<alone<half_a_rule>>("GRM-50"));

// GRM-50: words.
using policy_word = model::choice<api::core::v1::Container::ImagePullPolicy>;
template <const auto& Word>
constexpr auto pulled = [](workload& d) { d.spec.template_.spec.containers[0].imagePullPolicy = Word; };
inline constexpr auto known = policy_word::other("Never");
inline constexpr auto unknown = policy_word::other("Sometimes");
inline constexpr auto vouched = policy_word::future("Sometimes");
inline constexpr policy_word from_set = api::core::v1::Container::ImagePullPolicy::Always;
inline constexpr auto pull_known = web.edit(pulled<known>);
inline constexpr auto pull_unknown = web.edit(pulled<unknown>);
inline constexpr auto pull_vouched = web.edit(pulled<vouched>);
inline constexpr auto pull_from_set = web.edit(pulled<from_set>);
static_assert(is_sound<alone<pull_known>>);
static_assert(breaks_only<alone<pull_unknown>>("GRM-50"));
static_assert(is_sound<alone<pull_vouched>>);
static_assert(is_sound<alone<pull_from_set>>);
// A word that nobody gave is none, wherever it comes from.
static_assert(!policy_word::future({}).has_value() && !policy_word::other({}).has_value());
static_assert(policy_word::future("Always") == from_set && policy_word::other("Always") == from_set);

// DOV-06: fields of the newest version, and none of an older one's.
inline constexpr auto named = web.edit([](workload& d) { d.spec.template_.spec.hostnameOverride = "web.example.com"; });
inline constexpr auto in_newest = stack<"test">(file("a", named));
inline constexpr auto in_its_own = stack<"test">(file("a", named)).targeting(kubernetes{1, 34});
inline constexpr auto before = stack<"test">(file("a", named)).targeting(kubernetes{1, 33});
inline constexpr auto long_before = stack<"test">(file("a", named)).targeting(kubernetes{1, 29});
inline constexpr auto old_things = stack<"test">(file("a", web)).targeting(kubernetes{1, 29});
static_assert(is_sound<in_newest>);
static_assert(is_sound<in_its_own>);
static_assert(breaks_only<before>("DOV-06"));
static_assert(breaks_only<long_before>("DOV-06"));
static_assert(is_sound<old_things>);
// A target stays whatever is said after it.
inline constexpr auto policies_after =
    stack<"test">(file("a", named)).targeting(kubernetes{1, 33}).withPolicies(policy::pinned_images);
inline constexpr auto outside = external<ConfigMap>("settings");
inline constexpr auto externals_after =
    stack<"test">(file("a", named)).targeting(kubernetes{1, 33}).withExternals(outside);
inline constexpr auto setting = value<"tag">(grammars::any_text, "1.0");
inline constexpr auto values_after =
    stack<"test">(file("a", named)).targeting(kubernetes{1, 33}).withValues(setting).inNamespace("default");
static_assert(breaks_only<policies_after>("DOV-06"));
static_assert(breaks_only<externals_after>("DOV-06"));
static_assert(breaks_only<values_after>("DOV-06"));
// A kind, and what is newer in it is not told again.
inline constexpr auto gpu = resource<api::resource::v1::DeviceClass, "gpu">();
inline constexpr auto new_kind = stack<"test">(file("a", gpu)).targeting(kubernetes{1, 33});
inline constexpr auto kind_of_its_time = stack<"test">(file("a", gpu)).targeting(kubernetes{1, 34});
static_assert(count_of<new_kind>("DOV-06") == 1);
static_assert(is_sound<kind_of_its_time>);
// Each minor version is known: these came with 1.32 and with the newest one.
inline constexpr auto pod_resources =
    web.edit([](workload& d) { d.spec.template_.spec.resources.ensure().limits["cpu"] = "1"; });
inline constexpr auto before_pod_resources = stack<"test">(file("a", pod_resources)).targeting(kubernetes{1, 31});
inline constexpr auto since_pod_resources = stack<"test">(file("a", pod_resources)).targeting(kubernetes{1, 32});
static_assert(count_of<before_pod_resources>("DOV-06") == 1);
static_assert(count_of<since_pod_resources>("DOV-06") == 0);
inline constexpr auto scratch = web.edit([](workload& d) {
  api::core::v1::Volume& volume = d.spec.template_.spec.volumes.emplace_back();
  volume.name = "scratch";
  volume.emptyDir.ensure().mode = 0777;
});
inline constexpr auto before_mode = stack<"test">(file("a", scratch)).targeting(kubernetes{1, 36});
inline constexpr auto since_mode = stack<"test">(file("a", scratch)).targeting(kubernetes{1, 37});
static_assert(count_of<before_mode>("DOV-06") == 1);
static_assert(count_of<since_mode>("DOV-06") == 0);

// Where a fault is.
template <class Object, class Edit>
consteval bool is_at(std::string_view path, fault is, Edit edit) {
  Object object;
  edit(object);
  model::arena characters;
  model::field_check check(api::newest_version, characters);
  check_fields(object, check, {});
  for (const model::field_fault& f : check.faults())
    if (f.is == is && f.path == path) return true;
  return false;
}
static_assert(is_at<workload>("spec.template.spec.containers[10].name", fault::missing, [](workload& d) {
  for (int i = 0; i < 11; ++i) d.spec.template_.spec.containers.emplace_back();
}));
static_assert(
    is_at<definition>("spec.versions[0].schema.openAPIV3Schema.properties[\"a.b\"].properties.c"
                      ".x-kubernetes-validations[0].rule",
                      fault::missing, [](definition& d) {
                        auto& schema = d.spec.versions.emplace_back().schema.ensure().openAPIV3Schema.ensure();
                        schema.properties["a.b"].properties["c"].x_kubernetes_validations.emplace_back();
                      }));
using certificate = crd::cert_manager_io::v1::Certificate;
static_assert(is_at<certificate>("spec.usages[1]", fault::unknown_word, [](certificate& c) {
  using usage = model::choice<crd::cert_manager_io::v1::CertificateSpec::Usages>;
  c.spec.usages.push_back(usage::other("signing"));
  c.spec.usages.push_back(usage::other("singing"));
}));
// Characters are counted, not bytes.
using issuer = crd::cert_manager_io::v1::Issuer;
constexpr auto chain_of = [](issuer& i, std::string_view name) { i.spec.acme.ensure().preferredChain = name; };
constexpr std::string_view umlauts = "äöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüäöüä";
static_assert(umlauts.size() == 128);
static_assert(!is_at<issuer>("spec.acme.preferredChain", fault::size, [](issuer& i) { chain_of(i, umlauts); }));
static_assert(is_at<issuer>("spec.acme.preferredChain", fault::size, [](issuer& i) {
  chain_of(i, "0123456789012345678901234567890123456789012345678901234567890123456789");
}));

// Bounds: what is on them is within them.
using backup_kind = mariadb::Backup;
constexpr auto kept = [](backup_kind& b, int jobs) { b.spec.successfulJobsHistoryLimit = jobs; };
constexpr std::string_view history = "spec.successfulJobsHistoryLimit";
static_assert(is_at<backup_kind>(history, fault::out_of_bounds, [](backup_kind& b) { kept(b, -1); }));
static_assert(!is_at<backup_kind>(history, fault::out_of_bounds, [](backup_kind& b) { kept(b, 0); }));
static_assert(!is_at<backup_kind>(history, fault::out_of_bounds, [](backup_kind&) {}));
// A required list has at least as many elements as the schema says.
using grant = mariadb::Grant;
static_assert(is_at<grant>("spec.privileges", fault::size, [](grant&) {}));
static_assert(!is_at<grant>("spec.privileges", fault::size, [](grant& g) { g.spec.privileges.push_back("SELECT"); }));
// A rule in CEL: broken, kept, and about what is not there.
using middleware = crd::traefik_io::v1alpha1::Middleware;
constexpr auto prefixed = [](middleware& m, std::string_view with) { m.spec.addPrefix.ensure().prefix = with; };
constexpr std::string_view prefix = "spec.addPrefix.prefix";
static_assert(is_at<middleware>(prefix, fault::rule, [](middleware& m) { prefixed(m, "shop"); }));
static_assert(!is_at<middleware>(prefix, fault::rule, [](middleware& m) { prefixed(m, "/shop"); }));
static_assert(!is_at<middleware>(prefix, fault::rule, [](middleware& m) { m.spec.addPrefix.ensure(); }));
static_assert(!is_at<middleware>(prefix, fault::rule, [](middleware&) {}));

// How a path is written.
consteval bool reads(const model::field_path& path, std::string_view words) {
  model::arena characters;
  model::field_check check(api::newest_version, characters);
  check.missing(path, nullptr);
  return check.faults()[0].path == words;
}
constexpr model::field_path top{};
constexpr model::field_path labels{&top, "labels"};
inline constexpr model::text plain_key = "app";
inline constexpr model::text odd_key = "example.com/app";
inline constexpr model::text empty_key = "";
static_assert(reads(top, ""));
static_assert(reads(labels, "labels"));
static_assert(reads({&labels, nullptr, 0}, "labels[0]"));
static_assert(reads({&labels, nullptr, 1203}, "labels[1203]"));
static_assert(reads({&labels, nullptr, 0, &plain_key}, "labels.app"));
static_assert(reads({&labels, nullptr, 0, &odd_key}, "labels[\"example.com/app\"]"));
static_assert(reads({&labels, nullptr, 0, &empty_key}, "labels[\"\"]"));
static_assert(reads({&top, "$ref"}, "$ref"));
