/// build/given_secret.hpp and check/immutable_key.hpp: Secrets of what is given at deployment, and keys that are made once. What
/// the rules say is in tests/errors/given_secret_*.cpp and immutable_key_*.cpp.
#include <dovetail/cert_manager.hpp>
#include <dovetail/crd/secrets_hashicorp_com/v1beta1.hpp>
#include <dovetail/mariadb.hpp>

#include "findings.hpp"
#include "lowered.hpp"

inline constexpr auto app_key = value<"secret.appKey">(grammars::any_text, "");
inline constexpr auto stripe = value<"secret.stripe">(grammars::any_text, "");

// What the builder makes.
inline constexpr auto plain = GivenSecret<"shop">{}.withKey("STRIPE_SECRET", stripe);
inline constexpr auto given = plain.withImmutableKey("APP_KEY", app_key);
static_assert(lowered(plain, [](const api::core::v1::Secret& s, const resource_notes& notes) {
  return s.metadata.name == "shop" && s.metadata.namespace_ == "here" && s.stringData.size() == 1 &&
         s.stringData.at(0).key == "STRIPE_SECRET" && s.stringData.at(0).value == "" && s.data.empty() &&
         s.metadata.annotations.empty() && notes.immutable_keys.empty();
}));
static_assert(lowered(given, [](const api::core::v1::Secret& s, const resource_notes& notes) {
  return s.stringData.size() == 2 && *s.metadata.annotations.find("helm.sh/resource-policy") == "keep" &&
         notes.immutable_keys.size() == 1 && notes.immutable_keys[0].secret == "shop" &&
         notes.immutable_keys[0].key == "APP_KEY";
}));

// References to it, as to any Secret.
template <const auto&... Parts>
inline constexpr auto shop = stack<"test">(file("file.yaml", Parts)...).withValues(app_key, stripe);
inline constexpr auto web = Deployment<"web">{}
                                .withContainer(Container<"web">{image("web:1.0")}
                                                   .withEnvFrom(given.requiring("APP_KEY"))
                                                   .withEnv("STRIPE", given.key("STRIPE_SECRET"))
                                                   .withVolumeMount("keys", "/keys"))
                                .withVolume(secret_volume<"keys">(given))
                                .withImagePullSecret(given);
inline constexpr auto needy =
    Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withEnvFrom(given.requiring("APP_KEYS")));
static_assert(is_sound<shop<given, web>>);
static_assert(breaks_only<shop<given, needy>>("REF-21"));
static_assert(is_sound<shop<plain>> && is_sound<shop<given>>);

// Nothing but a value goes in.
template <class Given>
concept is_given = dovetail::detail::is_given_at_deployment<Given>;
static_assert(is_given<value_declaration> && !is_given<char[4]> && !is_given<const char*> && !is_given<argument>);

// DOV-56: nothing is generated.
inline constexpr auto made_up = GivenSecret<"shop">{}.withImmutableKey("APP_KEY", generated());
inline constexpr auto random = GivenSecret<"shop">{}.withKey("PASSWORD", generated());
static_assert(breaks_only<shop<made_up>>("DOV-56"));
static_assert(breaks_only<shop<random>>("DOV-56"));

// Declarations and externals have their immutable keys as keys, once.
inline constexpr auto outside =
    external<Secret>("shop").withKeys("DB_PASSWORD", "APP_KEY").withImmutableKeys("APP_KEY", "oauth-private.key");
template <const auto&... Parts>
inline constexpr auto beside = shop<Parts...>.withExternals(outside);
inline constexpr auto reader = Deployment<"web">{}.withContainer(
    Container<"web">{image("web:1.0")}.withEnvFrom(outside.requiring("oauth-private.key").requiring("DB_PASSWORD")));
inline constexpr auto bad_reader = Deployment<"web">{}.withContainer(
    Container<"web">{image("web:1.0")}.withEnvFrom(outside.requiring("oauth-public.key")));
static_assert(is_sound<beside<reader>>);
static_assert(breaks_only<beside<bad_reader>>("REF-21"));

// DOV-55: who would write over them.
inline constexpr auto declared = Secret<"shop">{}.withKeys("A").withImmutableKeys("APP_KEY");
inline constexpr auto other = Secret<"other">{}.withKeys("A");
inline constexpr auto vault = VaultAuth<"vault">{}.withKubernetes("role", "default");
inline constexpr auto from_vault = VaultStaticSecret<"token">{}.withVaultAuthRef(vault).withKv2("kv", "token");
inline constexpr auto to_declared = from_vault.withDestination(declared);
inline constexpr auto by_name = secret_named("shop");
inline constexpr auto to_named = from_vault.withDestination(by_name);
inline constexpr auto to_other = from_vault.withDestination(other);
static_assert(breaks_only<shop<vault, to_declared>>("DOV-55"));
static_assert(breaks_only<beside<vault, to_named>>("DOV-55") && count_of<beside<vault, to_named>>("DOV-55") == 1);
static_assert(is_sound<beside<vault, to_other>>);
static_assert(count_of<shop<given, vault, to_named>>("DOV-55") == 1);
static_assert(count_of<shop<given, vault, to_named>>("DOV-27") == 1);
// Into one that is there already, and by the operator's other kinds.
namespace vso = crd::secrets_hashicorp_com::v1beta1;
inline constexpr auto synced = to_named.edit([](vso::VaultStaticSecret& s) { s.spec.destination.create = false; });
inline constexpr auto dynamic = resource<vso::VaultDynamicSecret, "token">([](vso::VaultDynamicSecret& s) {
  s.spec.mount = "db";
  s.spec.path = "creds";
  s.spec.destination.name = "shop";
});
inline constexpr auto dynamic_other = resource<vso::VaultDynamicSecret, "token">([](vso::VaultDynamicSecret& s) {
  s.spec.mount = "db";
  s.spec.path = "creds";
  s.spec.destination.name = "other";
  s.spec.destination.create = true;
});
inline constexpr auto reads_other =
    Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withEnvFrom(other.all()));
static_assert(breaks_only<beside<vault, synced>>("DOV-55"));
static_assert(breaks_only<beside<dynamic>>("DOV-55"));
static_assert(is_sound<beside<dynamic_other, reads_other>>);
// cert-manager, by its Certificates, its annotation of an Ingress and its account.
inline constexpr auto signer = external<ClusterIssuer>("letsencrypt");
inline constexpr auto certificate = Certificate<"web">{}.withDnsNames("web.example.com").withIssuerRef(signer);
inline constexpr auto over = certificate.withSecretName("shop");
inline constexpr auto over_declared = certificate.withSecretName(declared);
template <const auto&... Parts>
inline constexpr auto signed_ = shop<Parts...>.withExternals(outside, signer);
static_assert(is_sound<signed_<certificate>>);
static_assert(breaks_only<signed_<over>>("DOV-55"));
static_assert(over_declared.secret_name().characters == "shop" && over.secret_name().characters == "shop");
inline constexpr auto of_declared = shop<over_declared>.withExternals(signer);
static_assert(breaks_only<of_declared>("DOV-55"));
inline constexpr auto account =
    Issuer<"acme">{}.withAcme("https://acme.example.com", "a@example.com", "shop").withHttp01Solver("traefik");
static_assert(count_of<beside<account>>("DOV-55") == 1);
// mariadb-operator, where it generates a password; not where it reads one.
inline constexpr auto generating = MariaDB<"db">{}.withStorage(1_Gi).withGeneratedRootPassword("shop", "root");
inline constexpr auto reading =
    MariaDB<"db">{}.withStorage(1_Gi).withRootPasswordSecretKeyRef(outside.key("DB_PASSWORD"));
inline constexpr auto rooted = external<Secret>("db-root").withImmutableKeys("password");
inline constexpr auto unsaid = MariaDB<"db">{}.withStorage(1_Gi);
inline constexpr auto in_its_own = stack<"test">(file("a.yaml", unsaid)).withExternals(rooted);
static_assert(breaks_only<beside<generating>>("DOV-55"));
static_assert(is_sound<beside<reading>>);
static_assert(breaks_only<in_its_own>("DOV-55"));
// Another Secret of the name; the stack's own takes the key as what it is.
inline constexpr auto raw = resource<api::core::v1::Secret, "shop">();
inline constexpr auto whole = given.withImmutableKey("oauth-private.key", app_key);
inline constexpr auto changing = plain.withKey("APP_KEY", app_key);
static_assert(breaks_only<beside<raw>>("DOV-55"));
static_assert(breaks_only<beside<plain>>("DOV-55") && breaks_only<beside<changing>>("DOV-55"));
// One of the two keys is still lost.
static_assert(breaks_only<beside<given>>("DOV-55"));
static_assert(is_sound<beside<whole>>);
// In another namespace it is another Secret.
inline constexpr auto far = outside.inNamespace("far");
inline constexpr auto beside_far = stack<"test">(file("a.yaml", raw)).withExternals(far);
static_assert(is_sound<beside_far>);

// DOV-54: such a Secret is kept.
inline constexpr auto taken_away = given.edit([](api::core::v1::Secret& s) { s.metadata.annotations.clear(); });
inline constexpr auto hooked = given.asHook(hook::pre_install).withHookWeight(-5);
inline constexpr auto hooked_once = hooked.withHookDeletePolicy(hook_delete::failed);
inline constexpr auto migrate = Job<"migrate">{}
                                    .withContainer(Container<"tool">{image("tool:1.0")}.withEnvFrom(given.all()))
                                    .asHook(hook::pre_install, hook::pre_upgrade);
static_assert(breaks_only<shop<taken_away>>("DOV-54"));
static_assert(breaks_only<shop<hooked>>("DOV-54"));
static_assert(is_sound<shop<hooked_once>>);
// A hook that reads it: before it is there, and after it was made.
static_assert(breaks_only<shop<given, migrate>>("DOV-50"));
static_assert(is_sound<shop<hooked_once, migrate>>);
static_assert(is_sound<beside<whole, migrate>>);
