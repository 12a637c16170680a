/// What mariadb-operator keeps in a MariaDB: `Database<"billing">{mariadb}`, `User<"app">{mariadb}`, `Grant<"app">{app, billing}`.
#pragma once

#include "dovetail/build/mariadb.hpp"
#include "dovetail/build/other_kinds.hpp"

namespace dovetail {

/// A MariaDB's handle, external or of the stack.
template <class T>
concept mariadb_handle = requires(const T& m) {
  m.mariadb_name();
  m.other_namespace();
};

namespace detail {

DOVETAIL_STEP void set_user_password(part& p, const step& s, lowering& in) {
  set_password(as<mariadb_api::User>(p).spec.passwordSecretKeyRef, s, in);
}

DOVETAIL_STEP void set_grant_user(part& p, const step& s, lowering& in) {
  auto& spec = as<mariadb_api::Grant>(p).spec;
  spec.username = in.text(s.first);
  if (s.second.given()) spec.host = in.text(s.second);
}
/// All of its tables, unless another step says which.
DOVETAIL_STEP void set_grant_database(part& p, const step& s, lowering& in) {
  auto& spec = as<mariadb_api::Grant>(p).spec;
  spec.database = in.text(s.first);
  if (!spec.table.has_value()) spec.table = "*";
}

}  // namespace detail

/// What Database, User and Grant share.
template <class Self, class T>
class sql_steps : public resource_builder<Self, T> {
 public:
  using resource_builder<Self, T>::resource_builder;

  /// The MariaDB that it is in, and that one's namespace; absent where it is the stack's own.
  constexpr argument mariadb_name() const { return found_of(detail::set_of<T, "spec.mariaDbRef.name">, {}); }
  constexpr argument mariadb_namespace() const { return found_of(detail::set_of<T, "spec.mariaDbRef.namespace">, {}); }
  /// In another MariaDB than the one that it was made with: in an environment. What goes with it, such as a Grant, has to
  /// be moved too.
  constexpr auto withMariaDbRef(parameter::mariadb server) const { return inside(server, server.in_namespace); }
  /// Taken out of the stack, it stays in the MariaDB.
  constexpr auto withSkipCleanupPolicy() const {
    return this->with(detail::set_of<T, "spec.cleanupPolicy">, argument::literal_at("Skip", this->at));
  }

  /// For the constructors.
  constexpr auto inside(argument mariadb, argument name_space) const {
    return this->with_both(detail::set_of<T, "spec.mariaDbRef.name">, mariadb,
                           detail::set_of<T, "spec.mariaDbRef.namespace">, name_space);
  }

 protected:
  /// What the last of these calls says, whatever a switch may add to it; `otherwise` where there is none.
  constexpr argument found_of(const argument& field, argument otherwise) const {
    argument found = otherwise;
    this->each_call([&](const step& s) {
      if (detail::sets_field<T>(s, field)) found = s.first;
    });
    return found;
  }
};

class database_builder : public sql_steps<database_builder, detail::mariadb_api::Database> {
 public:
  using api_type = detail::mariadb_api::Database;
  using sql_steps<database_builder, detail::mariadb_api::Database>::sql_steps;

  /// By what name SQL knows it.
  constexpr argument database_name() const { return this->found_of(detail::set_of<api_type, "spec.name">, this->name); }

  /// Another name in SQL than the resource's.
  constexpr database_builder withName(parameter::line name) const {
    return this->with(detail::set_of<api_type, "spec.name">, name);
  }
  constexpr database_builder withCharacterSet(parameter::line set) const {
    return this->with(detail::set_of<api_type, "spec.characterSet">, set);
  }
  constexpr database_builder withCollate(parameter::line collation) const {
    return this->with(detail::set_of<api_type, "spec.collate">, collation);
  }
};

class user_builder : public sql_steps<user_builder, detail::mariadb_api::User> {
 public:
  using api_type = detail::mariadb_api::User;
  using sql_steps<user_builder, detail::mariadb_api::User>::sql_steps;

  /// By what name SQL knows it, and from where it comes; absent where from anywhere.
  constexpr argument user_name() const { return this->found_of(detail::set_of<api_type, "spec.name">, this->name); }
  constexpr argument user_host() const { return this->found_of(detail::set_of<api_type, "spec.host">, {}); }

  /// Another name in SQL than the resource's.
  constexpr user_builder withName(parameter::line name) const {
    return this->with(detail::set_of<api_type, "spec.name">, name);
  }
  /// From where it may come: "%" is anywhere, as where it is not said.
  constexpr user_builder withHost(parameter::line host) const {
    return this->with(detail::set_of<api_type, "spec.host">, host);
  }
  constexpr user_builder withPasswordSecretKeyRef(const key_reference& password) const {
    return this->and_step(&detail::set_user_password, detail::checked_password(password).object, password.key);
  }
  constexpr user_builder withMaxUserConnections(parameter::count count) const {
    return this->with(detail::set_of<api_type, "spec.maxUserConnections">, count);
  }
};

class grant_builder : public sql_steps<grant_builder, detail::mariadb_api::Grant> {
 public:
  using api_type = detail::mariadb_api::Grant;
  using sql_steps<grant_builder, detail::mariadb_api::Grant>::sql_steps;

  /// "ALL PRIVILEGES", or "SELECT", "INSERT" …
  template <class... Rest>
    requires(parameter::line::takes<Rest> && ...)
  constexpr grant_builder withPrivileges(parameter::line first, const Rest&... rest) const {
    return this->with_words(detail::append_of<api_type, "spec.privileges">, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withPrivileges, parameter::line, "texts belong here, in quotes, or values that are texts")
  /// One table; all of them, where it is not said.
  constexpr grant_builder withTable(parameter::line name) const {
    return this->with(detail::set_of<api_type, "spec.table">, name);
  }
  constexpr grant_builder withHost(parameter::line host) const {
    return this->with(detail::set_of<api_type, "spec.host">, host);
  }
  /// The user may give it to others.
  constexpr grant_builder withGrantOption() const {
    return this->with(detail::set_of<api_type, "spec.grantOption">, argument::truth_at(true, this->at));
  }

  /// For the constructors.
  constexpr grant_builder granting(argument user, argument host, argument database) const {
    return this->as_one_call(this->and_step(&detail::set_grant_user, user, host).on_database(database));
  }
  constexpr grant_builder on_database(argument name) const { return this->and_step(&detail::set_grant_database, name); }
};

/// In a MariaDB, by its handle, external or of the stack; or by its name, checked against the stack.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct Database<Name> : database_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Database">());

  template <mariadb_handle Instance>
  consteval Database(const Instance& mariadb, place written = place{__builtin_FILE(), __builtin_LINE()})
      : Database(mariadb.mariadb_name().moved_to(written), mariadb.other_namespace(), written) {}
  constexpr Database(parameter::object_name mariadb) : Database(mariadb, argument{}, mariadb.at) {}

 private:
  constexpr Database(parameter::object_name mariadb, argument name_space, place written)
      : database_builder(database_builder(detail::name_argument<Name>(written), written).inside(mariadb, name_space)) {}
};

/// In a MariaDB, by its handle, external or of the stack; or by its name, checked against the stack.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct User<Name> : user_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "User">());

  template <mariadb_handle Instance>
  consteval User(const Instance& mariadb, place written = place{__builtin_FILE(), __builtin_LINE()})
      : User(mariadb.mariadb_name().moved_to(written), mariadb.other_namespace(), written) {}
  constexpr User(parameter::object_name mariadb) : User(mariadb, argument{}, mariadb.at) {}

 private:
  constexpr User(parameter::object_name mariadb, argument name_space, place written)
      : user_builder(user_builder(detail::name_argument<Name>(written), written).inside(mariadb, name_space)) {}
};

/// To a User, in the MariaDB that the User is in, on a Database.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct Grant<Name> : grant_builder {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Grant">());

  consteval Grant(const user_builder& user, const database_builder& database,
                  place written = place{__builtin_FILE(), __builtin_LINE()})
      : Grant(user, database.database_name().moved_to(written), written) {}
  /// On a database by its name in SQL, checked against the stack; "*" is all of them.
  constexpr Grant(const user_builder& user, parameter::line database) : Grant(user, database, database.at) {}
  /// All by name, and the MariaDB by its handle.
  template <mariadb_handle Instance>
  constexpr Grant(const Instance& mariadb, parameter::line user, parameter::line database)
      : grant_builder(grant_builder(detail::name_argument<Name>(user.at), user.at)
                          .inside(mariadb.mariadb_name().moved_to(user.at), mariadb.other_namespace())
                          .granting(user, {}, database)) {}

 private:
  constexpr Grant(const user_builder& user, parameter::line database, place written)
      : grant_builder(grant_builder(detail::name_argument<Name>(written), written)
                          .inside(user.mariadb_name().moved_to(written), user.mariadb_namespace())
                          .granting(user.user_name().moved_to(written), user.user_host(), database)) {}
};

}  // namespace dovetail
