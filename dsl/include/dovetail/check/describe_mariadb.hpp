/// What mariadb-operator's resources provide and require, whichever header they are from.
#pragma once

#include "dovetail/check/inventory.hpp"

namespace dovetail::check {

namespace detail {

template <class T>
concept of_mariadb_operator = T::api_version.starts_with("k8s.mariadb.com/");

/// A Secret that the operator makes for a MariaDB, with one key or with one more.
constexpr void add_generated_password(const model::text& secret, const model::text& key, const resource& maker,
                                      inventory& all) {
  all.secret_writes.push_back({&maker, "has mariadb-operator generate", secret, key});
  for (key_holder& known : all.key_holders)
    if (known.maker == &maker && model::same(known.name, secret.view())) {
      known.keys.push_back(key);
      return;
    }
  key_holder& made = all.key_holders.emplace_back();
  made.kind = "Secret";
  made.name = secret.view();
  made.maker = &maker;
  made.keys.push_back(key);
  made.keys_known = true;
}
/// The same under the name that the operator gives where nothing is said: `mariadb-root`.
constexpr void add_password_of_its_own(std::string_view ending, const resource& maker, inventory& all) {
  const std::string_view name = maker.name.view();
  char* made = all.characters.allocate(name.size() + ending.size());
  for (std::size_t i = 0; i < name.size(); ++i) made[i] = name[i];
  for (std::size_t i = 0; i < ending.size(); ++i) made[name.size() + i] = ending[i];
  add_generated_password(std::string_view(made, name.size() + ending.size()), "password", maker, all);
}

template <class Reference>
constexpr auto add_password_use(const char* verb, const Reference& from, const resource& owner, inventory& all) {
  all.password_uses.push_back({&owner, verb, from.name, from.key});
}

template <class T>
constexpr sql_object& add_sql_object(const T& object, const resource& owner, inventory& all) {
  const auto& instance = object.spec.mariaDbRef;
  sql_object& made = all.sql_objects.emplace_back();
  made.owner = &owner;
  made.instance_kind = instance.kind.empty() ? std::string_view("MariaDB") : instance.kind.view();
  made.instance = instance.name;
  made.instance_namespace = instance.namespace_.empty() ? owner.name_space : instance.namespace_.view();
  return made;
}
/// Where SQL's name is not said, it is the resource's.
template <class T>
constexpr const model::text& sql_name(const T& object) {
  return object.spec.name.empty() ? object.metadata.name : object.spec.name;
}

}  // namespace detail

template <detail::of_mariadb_operator T>
  requires(T::kind == "MariaDB")
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  const auto& spec = object.spec;
  mariadb& m = all.mariadbs.emplace_back();
  m.owner = &owner;
  m.database = spec.database;
  m.username = spec.username;

  if (spec.rootPasswordSecretKeyRef && spec.rootPasswordSecretKeyRef->generate.value_or(false))
    detail::add_generated_password(spec.rootPasswordSecretKeyRef->name, spec.rootPasswordSecretKeyRef->key, owner, all);
  else if (spec.rootPasswordSecretKeyRef)
    detail::add_password_use("takes the password of its root from", *spec.rootPasswordSecretKeyRef, owner, all);
  else if (!spec.rootEmptyPassword.value_or(false)) detail::add_password_of_its_own("-root", owner, all);

  if (spec.passwordSecretKeyRef && spec.passwordSecretKeyRef->generate.value_or(false))
    detail::add_generated_password(spec.passwordSecretKeyRef->name, spec.passwordSecretKeyRef->key, owner, all);
  else if (spec.passwordSecretKeyRef)
    detail::add_password_use("takes the password of its user from", *spec.passwordSecretKeyRef, owner, all);
  else if (!spec.username.empty() && !spec.passwordHashSecretKeyRef && !spec.passwordPlugin)
    detail::add_password_of_its_own("-password", owner, all);

  external_service& made = all.external_services.emplace_back();
  made.owner = &owner;
  made.ports.push_back({"mariadb", spec.port.value_or(3306)});
}

template <detail::of_mariadb_operator T>
  requires(T::kind == "Database")
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  detail::add_sql_object(object, owner, all).name = detail::sql_name(object);
}
template <detail::of_mariadb_operator T>
  requires(T::kind == "User")
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  sql_object& made = detail::add_sql_object(object, owner, all);
  made.name = detail::sql_name(object);
  made.host = object.spec.host;
  if (object.spec.passwordSecretKeyRef)
    detail::add_password_use("takes its password from", *object.spec.passwordSecretKeyRef, owner, all);
  if (object.spec.passwordHashSecretKeyRef)
    detail::add_password_use("takes the hash of its password from", *object.spec.passwordHashSecretKeyRef, owner, all);
}
template <detail::of_mariadb_operator T>
  requires(T::kind == "Grant")
constexpr auto describe(const T& object, const resource& owner, inventory& all) {
  sql_object& made = detail::add_sql_object(object, owner, all);
  made.name = object.spec.username;
  made.host = object.spec.host;
  made.database = object.spec.database;
}

}  // namespace dovetail::check
