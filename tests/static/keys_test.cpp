/// text/keys.hpp: names of variables, and keys of ConfigMaps and Secrets; check/keys.hpp: rules over what pods take from
/// them. What the rules say is in tests/errors/keys_*.cpp; here is how far they go.
#include "findings.hpp"
#include "repeated.hpp"

#include <dovetail/crd/cert_manager_io/v1.hpp>

static_assert(is_env_name("PATH"));
static_assert(is_env_name("_a"));
static_assert(is_env_name("log.level-2"));
static_assert(is_env_name(".hidden"));
static_assert(!is_env_name(""));
static_assert(!is_env_name("2ND"));
static_assert(is_relaxed_env_name("2ND") && is_relaxed_env_name("A B") && is_relaxed_env_name("..") &&
              is_relaxed_env_name("~"));
static_assert(!is_relaxed_env_name("") && !is_relaxed_env_name("A=B") && !is_relaxed_env_name("A\n") &&
              !is_relaxed_env_name("\xC3\xA9"));
static_assert(!is_env_name("A B"));
static_assert(!is_env_name("A=B"));
static_assert(!is_env_name("."));
static_assert(!is_env_name(".."));
static_assert(!is_env_name("..a"));

static_assert(is_config_key("tls.crt"));
static_assert(is_config_key("2ND_key-1"));
static_assert(is_config_key(".dockerconfigjson"));
static_assert(is_config_key(repeated<'a', 253>));
static_assert(!is_config_key(repeated<'a', 254>));
static_assert(!is_config_key(""));
static_assert(!is_config_key("."));
static_assert(!is_config_key(".."));
static_assert(!is_config_key("..data"));
static_assert(!is_config_key("a/b"));
static_assert(!is_config_key("a b"));

inline constexpr auto web = Container<"web">{image("web:1.0")};

// A reference that may dangle, does.
inline constexpr auto nowhere = secret_named("nowhere");
inline constexpr auto nothing = config_map_named("nothing");
inline constexpr auto may_dangle = Deployment<"web">{}
                                       .withVolume(secret_volume<"a">(nowhere).withItem("x", "x").optional())
                                       .withVolume(config_map_volume<"b">(nothing).optional())
                                       .withContainer(web.withEnv("A", nowhere.key("a").optional())
                                                          .withEnv("B", nothing.key("b").optional())
                                                          .withEnvFrom(nowhere.all().optional())
                                                          .withEnvFrom(nothing.all().optional()));
inline constexpr auto dangling = stack<"test">(file("a", may_dangle));
static_assert(is_sound<dangling>);

// Who makes a Secret: an operator that says its keys, one that says none, the stack's own object, cert-manager.
inline constexpr auto made = Secret<"made">{}.withKeys("user", "password");
inline constexpr auto auth = VaultAuth<"auth">{}.withKubernetes("web", "default").withMount("kubernetes");
inline constexpr auto from_vault =
    VaultStaticSecret<"made">{}.withVaultAuthRef(auth).withKv2("secret", "web").withDestination(made);
inline constexpr auto keys_unsaid =
    VaultStaticSecret<"made">{}.withVaultAuthRef(auth).withKv2("secret", "web").withDestination(secret_named("made"));
inline constexpr auto by_edit = resource<crd::secrets_hashicorp_com::v1beta1::VaultStaticSecret, "made">(
    [](crd::secrets_hashicorp_com::v1beta1::VaultStaticSecret& s) {
      s.spec.mount = "secret";
      s.spec.path = "web";
      s.spec.type = crd::secrets_hashicorp_com::v1beta1::VaultStaticSecretSpec::Type::kv_v2;
      s.spec.destination.name = "made";
      s.spec.destination.create = true;
    });
inline constexpr auto object = resource<api::core::v1::Secret, "made">([](api::core::v1::Secret& s) {
  s.data["user"] = "bWU=";
  s.stringData["password"] = "see Vault";
});
inline constexpr auto reads_user = Deployment<"web">{}.withContainer(web.withEnv(made.key("user")));
inline constexpr auto reads_token = Deployment<"web">{}.withContainer(web.withEnv(made.key("token")));
inline constexpr auto user_by_vault = stack<"test">(file("a", auth), file("b", from_vault), file("c", reads_user));
inline constexpr auto token_by_vault = stack<"test">(file("a", auth), file("b", from_vault), file("c", reads_token));
inline constexpr auto token_unsaid = stack<"test">(file("a", auth), file("b", keys_unsaid), file("c", reads_token));
inline constexpr auto token_by_edit = stack<"test">(file("b", by_edit), file("c", reads_token));
inline constexpr auto user_by_object = stack<"test">(file("b", object), file("c", reads_user));
inline constexpr auto token_by_object = stack<"test">(file("b", object), file("c", reads_token));
static_assert(is_sound<user_by_vault>);
static_assert(breaks_only<token_by_vault>("REF-21"));
static_assert(is_sound<token_unsaid>);
static_assert(is_sound<token_by_edit>);
static_assert(is_sound<user_by_object>);
static_assert(breaks_only<token_by_object>("REF-21"));

namespace cert_manager = crd::cert_manager_io::v1;
inline constexpr auto letsencrypt = external<ClusterIssuer>("letsencrypt");
inline constexpr auto certificate = resource<cert_manager::Certificate, "web">([](cert_manager::Certificate& c) {
  c.spec.secretName = "web-tls";
  c.spec.issuerRef.name = "letsencrypt";
  c.spec.issuerRef.kind = "ClusterIssuer";
});
inline constexpr auto with_keystore =
    certificate.edit([](cert_manager::Certificate& c) { c.spec.keystores.ensure().jks.ensure().create = true; });
inline constexpr auto certified =
    Deployment<"web">{}
        .withContainer(web.withVolumeMount("tls", "/tls"))
        .withVolume(secret_volume<"tls">(secret_named("web-tls")).withItem("tls.crt", "crt"));
inline constexpr auto with_store =
    Deployment<"web">{}
        .withContainer(web.withVolumeMount("tls", "/tls"))
        .withVolume(secret_volume<"tls">(secret_named("web-tls")).withItem("keystore.jks", "jks"));
inline constexpr auto has_certificate =
    stack<"test">(file("a", certificate), file("b", certified)).withExternals(letsencrypt);
inline constexpr auto has_no_store =
    stack<"test">(file("a", certificate), file("b", with_store)).withExternals(letsencrypt);
inline constexpr auto has_store =
    stack<"test">(file("a", with_keystore), file("b", with_store)).withExternals(letsencrypt);
inline constexpr auto has_no_issuer = stack<"test">(file("a", certificate), file("b", certified));
static_assert(is_sound<has_certificate>);
static_assert(breaks_only<has_no_store>("REF-27"));
static_assert(is_sound<has_store>);
static_assert(breaks_only<has_no_issuer>("REF-68"));

// REF-34: of pods, and of the ServiceAccounts that they run as.
inline constexpr auto puller = resource<api::core::v1::ServiceAccount, "puller">(
    [](api::core::v1::ServiceAccount& a) { a.imagePullSecrets.emplace_back().name = "registry"; });
inline constexpr auto registry = external<Secret>("registry");
inline constexpr auto pulls = stack<"test">(file("a", puller)).withExternals(registry);
inline constexpr auto pulls_with_nothing = stack<"test">(file("a", puller));
static_assert(is_sound<pulls>);
static_assert(breaks_only<pulls_with_nothing>("REF-34"));

// A ConfigMap's keys, text and bytes alike.
inline constexpr auto settings =
    ConfigMap<"settings">{}.withData("level", "info").edit([](api::core::v1::ConfigMap& c) {
      c.binaryData["logo"] = "AAAA";
    });
inline constexpr auto reads_logo = Deployment<"web">{}.withContainer(web.withEnv("LOGO", settings.key("logo")));
inline constexpr auto has_logo = stack<"test">(file("a", settings), file("b", reads_logo));
static_assert(is_sound<has_logo>);

// A key that a container said it needs is missed whether the Secret is taken whole or not; of an object of its own kind.
inline constexpr auto needs_token =
    Deployment<"web">{}.withContainer(web.withEnvFrom(made.requiring("user").requiring("token")));
inline constexpr auto needed = stack<"test">(file("a", auth), file("b", from_vault), file("c", needs_token));
static_assert(breaks_only<needed>("REF-21") && count_of<needed>("REF-21") == 1);

// REF-29: claims of the stack. A StatefulSet's template makes claims of other names.
inline constexpr auto data = PersistentVolumeClaim<"data">{}.withReadWriteOnce().withStorage(1_Gi);
inline constexpr auto holds_data = Deployment<"web">{}.withVolume(claim_volume<"v">("data")).withContainer(web);
inline constexpr auto set = StatefulSet<"set">{}.withVolumeClaimTemplate(data).withContainer(web);
inline constexpr auto has_claim = stack<"test">(file("a", data), file("b", holds_data));
inline constexpr auto has_template = stack<"test">(file("a", set), file("b", holds_data));
static_assert(is_sound<has_claim>);
static_assert(breaks_only<has_template>("REF-29"));

// REF-33: `default` is in every namespace.
inline constexpr auto as_default = Deployment<"web">{}.withContainer(web).withServiceAccountName("default");
inline constexpr auto account = resource<api::core::v1::ServiceAccount, "deployer">();
inline constexpr auto as_deployer = Deployment<"web">{}.withContainer(web).withServiceAccountName("deployer");
inline constexpr auto default_account = stack<"test">(file("a", as_default));
inline constexpr auto own_account = stack<"test">(file("a", account), file("b", as_deployer));
static_assert(is_sound<default_account>);
static_assert(is_sound<own_account>);
