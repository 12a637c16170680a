/// The Vault Secrets Operator's resources: `VaultAuth`, `VaultStaticSecret`.
#pragma once

#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/secret.hpp"
#include "dovetail/crd/secrets_hashicorp_com/v1beta1.hpp"
#include "dovetail/text/duration.hpp"

namespace dovetail {

namespace detail {

namespace vault = crd::secrets_hashicorp_com::v1beta1;

DOVETAIL_STEP void set_kubernetes_role(part& p, const step& s, lowering& in) {
  auto& spec = as<vault::VaultAuth>(p).spec;
  spec.method = vault::VaultAuthSpec::Method::kubernetes;
  spec.kubernetes.ensure().role = in.text(s.first);
  spec.kubernetes->serviceAccount = in.text(s.second);
}

DOVETAIL_STEP void set_vault_path(part& p, const step& s, lowering& in) {
  auto& spec = as<vault::VaultStaticSecret>(p).spec;
  spec.type = model::choice<vault::VaultStaticSecretSpec::Type>::other(in.text(s.inside()[0].first));
  spec.mount = in.text(s.first);
  spec.path = in.text(s.second);
}
/// The Secret that the operator makes; its keys are known to the rules and stand in the file as a comment.
DOVETAIL_STEP void set_destination(part& p, const step& s, lowering& in) {
  auto& secret = as<vault::VaultStaticSecret>(p);
  secret.spec.destination.name = in.text(s.first);
  secret.spec.destination.create = true;
  constexpr std::string_view heading = "Keys of the Secret that this makes: ";
  // What an earlier call named is not made.
  auto& comments = in.notes().comments;
  for (std::size_t i = comments.size(); i-- > 0;)
    if (comments[i].part == &secret && comments[i].words.starts_with(heading)) comments.erase(i);
  in.notes().makes.clear();
  in.notes().immutable_keys.clear();
  made_secret& made = in.notes().makes.emplace_back();
  made.name = secret.spec.destination.name;
  std::size_t size = 0;
  for (const step& key : s.inside()) add_key(made.keys, in.text(key.first));
  for (const model::text& key : made.keys) size += key.view().size() + 2;
  note_immutable_keys(made.name, s, in);
  if (made.keys.empty()) return;
  char* words = in.arena().allocate(heading.size() + size);
  std::size_t at = 0;
  for (const char c : heading) words[at++] = c;
  for (const model::text& key : made.keys) {
    for (const char c : key.view()) words[at++] = c;
    for (const char c : std::string_view(", ")) words[at++] = c;
  }
  in.notes().comments.push_back({&secret, std::string_view(words, at - 2)});
}

}  // namespace detail

class vault_auth_builder : public resource_builder<vault_auth_builder, detail::vault::VaultAuth> {
 public:
  using api_type = detail::vault::VaultAuth;
  using resource_builder<vault_auth_builder, detail::vault::VaultAuth>::resource_builder;

  constexpr argument vault_auth_name() const { return this->name; }

  /// Logs in by Kubernetes' own tokens: as this role of Vault, with this ServiceAccount of the namespace.
  constexpr vault_auth_builder withKubernetes(parameter::line role, parameter::object_name service_account) const {
    return this->and_step(&detail::set_kubernetes_role, role, service_account);
  }
  template <class Account>
    requires requires(const Account& a) { a.service_account_name(); }
  constexpr vault_auth_builder withKubernetes(parameter::line role, const Account& account) const {
    return withKubernetes(role, account.service_account_name().moved_to(role.at));
  }
  /// Where the method is mounted in Vault.
  constexpr vault_auth_builder withMount(parameter::line mount) const {
    return this->with(detail::set_of<api_type, "spec.mount">, mount);
  }
  constexpr vault_auth_builder withAudience(parameter::line audience) const {
    return this->with(detail::append_of<api_type, "spec.kubernetes.audiences">, audience);
  }
};

template <fixed_string Name>
struct VaultAuth : vault_auth_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "VaultAuth">());

  consteval VaultAuth(place written = place{__builtin_FILE(), __builtin_LINE()})
      : vault_auth_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(VaultAuth, "VaultAuth<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(VaultAuth, vault_auth_builder, "VaultAuth<\"name\">{}");

class vault_static_secret_builder
    : public resource_builder<vault_static_secret_builder, detail::vault::VaultStaticSecret> {
  using secret_type = detail::vault::VaultStaticSecretSpec::Type;

 public:
  using api_type = detail::vault::VaultStaticSecret;
  using resource_builder<vault_static_secret_builder, detail::vault::VaultStaticSecret>::resource_builder;

  constexpr vault_static_secret_builder withVaultAuthRef(parameter::vault_auth name) const {
    return this->with(detail::set_of<api_type, "spec.vaultAuthRef">, name);
  }
  /// A path of a key-value store of version 2, by the store's mount.
  constexpr vault_static_secret_builder withKv2(parameter::line mount, parameter::line path) const {
    return path_in_store(secret_type::kv_v2, mount, path);
  }
  constexpr vault_static_secret_builder withKv1(parameter::line mount, parameter::line path) const {
    return path_in_store(secret_type::kv_v1, mount, path);
  }
  /// How often Vault is asked again, in Go's notation: `1h`, `30s`.
  constexpr vault_static_secret_builder withRefreshAfter(parameter::duration duration) const {
    return this->with(detail::set_of<api_type, "spec.refreshAfter">, duration);
  }
  /// The Secret that the operator makes of it.
  constexpr auto withDestination(const secret_declaration& secret,
                                 place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return this->and_part(&detail::set_destination, secret.all_steps(), secret.name.moved_to(written));
  }

 private:
  constexpr vault_static_secret_builder path_in_store(secret_type version, argument mount, argument path) const {
    step type{};
    type.first = argument::literal_at(spelling(version), mount.at);
    return this->and_part(&detail::set_vault_path, std::span<const step>(&type, 1), mount, path);
  }
};

template <fixed_string Name>
struct VaultStaticSecret : vault_static_secret_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "VaultStaticSecret">());

  consteval VaultStaticSecret(place written = place{__builtin_FILE(), __builtin_LINE()})
      : vault_static_secret_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(VaultStaticSecret, "VaultStaticSecret<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(VaultStaticSecret, vault_static_secret_builder, "VaultStaticSecret<\"name\">{}");

}  // namespace dovetail
