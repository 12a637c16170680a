/// text/grammar.hpp, and check/grammar.hpp: which values the rules look at. What they say is in tests/errors/grammar_*.cpp.
#include "findings.hpp"

#include <dovetail/api/rbac/v1.hpp>

// A text without separators has one part; an empty text has one that is empty.
consteval std::size_t parts(std::string_view text) {
  std::size_t count = 0;
  dovetail::detail::every_part(text, ',', [&](std::string_view) { return ++count != 0; });
  return count;
}
static_assert(parts("") == 1);
static_assert(parts("a") == 1);
static_assert(parts("a,b") == 2);
static_assert(parts(",a,") == 3);
static_assert(dovetail::detail::position("abc", 'c') == 2);
static_assert(dovetail::detail::position("abc", 'd') == std::string_view::npos);
static_assert(dovetail::detail::position("", 'd') == std::string_view::npos);

// A grammar's name reads after "is no", and what it says is ASCII: g++ prints anything else as numbers.
consteval bool is_ascii(const grammar& form) {
  for (const std::string_view text : {form.name, form.says})
    for (const char c : text)
      if (c < ' ' || c > '~' || c == '"' || c == '\\') return false;
  return !form.name.empty() && !form.says.empty();
}
static_assert(is_ascii(grammars::dns_label) && is_ascii(grammars::dns_1035_label) && is_ascii(grammars::dns_subdomain));
static_assert(is_ascii(grammars::host) && is_ascii(grammars::label_key) && is_ascii(grammars::label_value));
static_assert(is_ascii(grammars::annotation_key) && is_ascii(grammars::env_name) && is_ascii(grammars::config_key));
static_assert(is_ascii(grammars::port_name) && is_ascii(grammars::port_number) && is_ascii(grammars::quantity));
static_assert(is_ascii(grammars::image) && is_ascii(grammars::image_tag) && is_ascii(grammars::duration));
static_assert(is_ascii(grammars::cron_schedule) && is_ascii(grammars::any_text) && is_ascii(grammars::whole_number));

inline constexpr auto http = port<"http">(8080);
inline constexpr auto app = Container<"app">{image("app:1.0")}.withPort(http);
inline constexpr auto web = Deployment<"web">{}.withContainer(app);
using workload = api::apps::v1::Deployment;
template <const auto& Resource>
inline constexpr auto alone = stack<"test">(file("a", Resource));
static_assert(is_sound<alone<web>>);

// GRM-01: each kind's own grammar; RBAC's names are another rule's.
inline constexpr auto dotted = Deployment<"web.v2">{}.withContainer(app).withPodLabel("app", "web.v2");
inline constexpr auto set = resource<api::apps::v1::StatefulSet, "web.v2">();
static_assert(is_sound<alone<dotted>>);
static_assert(breaks_only<alone<set>>("GRM-01"));
inline constexpr auto role =
    resource<api::rbac::v1::Role, "reader">([](api::rbac::v1::Role& r) { r.metadata.name = "system:reader"; });
static_assert(is_sound<alone<role>>);

// GRM-02, GRM-13: a name that is empty is none, of a port.
inline constexpr auto nameless_port =
    web.edit([](workload& d) { d.spec.template_.spec.containers[0].ports[0].name = ""; });
inline constexpr auto nameless_container = web.edit([](workload& d) { d.spec.template_.spec.containers[0].name = ""; });
static_assert(is_sound<alone<nameless_port>>);
static_assert(breaks_only<alone<nameless_container>>("GRM-02"));

// GRM-07, GRM-08: the labels of the object and of its pods.
inline constexpr auto labelled = web.withLabel("app.kubernetes.io/version", "1.0_rc-1").withPodLabel("empty", "");
inline constexpr auto badly = web.withLabel("a", "b c");
inline constexpr auto pods_badly = web.withPodLabel("a", "b c");
inline constexpr auto pods_keys = web.withPodLabel("a b", "c");
inline constexpr auto annotated =
    web.withAnnotation("Example.com/x", "anything, at any length").withPodAnnotation("y", "");
static_assert(is_sound<alone<labelled>>);
static_assert(breaks_only<alone<badly>>("GRM-08"));
static_assert(breaks_only<alone<pods_badly>>("GRM-08"));
static_assert(breaks_only<alone<pods_keys>>("GRM-07"));
static_assert(is_sound<alone<annotated>>);
// A long name is a label that is too long.
inline constexpr auto long_name =
    Deployment<"a234567890b234567890c234567890d234567890e234567890f234567890g234567890">{}.withContainer(app);
static_assert(breaks_only<alone<long_name>>("GRM-08"));
// A bare pod's labels are its own, and are said once.
inline constexpr auto bare =
    resource<api::core::v1::Pod, "bare">([](api::core::v1::Pod& p) { p.metadata.labels["a"] = "b c"; });
static_assert(count_of<alone<bare>>("GRM-08") == 1);

// GRM-12: of the host as well.
inline constexpr auto host_port =
    web.edit([](workload& d) { d.spec.template_.spec.containers[0].ports[0].hostPort = 65536; });
static_assert(breaks_only<alone<host_port>>("GRM-12"));

// GRM-14: requests, limits, claims and their templates.
inline constexpr auto claim = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage("1e3");
inline constexpr auto store = StatefulSet<"store">{}.withContainer(app).withVolumeClaimTemplate(
    PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage("10 GB"));
inline constexpr auto limited = web.edit(
    [](workload& d) { d.spec.template_.spec.containers[0].resources.ensure().limits["nvidia.com/gpu"] = "one"; });
static_assert(is_sound<alone<claim>>);
static_assert(breaks_only<alone<store>>("GRM-14"));
static_assert(breaks_only<alone<limited>>("GRM-14"));

// GRM-18: keys of what the stack makes and of what others make for it.
inline constexpr auto keys = ConfigMap<"settings">{}.withData("app.properties", "").withData(".hidden", "");
inline constexpr auto up = ConfigMap<"settings">{}.withData("..up", "");
inline constexpr auto bytes = keys.edit([](api::core::v1::ConfigMap& c) { c.binaryData["a/b"] = "AAAA"; });
static_assert(is_sound<alone<keys>>);
static_assert(breaks_only<alone<up>>("GRM-18"));
static_assert(breaks_only<alone<bytes>>("GRM-18"));

// GRM-28: rules and TLS; a rule without a host is for every one.
inline constexpr auto service = Service<"web">{web}.withPort(http);
template <const auto& Routes>
inline constexpr auto routed = stack<"test">(file("a", web), file("b", service), file("c", Routes));
inline constexpr auto any_host = Ingress<"web">{}.withPath("/", service, http);
inline constexpr auto wildcard = Ingress<"web">{}.withHost("*.example.com").withPath("/", service, http);
inline constexpr auto with_port = Ingress<"web">{}.withHost("example.com:8080").withPath("/", service, http);
inline constexpr auto tls =
    any_host.edit([](api::networking::v1::Ingress& i) { i.spec.tls.emplace_back().hosts.push_back("Example.com"); });
static_assert(is_sound<routed<any_host>>);
static_assert(is_sound<routed<wildcard>>);
static_assert(breaks_only<routed<with_port>>("GRM-28"));
static_assert(breaks_only<routed<tls>>("GRM-28"));
