/// mariadb-operator's servers: `MariaDB<"mariadb">{}.withRootPasswordSecretKeyRef(passwords.key("root")).withStorage(1_Gi)`.
#pragma once

#include "dovetail/build/container.hpp"
#include "dovetail/build/external.hpp"
#include "dovetail/build/metadata.hpp"
#include "dovetail/build/name_check.hpp"
#include "dovetail/build/other_kinds.hpp"
#include "dovetail/crd/k8s_mariadb_com/v1alpha1.hpp"

namespace dovetail {

namespace error {
void a_password_comes_from_a_secret_not_from_a_config_map();
}

namespace detail {

namespace mariadb_api = crd::k8s_mariadb_com::v1alpha1;

/// A password's key; one of a ConfigMap is an error on the caller's line.
constexpr key_reference checked_password(const key_reference& key) {
  if (key.from != key_reference::source::secret) error::a_password_comes_from_a_secret_not_from_a_config_map();
  return key;
}
template <class Reference>
constexpr auto set_password(model::optional<Reference>& password, const step& s, lowering& in) {
  password.ensure().name = in.text(s.first);
  password->key = in.text(s.second);
}

DOVETAIL_STEP void set_root_password(part& p, const step& s, lowering& in) {
  // What an earlier call had the operator generate is not to be generated into this one.
  as<mariadb_api::MariaDB>(p).spec.rootPasswordSecretKeyRef.reset();
  set_password(as<mariadb_api::MariaDB>(p).spec.rootPasswordSecretKeyRef, s, in);
}
DOVETAIL_STEP void generate_root_password(part& p, const step& s, lowering& in) {
  set_root_password(p, s, in);
  as<mariadb_api::MariaDB>(p).spec.rootPasswordSecretKeyRef->generate = true;
}
DOVETAIL_STEP void set_initial_password(part& p, const step& s, lowering& in) {
  set_password(as<mariadb_api::MariaDB>(p).spec.passwordSecretKeyRef, s, in);
}
DOVETAIL_STEP void set_mariadb_requests(part& p, const step& s, lowering& in) {
  auto& requests = as<mariadb_api::MariaDB>(p).spec.resources.ensure().requests;
  requests["cpu"] = in.text(s.first);
  requests["memory"] = in.text(s.second);
}
DOVETAIL_STEP void set_mariadb_limits(part& p, const step& s, lowering& in) {
  auto& limits = as<mariadb_api::MariaDB>(p).spec.resources.ensure().limits;
  limits["cpu"] = in.text(s.first);
  limits["memory"] = in.text(s.second);
}

}  // namespace detail

class mariadb_builder : public resource_builder<mariadb_builder, detail::mariadb_api::MariaDB> {
 public:
  using api_type = detail::mariadb_api::MariaDB;
  using resource_builder<mariadb_builder, detail::mariadb_api::MariaDB>::resource_builder;

  constexpr argument mariadb_name() const { return this->name; }
  /// The stack's own.
  constexpr argument other_namespace() const { return {}; }

  /// The Service that leads to any of its pods: `mariadb.<namespace>.svc.cluster.local`.
  constexpr auto host(place written = place{__builtin_FILE(), __builtin_LINE()}) const { return host_of("", written); }
  /// The Service of the one that takes writes, where there are several with replication or Galera.
  constexpr text_expression<5> primary_host(place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    return host_of("-primary", written);
  }
  /// The number at which its Services listen.
  constexpr argument port(place written = place{__builtin_FILE(), __builtin_LINE()}) const {
    argument found = argument::number_at(3306, written);
    for (const step& s : this->all_steps())
      if (detail::sets_field<api_type>(s, detail::set_of<api_type, "spec.port">)) found = s.first;
    return found.as_port_of(this->name.characters, written);
  }

  constexpr mariadb_builder withImage(parameter::image_piece reference) const {
    return withImage(detail::image_of(reference));
  }
  constexpr mariadb_builder withImage(const image_reference& image) const {
    text_expression<image_reference::most_parts> whole{};
    for (std::size_t i = 0; i < image_reference::most_parts; ++i) whole.parts[i] = image.parts[i];
    return this->with(detail::set_of<api_type, "spec.image">, whole, {});
  }
  /// How many servers; one where it is not said.
  constexpr mariadb_builder withReplicas(parameter::count count) const {
    return this->with(detail::set_of<api_type, "spec.replicas">, count);
  }
  constexpr mariadb_builder withPort(parameter::port_number number) const {
    return this->with(detail::set_of<api_type, "spec.port">, number);
  }
  /// The root's password: a key of a Secret, external or of the stack. Where nothing is said, the operator makes a Secret
  /// `<name>-root` with the key `password`.
  constexpr mariadb_builder withRootPasswordSecretKeyRef(const key_reference& password) const {
    return this->and_step(&detail::set_root_password, detail::checked_password(password).object, password.key);
  }
  /// The operator makes this Secret with this key, and keeps it.
  constexpr mariadb_builder withGeneratedRootPassword(parameter::object_name secret, parameter::key key) const {
    return this->and_step(&detail::generate_root_password, secret, key);
  }
  /// A database that it has from the start.
  constexpr mariadb_builder withDatabase(parameter::line name) const {
    return this->with(detail::set_of<api_type, "spec.database">, name);
  }
  /// A user that it has from the start, with all privileges on that database.
  constexpr mariadb_builder withUsername(parameter::line name) const {
    return this->with(detail::set_of<api_type, "spec.username">, name);
  }
  constexpr mariadb_builder withPasswordSecretKeyRef(const key_reference& password) const {
    return this->and_step(&detail::set_initial_password, detail::checked_password(password).object, password.key);
  }
  /// An amount of bytes: `10_Gi`, the same as text, or a value.
  constexpr mariadb_builder withStorage(parameter::storage_size size) const {
    return this->with(detail::set_of<api_type, "spec.storage.size">, size);
  }
  constexpr mariadb_builder withStorageClassName(parameter::storage_class name) const {
    return this->with(detail::set_of<api_type, "spec.storage.storageClassName">, name);
  }
  constexpr mariadb_builder withRequests(parameter::cpu cpu, parameter::memory memory) const {
    return this->and_step(&detail::set_mariadb_requests, cpu, memory);
  }
  constexpr mariadb_builder withLimits(parameter::cpu cpu, parameter::memory memory) const {
    return this->and_step(&detail::set_mariadb_limits, cpu, memory);
  }
  /// The server's own settings, as my.cnf has them.
  constexpr mariadb_builder withMyCnf(parameter::line settings) const {
    return this->with(detail::set_of<api_type, "spec.myCnf">, settings);
  }

 private:
  constexpr text_expression<5> host_of(std::string_view which, place written) const {
    return text_expression<5>{{argument::host_at(this->name.characters, written), argument::literal_at(which, written),
                               argument::literal_at(".", written), argument::name_space_at(written),
                               argument::literal_at(".svc.cluster.local", written)}};
  }
};

template <fixed_string Name>
  requires detail::with_its_header<Name>
struct MariaDB<Name> : mariadb_builder {
  static_assert(detail::check_name<Name, grammars::dns_1035_label, "MariaDB">());

  consteval MariaDB(place written = place{__builtin_FILE(), __builtin_LINE()})
      : mariadb_builder(detail::name_argument<Name>(written), written) {}
  DOVETAIL_REFUSE_IN_BRACES(MariaDB, "MariaDB<\"name\">{}")
};
DOVETAIL_NAME_IN_ANGLE_BRACKETS(MariaDB, mariadb_builder, "MariaDB<\"name\">{}");

}  // namespace dovetail
