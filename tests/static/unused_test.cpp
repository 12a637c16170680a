/// check/unused.hpp: objects that nothing uses.
#include "edited.hpp"

#include <dovetail/cert_manager.hpp>
#include <dovetail/crd/secrets_hashicorp_com/v1beta1.hpp>

inline constexpr auto settings = ConfigMap<"settings">{}.withData("A", "1");
inline constexpr auto reads =
    Deployment<"reads">{}.withContainer(Container<"web">{image("web:1.0")}.withEnvFrom(settings));
inline constexpr auto read = stack<"test">(file("a", settings), file("b", reads));
inline constexpr auto unread = stack<"test">(file("a", settings), file("b", workload));
static_assert(warnings_of<read>(check::REF_80) == 0 && warnings_of<unread>(check::REF_80) == 1);

// Secrets, whoever makes them: an object, Vault, cert-manager.
using vault_secret = crd::secrets_hashicorp_com::v1beta1::VaultStaticSecret;
template <auto Edit>
inline constexpr auto of_vault = resource<vault_secret, "credentials">([](vault_secret& v) {
  v.spec.type = crd::secrets_hashicorp_com::v1beta1::VaultStaticSecretSpec::Type::kv_v2;
  v.spec.mount = "kv";
  v.spec.path = "web";
  v.spec.destination.name = "credentials";
  v.spec.destination.create = true;
  Edit(v);
});
template <auto Edit>
inline constexpr auto plain = resource<core::Secret, "credentials">([](core::Secret& s) {
  s.stringData["USER"] = "web";
  Edit(s);
});
inline constexpr auto as_it_is = [](auto&) {};
inline constexpr auto certificate = Certificate<"credentials">{}.withDnsNames("a.example.com").withIssuerRef("ca", "ClusterIssuer");
template <const auto& Maker, const auto& User>
inline constexpr auto made_for = stack<"test">(file("a", Maker), file("b", User));
inline constexpr auto& from_vault = of_vault<as_it_is>;
inline constexpr auto& object = plain<as_it_is>;

template <auto Edit>
inline constexpr auto& uses = workload_with<[](api::apps::v1::Deployment& d) { Edit(d.spec.template_.spec); }>;
inline constexpr auto& variable = uses<[](core::PodSpec& p) {
  p.containers[0].env.emplace_back().name = "USER";
  p.containers[0].env[0].valueFrom.ensure().secretKeyRef.ensure().name = "credentials";
}>;
inline constexpr auto& variables = uses<[](core::PodSpec& p) {
  p.containers[0].envFrom.emplace_back().secretRef.ensure().name = "credentials";
}>;
inline constexpr auto& files = uses<[](core::PodSpec& p) {
  p.volumes.emplace_back().secret.ensure().secretName = "credentials";
}>;
inline constexpr auto& projected = uses<[](core::PodSpec& p) {
  p.volumes.emplace_back().projected.ensure().sources.emplace_back().secret.ensure().name = "credentials";
}>;
inline constexpr auto& pulls = uses<[](core::PodSpec& p) { p.imagePullSecrets.emplace_back().name = "credentials"; }>;
inline constexpr auto& by_argument = uses<[](core::PodSpec& p) {
  p.containers[0].args.push_back("--secret=credentials");
}>;
inline constexpr auto& by_longer_name = uses<[](core::PodSpec& p) {
  p.containers[0].args.push_back("--secret=credentials-of-another");
}>;
template <const auto& User>
consteval std::size_t unused_with() {
  return warnings_of<made_for<from_vault, User>>(check::REF_80) + warnings_of<made_for<object, User>>(check::REF_80) +
         warnings_of<made_for<certificate, User>>(check::REF_80);
}
static_assert(unused_with<workload>() == 3 && unused_with<by_longer_name>() == 3);
static_assert(unused_with<variable>() == 0 && unused_with<variables>() == 0 && unused_with<files>() == 0 &&
              unused_with<projected>() == 0 && unused_with<pulls>() == 0 && unused_with<by_argument>() == 0);

// What somebody outside looks for, by a type, a label or an annotation; what only says where it belongs says nothing.
template <const auto& Maker>
inline constexpr bool is_told = warnings_of<made_for<Maker, workload>>(check::REF_80) == 1;
inline constexpr auto& labelled = plain<[](auto& s) { s.metadata.labels["argocd.argoproj.io/secret-type"] = "cluster"; }>;
inline constexpr auto& copied = of_vault<[](vault_secret& v) {
  v.spec.destination.annotations["reflector.v1.k8s.emberstack.com/reflection-allowed"] = "true";
}>;
inline constexpr auto& token = plain<[](auto& s) { s.type = "kubernetes.io/service-account-token"; }>;
inline constexpr auto& labelled_for_people = plain<[](auto& s) { s.metadata.labels["app.kubernetes.io/name"] = "web"; }>;
static_assert(!is_told<labelled> && !is_told<copied> && !is_told<token> && is_told<labelled_for_people>);

// A Service account that pulls, an Ingress that serves with it.
inline constexpr auto account = resource<core::ServiceAccount, "web">([](core::ServiceAccount& a) {
  a.imagePullSecrets.emplace_back().name = "credentials";
});
inline constexpr auto web_service = Service<"web">{workload}.withPort(http);
inline constexpr auto ingress =
    Ingress<"web">{}.withHost("a.example.com").withPath("/", web_service, http).withTls("credentials");
static_assert(!warnings_of<made_for<object, ingress>>(check::REF_80));
inline constexpr auto of_account = stack<"test">(file("a", object), file("b", account), file("c", workload));
static_assert(warnings_of<of_account>(check::REF_80) == 1);
