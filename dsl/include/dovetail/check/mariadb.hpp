/// Rules over what mariadb-operator keeps in a MariaDB: the server, the passwords, and whom a Grant is for.
#pragma once

#include "dovetail/check/keys.hpp"
#include "dovetail/text/grammar.hpp"

namespace dovetail::check {

namespace detail {

/// " of namespace `ezscale`", where it is another one than the object's own.
constexpr std::string_view where(const sql_object& o, report& into) {
  return model::same(o.instance_namespace, o.owner->name_space)
             ? std::string_view{}
             : into.joined({" of namespace `", o.instance_namespace, "`"});
}

/// The MariaDB that an object is in, of the stack or external; null where there is none.
constexpr const resource* instance_of(const sql_object& o, const inventory& all) {
  for (const resource& r : all.named(o.instance.view()))
    if (model::same(r.kind, o.instance_kind) && model::same(r.name.view(), o.instance.view()) &&
        model::same(r.name_space, o.instance_namespace))
      return &r;
  return nullptr;
}
constexpr const mariadb* facts_of(const resource& instance, const inventory& all) {
  for (const mariadb& m : all.mariadbs)
    if (m.owner == &instance) return &m;
  return nullptr;
}

/// Calls `visit(name, host)` for each account or database that is known to be in the MariaDB of `beside`. The host is null
/// where nothing is known of it.
template <class Visit>
constexpr auto each_in_same_mariadb(std::string_view kind, const sql_object& beside, const resource& instance,
                                    const inventory& all, Visit visit) {
  for (const sql_object& o : all.sql_objects)
    if (model::same(o.owner->kind, kind) && instance_of(o, all) == &instance) visit(o.name.view(), &o.host);
  if (const mariadb* m = facts_of(instance, all)) {
    const model::text& own = model::same(kind, "User") ? m->username : m->database;
    if (!own.empty()) visit(own.view(), nullptr);
  }
  for (const resource& r : all.resources)
    if (r.external && model::same(r.kind, kind) &&
        (r.in == beside.owner->in || model::same(r.name_space, beside.instance_namespace)))
      visit(r.name.view(), nullptr);
}

/// An absent host is "%": anywhere.
constexpr std::string_view host_of(const model::text& host) { return host.empty() ? "%" : host.view(); }

/// "MariaDB `mariadb`"
constexpr std::string_view instance_title(const sql_object& o, report& into) {
  return into.joined({o.instance_kind, " `", o.instance.view(), "`", where(o, into)});
}

/// Reports a user or a database that nothing makes in a Grant's MariaDB. `verb` goes before its name.
constexpr void tell_lacking(const rule& broken, const sql_object& grant, const model::text& name, std::string_view verb,
                            std::string_view kind, const resource& instance, const inventory& all, report& into) {
  hint meant;
  if (!name.at().is_of_handle())
    meant = into.suggestion(
        name.view(), model::same(kind, "User") ? "there is user" : "there is database", [&](auto consider) {
          each_in_same_mariadb(kind, grant, instance, all,
                               [&](std::string_view known, const model::text*) { consider(known); });
        });
  const place at = name.at().known() ? name.at() : grant.owner->at;
  finding& made =
      into.add_of(broken, grant.owner, at, title(grant, into),
                  {verb, name.view(), "` of ", instance_title(grant, into), ", which no ", kind,
                   " there makes and which no external declares", meant,
                   advice{name.at().is_of_handle() ? into.joined({"its handle is not listed: add the ", kind,
                                                                  " to the stack, or put it into withExternals(...)"})
                                                   : std::string_view{}}});
  made.is_missing = true;
  made.missing = {kind, name.view(), {}};
}

}  // namespace detail

inline constexpr rule DOV_30{"DOV-30", "the MariaDB of a Database, a User or a Grant exists", "Dovetail",
                             "name a MariaDB of the stack by its handle, or declare it: external<MariaDB>(...)"};
constexpr void instances_of_sql_objects_exist(const rule& what, const inventory& all, report& into) {
  for (const sql_object& o : all.sql_objects) {
    if (detail::instance_of(o, all) != nullptr) continue;
    detail::sought instance{o.instance_kind, o.instance};
    instance.name_space = o.instance_namespace;
    instance.suffix = detail::where(o, into);
    detail::tell_missing(what, o, " is in ", instance, all, into);
  }
}

inline constexpr rule DOV_31{"DOV-31", "the Secrets and keys that a MariaDB and its Users take passwords from exist",
                             "Dovetail", "use a key that the Secret has, or declare the Secret external with its keys"};
constexpr void password_keys_exist(const rule& what, const inventory& all, report& into) {
  for (const password_use& use : all.password_uses) {
    detail::check_holder(what, use, use.verb, "Secret", use.secret, all, into);
    detail::check_key(what, use, "Secret", use.secret, use.key, all, into);
  }
}

inline constexpr rule DOV_32{"DOV-32", "a Grant is for a User of the same MariaDB, from where that User comes",
                             "Dovetail",
                             "make the Grant of the handle of the User, or declare it: external<User>(...)"};
constexpr void grants_are_for_users(const rule& what, const inventory& all, report& into) {
  for (const sql_object& g : all.sql_objects) {
    const resource* instance = model::same(g.owner->kind, "Grant") ? detail::instance_of(g, all) : nullptr;
    if (instance == nullptr || g.name == "root" || g.name == "PUBLIC") continue;
    bool found = false;
    std::string_view other_host;
    detail::each_in_same_mariadb("User", g, *instance, all, [&](std::string_view name, const model::text* host) {
      if (!model::same(name, g.name.view())) return;
      if (host == nullptr || model::same(detail::host_of(*host), detail::host_of(g.host))) found = true;
      else other_host = detail::host_of(*host);
    });
    if (found) continue;
    if (!other_host.empty()) {
      into.add(
          what, *g.owner, g.host.at().known() ? g.host.at() : g.name.at(),
          {detail::title(g, into), " is for user `", g.name.view(), "` from `", detail::host_of(g.host), "` of ",
           detail::instance_title(g, into), ", where that User comes from `", other_host, "`: SQL takes them for two"});
      continue;
    }
    detail::tell_lacking(what, g, g.name, " is for user `", "User", *instance, all, into);
  }
}

inline constexpr rule DOV_33{"DOV-33", "a Grant is on a Database of the same MariaDB", "Dovetail",
                             "make the Grant of the handle of the Database, or declare it: external<Database>(...)"};
constexpr void grants_are_on_databases(const rule& what, const inventory& all, report& into) {
  for (const sql_object& g : all.sql_objects) {
    const resource* instance = model::same(g.owner->kind, "Grant") ? detail::instance_of(g, all) : nullptr;
    const std::string_view asked = g.database.view();
    // All of them, a pattern, and what every server has.
    if (instance == nullptr || asked.empty() || dovetail::detail::contains(asked, '*') ||
        dovetail::detail::contains(asked, '%') || dovetail::detail::contains(asked, '\\') || asked == "mysql" ||
        asked == "sys" || asked == "information_schema" || asked == "performance_schema")
      continue;
    bool found = false;
    detail::each_in_same_mariadb("Database", g, *instance, all, [&](std::string_view name, const model::text*) {
      found = found || model::same(name, asked);
    });
    if (found) continue;
    detail::tell_lacking(what, g, g.database, " is on database `", "Database", *instance, all, into);
  }
}

inline constexpr check_function mariadb_checks[] = {
    {instances_of_sql_objects_exist, {&DOV_30}},
    {password_keys_exist, {&DOV_31}},
    {grants_are_for_users, {&DOV_32}},
    {grants_are_on_databases, {&DOV_33}},
};

}  // namespace dovetail::check
