/// What mariadb-operator keeps in a MariaDB: `Database<"billing">{mariadb}`, `User<"app">{mariadb}`, `Grant<"app">{app, billing}`.
#pragma once

#include "dovetail/build/mariadb.hpp"
#include "dovetail/build/other_kinds.hpp"

/// The steps that all three have.
#define DOVETAIL_SQL_STEPS(instantiation, T)                                                            \
  DOVETAIL_RESOURCE_STEPS(instantiation, T);                                                            \
  instantiation void ::dovetail::detail::set_mariadb_ref<T>(::dovetail::part&, const ::dovetail::step&, \
                                                            ::dovetail::lowering&);                     \
  instantiation void ::dovetail::detail::keep_sql_object<T>(::dovetail::part&, const ::dovetail::step&, \
                                                            ::dovetail::lowering&)

namespace dovetail {

/// A MariaDB's handle, external or of the stack.
template <class T>
concept mariadb_handle = requires(const T& m) {
  m.mariadb_name();
  m.other_namespace();
};

namespace detail {

template <class T>
constexpr void set_mariadb_ref(part& p, const step& s, lowering& in) {
  auto& instance = as<T>(p).spec.mariaDbRef;
  instance.name = in.text(s.first);
  instance.namespace_ = in.text(s.second);
}
template <class T>
constexpr void keep_sql_object(part& p, const step&, lowering&) {
  as<T>(p).spec.cleanupPolicy = decltype(as<T>(p).spec)::CleanupPolicy::Skip;
}

DOVETAIL_STEP void set_database_name(part& p, const step& s, lowering& in) {
  as<mariadb_api::Database>(p).spec.name = in.text(s.first);
}
DOVETAIL_STEP void set_character_set(part& p, const step& s, lowering& in) {
  as<mariadb_api::Database>(p).spec.characterSet = in.text(s.first);
}
DOVETAIL_STEP void set_collate(part& p, const step& s, lowering& in) {
  as<mariadb_api::Database>(p).spec.collate = in.text(s.first);
}

DOVETAIL_STEP void set_user_name(part& p, const step& s, lowering& in) {
  as<mariadb_api::User>(p).spec.name = in.text(s.first);
}
DOVETAIL_STEP void set_user_host(part& p, const step& s, lowering& in) {
  as<mariadb_api::User>(p).spec.host = in.text(s.first);
}
DOVETAIL_STEP void set_user_password(part& p, const step& s, lowering& in) {
  set_password(as<mariadb_api::User>(p).spec.passwordSecretKeyRef, s, in);
}
DOVETAIL_STEP void set_max_user_connections(part& p, const step& s, lowering& in) {
  as<mariadb_api::User>(p).spec.maxUserConnections = in.number(s.first);
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
DOVETAIL_STEP void set_grant_table(part& p, const step& s, lowering& in) {
  as<mariadb_api::Grant>(p).spec.table = in.text(s.first);
}
DOVETAIL_STEP void set_grant_host(part& p, const step& s, lowering& in) {
  as<mariadb_api::Grant>(p).spec.host = in.text(s.first);
}
DOVETAIL_STEP void add_privilege(part& p, const step& s, lowering& in) {
  as<mariadb_api::Grant>(p).spec.privileges.push_back(in.text(s.first));
}
DOVETAIL_STEP void set_grant_option(part& p, const step&, lowering&) {
  as<mariadb_api::Grant>(p).spec.grantOption = true;
}

}  // namespace detail

/// What Database, User and Grant share.
template <template <std::size_t> class Self, std::size_t N, class T>
class sql_steps : public resource_builder<Self, N, T> {
 public:
  using resource_builder<Self, N, T>::resource_builder;

  /// The MariaDB that it is in, and that one's namespace; absent where it is the stack's own.
  constexpr argument mariadb_name() const { return found_of(&detail::set_mariadb_ref<T>, {}); }
  constexpr argument mariadb_namespace() const {
    argument found;
    this->each_call([&](const step& s) {
      if (s.apply == &detail::set_mariadb_ref<T>) found = s.second;
    });
    return found;
  }
  /// In another MariaDB than the one that it was made with: in an environment. What goes with it, such as a Grant, has to
  /// be moved too.
  constexpr auto withMariaDbRef(parameter::mariadb server) const { return inside(server, server.in_namespace); }
  /// Taken out of the stack, it stays in the MariaDB.
  constexpr auto withSkipCleanupPolicy() const { return this->and_step(&detail::keep_sql_object<T>); }

  /// For the constructors.
  constexpr auto inside(argument mariadb, argument name_space) const {
    return this->and_step(&detail::set_mariadb_ref<T>, mariadb, name_space);
  }

 protected:
  /// What the last of these calls says, whatever a switch may add to it; `otherwise` where there is none.
  constexpr argument found_of(step::function apply, argument otherwise) const {
    argument found = otherwise;
    this->each_call([&](const step& s) {
      if (s.apply == apply) found = s.first;
    });
    return found;
  }
};

template <std::size_t N>
class database_builder : public sql_steps<database_builder, N, detail::mariadb_api::Database> {
 public:
  using sql_steps<database_builder, N, detail::mariadb_api::Database>::sql_steps;

  /// By what name SQL knows it.
  constexpr argument database_name() const { return this->found_of(&detail::set_database_name, this->name); }

  /// Another name in SQL than the resource's.
  constexpr auto withName(parameter::line name) const { return this->and_step(&detail::set_database_name, name); }
  constexpr auto withCharacterSet(parameter::line set) const { return this->and_step(&detail::set_character_set, set); }
  constexpr auto withCollate(parameter::line collation) const {
    return this->and_step(&detail::set_collate, collation);
  }
};

template <std::size_t N>
class user_builder : public sql_steps<user_builder, N, detail::mariadb_api::User> {
 public:
  using sql_steps<user_builder, N, detail::mariadb_api::User>::sql_steps;

  /// By what name SQL knows it, and from where it comes; absent where from anywhere.
  constexpr argument user_name() const { return this->found_of(&detail::set_user_name, this->name); }
  constexpr argument user_host() const { return this->found_of(&detail::set_user_host, {}); }

  /// Another name in SQL than the resource's.
  constexpr auto withName(parameter::line name) const { return this->and_step(&detail::set_user_name, name); }
  /// From where it may come: "%" is anywhere, as where it is not said.
  constexpr auto withHost(parameter::line host) const { return this->and_step(&detail::set_user_host, host); }
  constexpr auto withPasswordSecretKeyRef(const key_reference& password) const {
    return this->and_step(&detail::set_user_password, detail::checked_password(password).object, password.key);
  }
  constexpr auto withMaxUserConnections(parameter::count count) const {
    return this->and_step(&detail::set_max_user_connections, count);
  }
};

template <std::size_t N>
class grant_builder : public sql_steps<grant_builder, N, detail::mariadb_api::Grant> {
 public:
  using sql_steps<grant_builder, N, detail::mariadb_api::Grant>::sql_steps;

  /// "ALL PRIVILEGES", or "SELECT", "INSERT" …
  template <class... Rest>
    requires(parameter::line::takes<Rest> && ...)
  constexpr auto withPrivileges(parameter::line first, const Rest&... rest) const {
    return this->and_words(&detail::add_privilege, first, rest...);
  }
  DOVETAIL_REFUSED_WORDS(withPrivileges, parameter::line, "texts belong here, in quotes, or values that are texts")
  /// One table; all of them, where it is not said.
  constexpr auto withTable(parameter::line name) const { return this->and_step(&detail::set_grant_table, name); }
  constexpr auto withHost(parameter::line host) const { return this->and_step(&detail::set_grant_host, host); }
  /// The user may give it to others.
  constexpr auto withGrantOption() const { return this->and_step(&detail::set_grant_option); }

  /// For the constructors.
  constexpr auto granting(argument user, argument host, argument database) const {
    return this->as_one_call(this->and_step(&detail::set_grant_user, user, host).on_database(database));
  }
  constexpr auto on_database(argument name) const { return this->and_step(&detail::set_grant_database, name); }
};

/// In a MariaDB, by its handle, external or of the stack; or by its name, checked against the stack.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct Database<Name> : database_builder<1> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Database">());

  template <mariadb_handle Instance>
  consteval Database(const Instance& mariadb, place written = place{__builtin_FILE(), __builtin_LINE()})
      : Database(mariadb.mariadb_name().moved_to(written), mariadb.other_namespace(), written) {}
  constexpr Database(parameter::object_name mariadb) : Database(mariadb, argument{}, mariadb.at) {}

 private:
  constexpr Database(parameter::object_name mariadb, argument name_space, place written)
      : database_builder<1>(
            database_builder<0>(detail::name_argument<Name>(written), written).inside(mariadb, name_space)) {}
};

/// In a MariaDB, by its handle, external or of the stack; or by its name, checked against the stack.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct User<Name> : user_builder<1> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "User">());

  template <mariadb_handle Instance>
  consteval User(const Instance& mariadb, place written = place{__builtin_FILE(), __builtin_LINE()})
      : User(mariadb.mariadb_name().moved_to(written), mariadb.other_namespace(), written) {}
  constexpr User(parameter::object_name mariadb) : User(mariadb, argument{}, mariadb.at) {}

 private:
  constexpr User(parameter::object_name mariadb, argument name_space, place written)
      : user_builder<1>(user_builder<0>(detail::name_argument<Name>(written), written).inside(mariadb, name_space)) {}
};

/// To a User, in the MariaDB that the User is in, on a Database.
template <fixed_string Name>
  requires detail::with_its_header<Name>
struct Grant<Name> : grant_builder<3> {
  static_assert(detail::check_name<Name, grammars::dns_subdomain, "Grant">());

  template <std::size_t U, std::size_t D>
  consteval Grant(const user_builder<U>& user, const database_builder<D>& database,
                  place written = place{__builtin_FILE(), __builtin_LINE()})
      : Grant(user, database.database_name().moved_to(written), written) {}
  /// On a database by its name in SQL, checked against the stack; "*" is all of them.
  template <std::size_t U>
  constexpr Grant(const user_builder<U>& user, parameter::line database) : Grant(user, database, database.at) {}
  /// All by name, and the MariaDB by its handle.
  template <mariadb_handle Instance>
  constexpr Grant(const Instance& mariadb, parameter::line user, parameter::line database)
      : grant_builder<3>(grant_builder<0>(detail::name_argument<Name>(user.at), user.at)
                             .inside(mariadb.mariadb_name().moved_to(user.at), mariadb.other_namespace())
                             .granting(user, {}, database)) {}

 private:
  template <std::size_t U>
  constexpr Grant(const user_builder<U>& user, parameter::line database, place written)
      : grant_builder<3>(grant_builder<0>(detail::name_argument<Name>(written), written)
                             .inside(user.mariadb_name().moved_to(written), user.mariadb_namespace())
                             .granting(user.user_name().moved_to(written), user.user_host(), database)) {}
};

// The code of these steps is in the library.
DOVETAIL_SQL_STEPS(extern template, detail::mariadb_api::Database);
DOVETAIL_SQL_STEPS(extern template, detail::mariadb_api::User);
DOVETAIL_SQL_STEPS(extern template, detail::mariadb_api::Grant);

}  // namespace dovetail
