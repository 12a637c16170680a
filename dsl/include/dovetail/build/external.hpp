/// Externals: what a stack relies on and does not make, declared with what it offers.
#pragma once

#include "dovetail/build/given_secret.hpp"
#include "dovetail/build/namespace.hpp"
#include "dovetail/build/other_kinds.hpp"
#include "dovetail/build/secret.hpp"
#include "dovetail/build/service.hpp"
#include "dovetail/text/port.hpp"

#include <string_view>
#include <type_traits>

namespace dovetail {

// Kinds whose builders come later, for `external<StorageClass>("fast")`.
template <fixed_string Name>
struct ServiceAccount;
template <fixed_string Name>
struct StorageClass;
template <fixed_string Name>
struct PersistentVolume;
template <fixed_string Name>
struct PersistentVolumeClaim;
template <fixed_string Name>
struct ConfigMap;
template <fixed_string Name>
struct Service;
template <fixed_string Name>
struct VaultAuth;

namespace error {
void the_name_of_the_namespace_of_an_external_is_no_value();
void this_is_no_name_of_a_namespace(std::string_view name, std::string_view grammar);
void this_external_is_of_another_kind(std::string_view kind, std::string_view kind_that_is_asked_for);
void the_service_has_no_port_of_this_handle_add_it_with_withPort(std::string_view port);
}  // namespace error

namespace detail {

template <template <fixed_string> class Kind>
inline constexpr std::string_view kind_name = "";
template <>
inline constexpr std::string_view kind_name<Secret> = "Secret";
template <>
inline constexpr std::string_view kind_name<ConfigMap> = "ConfigMap";
template <>
inline constexpr std::string_view kind_name<Service> = "Service";
template <>
inline constexpr std::string_view kind_name<ServiceAccount> = "ServiceAccount";
template <>
inline constexpr std::string_view kind_name<PersistentVolumeClaim> = "PersistentVolumeClaim";
template <>
inline constexpr std::string_view kind_name<Namespace> = "Namespace";
template <>
inline constexpr std::string_view kind_name<ClusterIssuer> = "ClusterIssuer";
template <>
inline constexpr std::string_view kind_name<Issuer> = "Issuer";
template <>
inline constexpr std::string_view kind_name<IngressClass> = "IngressClass";
template <>
inline constexpr std::string_view kind_name<PriorityClass> = "PriorityClass";
template <>
inline constexpr std::string_view kind_name<RuntimeClass> = "RuntimeClass";
template <>
inline constexpr std::string_view kind_name<StorageClass> = "StorageClass";
template <>
inline constexpr std::string_view kind_name<PersistentVolume> = "PersistentVolume";
template <>
inline constexpr std::string_view kind_name<Middleware> = "Middleware";
template <>
inline constexpr std::string_view kind_name<VaultAuth> = "VaultAuth";
template <>
inline constexpr std::string_view kind_name<Role> = "Role";
template <>
inline constexpr std::string_view kind_name<ClusterRole> = "ClusterRole";
template <>
inline constexpr std::string_view kind_name<MariaDB> = "MariaDB";
template <>
inline constexpr std::string_view kind_name<Database> = "Database";
template <>
inline constexpr std::string_view kind_name<User> = "User";

/// A key, or a port with its number, that a step of an external says to be there; none, of another step.
struct offer {
  argument name{};
  argument number{};
  bool is_made_once = false;
};
/// An external says what it has itself; a resource of another stack has steps that make it.
constexpr offer offer_of(const step& s) {
  constexpr argument data = entry_of<api::core::v1::ConfigMap, "data">;
  if (s.apply == &key_of_object) return {s.first, s.second, false};
  if (s.apply == &immutable_key_of_object) return {s.first, {}, true};
  if (s.apply == &add_service_port) return {s.second, s.first, false};
  if (s.apply == &set_given || s.apply == &note_generated) return {s.first, {}, false};
  if (s.apply == &set_given_once || s.apply == &note_generated_once) return {s.first, {}, true};
  if (s.apply == &apply_field<api::core::v1::ConfigMap> && s.second.number == data.number &&
      model::same(s.second.characters, data.characters))
    return {s.inside()[0].first, {}, false};
  return {};
}

}  // namespace detail

/// Something outside the stack: its kind, its name, and the keys or ports that it is known to have.
class external_resource : public chain<external_resource> {
 public:
  using chain<external_resource>::chain;
  std::string_view kind{};
  /// Empty: the stack's own namespace (or none, for kinds that have none).
  std::string_view name_space{};
  conditions asked{};

  /// It is there only where a switch is on, or a choice is a word. Several of them must all hold.
  constexpr external_resource when(const condition& one) const {
    external_resource next = *this;
    next.asked = asked.with(one);
    return next;
  }
  /// It is there only where a switch is off: the stack has one of its own otherwise.
  constexpr external_resource unless(const condition& one) const { return when(!one); }
  /// Of a Secret or a ConfigMap: the keys that it has. Without them, every key is taken to be there.
  template <class... Rest>
    requires(parameter::key::takes<Rest> && ...)
  constexpr external_resource withKeys(parameter::key first, const Rest&... rest) const {
    return this->and_words(&detail::key_of_object, {}, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withKeys, parameter::key,
                         "keys belong here: texts in quotes, or values of grammars::config_key")
  /// Of a Secret: keys that were made once and never are again; nothing in the stack may generate them or write over them.
  template <class... Rest>
    requires(parameter::key::takes<Rest> && ...)
  constexpr external_resource withImmutableKeys(parameter::key first, const Rest&... rest) const {
    static_cast<void>(name_of("Secret"));
    return this->and_words(&detail::immutable_key_of_object, {}, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withImmutableKeys, parameter::key,
                         "keys belong here: texts in quotes, or values of grammars::config_key")
  /// Of a Service: a port that it has. Without one, every port is taken to be there.
  constexpr external_resource withPort(detail::placed<port_handle> port) const {
    return this->and_step(&detail::key_of_object, argument::literal_at(port.what.name, port.at),
                          argument::number_at(port.what.number, port.at));
  }
  /// In another namespace than the stack's, by its handle or by its name.
  constexpr external_resource inNamespace(const namespace_builder& other) const {
    if (other.name.is != argument::form::literal) error::the_name_of_the_namespace_of_an_external_is_no_value();
    return inNamespace(other.name.characters);
  }
  constexpr external_resource inNamespace(std::string_view other) const {
    if (!is_dns_label(other)) error::this_is_no_name_of_a_namespace(other, grammars::dns_label.says);
    external_resource next = *this;
    next.name_space = other;
    return next;
  }
  /// As the source of variables, like a Secret of the stack's own.
  constexpr auto all() const {
    keys_reference keys(this->name, this->at);
    keys.from = source();
    return keys;
  }
  constexpr auto requiring(parameter::key key) const { return all().requiring(key); }
  constexpr key_reference key(parameter::key name_of_key) const {
    return {source(), this->name.moved_to(name_of_key.at), name_of_key};
  }

  /// Its name where a kind is asked for; another kind is an error on the caller's line.
  constexpr argument name_of(std::string_view asked_kind) const {
    if (!model::same(kind, asked_kind)) error::this_external_is_of_another_kind(kind, asked_kind);
    return this->name;
  }
  constexpr argument storage_class_name() const { return name_of("StorageClass"); }
  constexpr argument ingress_class_name() const { return name_of("IngressClass"); }
  constexpr argument priority_class_name() const { return name_of("PriorityClass"); }
  constexpr argument runtime_class_name() const { return name_of("RuntimeClass"); }
  constexpr argument name_of_issuer() const { return name_of("Issuer"); }
  constexpr argument name_of_cluster_issuer() const { return name_of("ClusterIssuer"); }
  constexpr argument persistent_volume_name() const { return name_of("PersistentVolume"); }
  constexpr argument claim_name() const { return name_of("PersistentVolumeClaim"); }
  constexpr argument config_map_name() const { return name_of("ConfigMap"); }
  constexpr argument service_name() const { return name_of("Service"); }
  constexpr argument middleware_name() const { return name_of("Middleware"); }
  constexpr argument namespace_name() const { return name_of("Namespace"); }
  constexpr argument vault_auth_name() const { return name_of("VaultAuth"); }
  constexpr argument secret_name() const { return name_of("Secret"); }
  constexpr argument service_account_name() const { return name_of("ServiceAccount"); }
  constexpr argument mariadb_name() const { return name_of("MariaDB"); }
  constexpr argument cluster_role_name() const { return name_of("ClusterRole"); }
  constexpr argument role_name() const { return model::same(kind, "ClusterRole") ? this->name : name_of("Role"); }
  constexpr std::string_view role_kind() const { return kind; }
  constexpr argument issuer_name() const { return model::same(kind, "ClusterIssuer") ? this->name : name_of("Issuer"); }
  constexpr std::string_view issuer_kind() const { return kind; }
  /// Of a Service, or of a MariaDB, which has a Service of its name: the name inside the cluster.
  constexpr auto host(place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    if (!model::same(kind, "MariaDB")) static_cast<void>(name_of("Service"));
    argument in = name_space.empty() ? argument::name_space_at(written) : other_namespace().moved_to(written);
    if (!name_space.empty()) in.refers = argument::reference::name_space_of_host;
    return text_expression<4>{{argument::host_at(this->name.characters, written), argument::literal_at(".", written),
                               in, argument::literal_at(".svc.cluster.local", written)}};
  }
  /// Of a Service: the number of a port that it is said to have; an error on the caller's line where it is not.
  constexpr argument port(port_handle handle, place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    static_cast<void>(name_of("Service"));
    for (const step& s : this->all_steps()) {
      if (detail::forwards_to(s, handle)) return s.first.as_port_of(this->name.characters, written);
      if (s.apply == &detail::key_of_object && model::same(s.first.characters, handle.name) &&
          s.second.number == handle.number)
        return s.second.as_port_of(this->name.characters, written);
    }
    error::the_service_has_no_port_of_this_handle_add_it_with_withPort(handle.name);
    return {};
  }
  /// Of a Service: `redis.<namespace>.svc.cluster.local:6379`
  constexpr auto address(port_handle handle, place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return concat(host(written), std::string_view(":"), text_expression<1>{{port(handle, written)}});
  }
  /// Of a Service: `redis://redis.<namespace>.svc.cluster.local:6379`
  constexpr auto url(const char* scheme, port_handle handle,
                     place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return concat(std::string_view(scheme), std::string_view("://"), address(handle, written));
  }
  /// The namespace that was said with inNamespace, as text; absent where none was.
  constexpr argument other_namespace() const {
    return name_space.empty() ? argument{} : argument::literal_at(name_space, this->at);
  }

 private:
  constexpr key_reference::source source() const {
    return kind == "ConfigMap" ? key_reference::source::config_map : key_reference::source::secret;
  }
};

/// An external in a stack.
struct external_entry {
  std::string_view kind{};
  std::string_view name_space{};
  argument name{};
  place at{};
  std::span<const step> offers{};
  conditions asked{};
};

namespace detail {

constexpr external_entry external_entry_of(const external_resource& outside) {
  return {outside.kind, outside.name_space, outside.name, outside.at, outside.all_steps(), outside.asked};
}
/// What another stack makes.
template <class Self>
  requires requires { std::string_view(Self::api_type::kind); }
constexpr external_entry external_entry_of(const chain<Self>& resource) {
  return {Self::api_type::kind, {}, resource.name, resource.at, resource.all_steps(), {}};
}
/// What an operator makes for another stack.
constexpr external_entry external_entry_of(const secret_declaration& secret) {
  return {"Secret", {}, secret.name, secret.at, secret.all_steps(), {}};
}

template <class T>
concept external_handle = requires(const std::remove_cvref_t<T>& handle) { detail::external_entry_of(handle); };

/// Whether forwarded arguments are variables, and not temporaries.
template <class... Forwarded>
inline constexpr bool all_have_names = (... && std::is_lvalue_reference_v<Forwarded>);

}  // namespace detail

/// `inline constexpr auto pull_secret = external<Secret>("gitea-registry");`
template <template <fixed_string> class Kind>
constexpr auto external(parameter::object_name name) {
  static_assert(!detail::kind_name<Kind>.empty(), "this kind cannot be external yet: see build/external.hpp");
  argument known = name;
  known.at = name.at.of_handle();
  external_resource made(known, name.at);
  made.kind = detail::kind_name<Kind>;
  return made;
}
/// What another stack has, with all that it offers there: its contract is checked, and not typed again.
/// `inline constexpr auto payments = external(payments::api_service).inNamespace("payments");`
template <detail::external_handle Handle>
constexpr auto external(const Handle& handle, place written = place{__builtin_FILE(), __builtin_LINE()}) {
  external_resource made(handle.name.moved_to(written), written);
  const external_entry known = detail::external_entry_of(handle);
  made.kind = known.kind;
  made.add_all(handle.all_steps());
  return made;
}
DOVETAIL_REFUSED("the kind stands in the angle brackets, and the name behind them: external<Secret>(\"pull-secret\")")
consteval external_resource external(...) { return {}; }

}  // namespace dovetail
