/// check/identity.hpp: rules over objects among each other. What they say is in tests/errors/identity_*.cpp.
#include "findings.hpp"

#include <dovetail/api/resource/v1.hpp>
#include <dovetail/api/resource/v1beta1.hpp>

inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")});

// IDN-28: another kind, another namespace or another group is another object; another version is not.
inline constexpr auto web_settings = ConfigMap<"web">{}.withData("a", "b");
inline constexpr auto elsewhere = web.edit([](api::apps::v1::Deployment& d) { d.metadata.namespace_ = "kube-system"; });
inline constexpr auto other_kind = stack<"test">(file("a", web), file("b", web_settings));
inline constexpr auto other_namespace = stack<"test">(file("a", web), file("b", elsewhere));
inline constexpr auto the_same = stack<"test">(file("a", web), file("b", web_settings), file("c", web));
static_assert(is_sound<other_kind>);
static_assert(is_sound<other_namespace>);
static_assert(breaks_only<the_same>("IDN-28"));
inline constexpr auto old_gpu = resource<api::resource::v1beta1::DeviceClass, "gpu">();
inline constexpr auto new_gpu = resource<api::resource::v1::DeviceClass, "gpu">();
inline constexpr auto other_version = stack<"test">(file("a", old_gpu), file("b", new_gpu));
static_assert(breaks_only<other_version>("IDN-28"));
// What is outside may be declared beside the object that the stack makes.
inline constexpr auto declared = external<ConfigMap>("web");
inline constexpr auto declared_too = stack<"test">(file("b", web_settings)).withExternals(declared);
static_assert(is_sound<declared_too>);
// One object that stands there three times is said two times.
inline constexpr auto three_times = stack<"test">(file("a", web), file("b", web), file("c", web));
static_assert(count_of<three_times>("IDN-28") == 2);

// REF-75: one finding for a namespace, however many are in it.
inline constexpr auto team = Namespace<"team">{};
inline constexpr auto in_team =
    stack<"test">(file("a", team), file("b", web), file("c", web_settings)).inNamespace(team);
inline constexpr auto in_no_team = stack<"test">(file("b", web), file("c", web_settings)).inNamespace("team");
inline constexpr auto in_default = stack<"test">(file("b", web), file("c", web_settings)).inNamespace("default");
static_assert(is_sound<in_team>);
static_assert(count_of<in_no_team>("REF-75") == 1 && breaks_only<in_no_team>("REF-75"));
static_assert(is_sound<in_default>);
// A namespace itself is in none.
inline constexpr auto alone = stack<"test">(file("a", team)).inNamespace("nowhere");
static_assert(is_sound<alone>);

// DOV-03: in the referrer's namespace, or in the one that it names.
inline constexpr auto auth = VaultAuth<"auth">{}.withKubernetes("web", "default").withMount("kubernetes");
inline constexpr auto auth_elsewhere =
    auth.edit([](crd::secrets_hashicorp_com::v1beta1::VaultAuth& a) { a.metadata.namespace_ = "kube-system"; });
inline constexpr auto made = Secret<"made">{}.withKeys("key");
inline constexpr auto secret =
    VaultStaticSecret<"secret">{}.withVaultAuthRef("auth").withKv2("kv", "web").withDestination(made);
inline constexpr auto secret_of_elsewhere =
    VaultStaticSecret<"secret">{}.withVaultAuthRef("kube-system/auth").withKv2("kv", "web").withDestination(made);
inline constexpr auto outside = external<VaultAuth>("auth");
inline constexpr auto refers = stack<"test">(file("a", auth), file("b", secret));
inline constexpr auto refers_outside = stack<"test">(file("b", secret)).withExternals(outside);
inline constexpr auto refers_to_nothing = stack<"test">(file("b", secret));
inline constexpr auto refers_elsewhere = stack<"test">(file("a", auth_elsewhere), file("b", secret_of_elsewhere));
inline constexpr auto refers_not_elsewhere = stack<"test">(file("a", auth_elsewhere), file("b", secret));
static_assert(is_sound<refers>);
static_assert(is_sound<refers_outside>);
static_assert(breaks_only<refers_to_nothing>("DOV-03"));
static_assert(is_sound<refers_elsewhere>);
static_assert(breaks_only<refers_not_elsewhere>("DOV-03"));
