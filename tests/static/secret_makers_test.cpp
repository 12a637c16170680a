/// check/secret_makers.hpp: one maker for each Secret.
#include "edited.hpp"

#include <dovetail/cert_manager.hpp>
#include <dovetail/mariadb.hpp>

#include <dovetail/crd/secrets_hashicorp_com/v1beta1.hpp>

namespace vault = crd::secrets_hashicorp_com::v1beta1;

inline constexpr auto credentials = Secret<"credentials">{}.withKeys("USER");
template <const auto&... Makers>
inline constexpr auto made_by = stack<"test">(file("a", Makers)...);

inline constexpr auto by_vault = VaultStaticSecret<"a">{}.withKv2("kv", "a").withDestination(credentials);
inline constexpr auto by_vault_again = VaultStaticSecret<"b">{}.withKv2("kv", "b").withDestination(credentials);
static_assert(is_sound<made_by<by_vault>> && breaks_only<made_by<by_vault, by_vault_again>>("DOV-27"));
inline constexpr auto elsewhere =
    by_vault_again.edit([](vault::VaultStaticSecret& v) { v.metadata.namespace_ = "kube-public"; });
static_assert(is_sound<made_by<by_vault, elsewhere>>);

template <class T>
inline constexpr auto operated = resource<T, "c">([](T& v) {
  v.spec.destination.name = "credentials";
  v.spec.destination.create = true;
  if constexpr (requires { v.spec.mount; }) v.spec.mount = "kv";
  if constexpr (requires { v.spec.path; }) v.spec.path = "web";
  if constexpr (requires { v.spec.role; }) v.spec.role = "web";
});
static_assert(breaks_only<made_by<by_vault, operated<vault::VaultDynamicSecret>>>("DOV-27"));
static_assert(breaks_only<made_by<operated<vault::VaultPKISecret>, by_vault>>("DOV-27"));

// A Secret of the stack; one without keys is there to be filled.
template <auto Edit>
inline constexpr auto object = resource<core::Secret, "credentials">(Edit);
template <bool Creates>
inline constexpr auto filling = resource<vault::VaultStaticSecret, "d">([](vault::VaultStaticSecret& v) {
  v.spec.type = vault::VaultStaticSecretSpec::Type::kv_v2;
  v.spec.mount = "kv";
  v.spec.path = "web";
  v.spec.destination.name = "credentials";
  v.spec.destination.create = Creates;
});
inline constexpr auto& empty = object<[](core::Secret&) {}>;
inline constexpr auto& full = object<[](core::Secret& s) { s.stringData["USER"] = "web"; }>;
static_assert(is_sound<made_by<empty, filling<false>>> && breaks_only<made_by<full, filling<false>>>("DOV-27"));
static_assert(breaks_only<made_by<empty, filling<true>>>("DOV-27") && breaks_only<made_by<by_vault, empty>>("DOV-27"));
static_assert(breaks_only<made_by<filling<false>, by_vault>>("DOV-27"));

// Certificates, and Ingresses that cert-manager makes one for.
inline constexpr auto issuer = external<ClusterIssuer>("ca");
inline constexpr auto certificate =
    Certificate<"web">{}.withDnsNames("a.example.com").withSecretName("credentials").withIssuerRef(issuer);
inline constexpr auto of_its_name =
    Certificate<"credentials">{}.withDnsNames("a.example.com", "b.example.com").withIssuerRef(issuer);
inline constexpr auto service = Service<"web">{workload}.withPort(http);
template <fixed_string Name, fixed_string Host>
inline constexpr auto ingress = Ingress<Name>{}
                                    .withHost(Host.view().data())
                                    .withPath("/", service, http)
                                    .withTls("credentials")
                                    .withClusterIssuer("ca");
template <const auto&... Makers>
inline constexpr auto served_by =
    stack<"test">(file("w", workload), file("s", service), file("a", Makers)...).withExternals(issuer);
inline constexpr auto& at_a = ingress<"a", "a.example.com">;
inline constexpr auto& at_b = ingress<"b", "b.example.com">;
inline constexpr auto at_a_again = Ingress<"again">{}
                                       .withHost("a.example.com")
                                       .withPath("/other", service, http)
                                       .withTls("credentials")
                                       .withClusterIssuer("ca");
static_assert(is_sound<served_by<certificate>> && breaks_only<served_by<certificate, by_vault>>("DOV-27"));
static_assert(breaks_only<served_by<certificate, of_its_name>>("DOV-27"));
static_assert(is_sound<served_by<at_a, at_a_again>> && breaks_only<served_by<at_a, at_b>>("DOV-27"));
static_assert(is_sound<served_by<at_a, of_its_name>> && breaks_only<served_by<at_a, certificate>>("DOV-27"));
inline constexpr auto two_entries = resource<api::networking::v1::Ingress, "two">([](api::networking::v1::Ingress& i) {
  i.metadata.annotations["cert-manager.io/cluster-issuer"] = "ca";
  for (const char* host : {"a.example.com", "b.example.com"}) {
    i.spec.rules.emplace_back().host = host;
    auto& tls = i.spec.tls.emplace_back();
    tls.secretName = "credentials";
    tls.hosts.push_back(host);
  }
});
static_assert(breaks_only<served_by<two_entries>>("DOV-27"));

// mariadb-operator adds a key to what is there.
inline constexpr auto database = MariaDB<"one">{}.withImage("mariadb:11.4").withStorage(1_Gi);
inline constexpr auto generates_root = database.withGeneratedRootPassword("credentials", "root");
inline constexpr auto of_another =
    MariaDB<"two">{}.withImage("mariadb:11.4").withStorage(1_Gi).withGeneratedRootPassword("credentials", "other");
inline constexpr auto the_same =
    MariaDB<"two">{}.withImage("mariadb:11.4").withStorage(1_Gi).withGeneratedRootPassword("credentials", "root");
static_assert(is_sound<made_by<generates_root, of_another>> && breaks_only<made_by<generates_root, the_same>>("DOV-27"));
static_assert(breaks_only<made_by<generates_root, by_vault>>("DOV-27"));
