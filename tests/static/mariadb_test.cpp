/// check/mariadb.hpp, build/mariadb.hpp and build/mariadb_sql.hpp: servers, and the databases, users and grants in them. What
/// the rules say is in tests/errors/mariadb_*.cpp.
#include <dovetail/mariadb.hpp>

#include "findings.hpp"
#include "lowered.hpp"

namespace sql = crd::k8s_mariadb_com::v1alpha1;

// What the builders make.
inline constexpr auto passwords = external<Secret>("passwords").withKeys("ROOT", "APP");
inline constexpr auto server = MariaDB<"server">{}
                                   .withImage(image("mariadb:", "11.4"))
                                   .withReplicas(1)
                                   .withRootPasswordSecretKeyRef(passwords.key("ROOT"))
                                   .withStorage(1_Gi)
                                   .withStorageClassName("local-path")
                                   .withRequests(100_m, 256_Mi)
                                   .withLimits(1_cpu, 1_Gi)
                                   .withMyCnf("[mariadb]\nbind-address=*\n");
static_assert(lowered(server, [](const sql::MariaDB& m, const resource_notes&) {
  const auto& spec = m.spec;
  return m.metadata.namespace_ == "here" && spec.image == "mariadb:11.4" && spec.replicas == 1 &&
         spec.rootPasswordSecretKeyRef->name == "passwords" && spec.rootPasswordSecretKeyRef->key == "ROOT" &&
         !spec.rootPasswordSecretKeyRef->generate.has_value() && spec.storage->size == "1Gi" &&
         spec.storage->storageClassName == "local-path" && *spec.resources->requests.find("cpu") == "100m" &&
         *spec.resources->limits.find("memory") == "1Gi" && spec.myCnf == "[mariadb]\nbind-address=*\n";
}));
inline constexpr auto shared = external<MariaDB>("mariadb").inNamespace("infra");
inline constexpr auto billing =
    Database<"billing">{shared}.withName("shop_billing").withCharacterSet("utf8mb4").withCollate("utf8mb4_unicode_ci");
inline constexpr auto app = User<"app">{shared}
                                .withHost("%")
                                .withPasswordSecretKeyRef(passwords.key("APP"))
                                .withMaxUserConnections(50)
                                .withSkipCleanupPolicy();
inline constexpr auto grant = Grant<"app-billing">{app, billing}.withPrivileges("SELECT", "INSERT");
static_assert(lowered(billing, [](const sql::Database& d, const resource_notes&) {
  return d.metadata.name == "billing" && d.spec.mariaDbRef.name == "mariadb" &&
         d.spec.mariaDbRef.namespace_ == "infra" && d.spec.name == "shop_billing" && d.spec.characterSet == "utf8mb4" &&
         d.spec.collate == "utf8mb4_unicode_ci";
}));
static_assert(lowered(app, [](const sql::User& u, const resource_notes&) {
  return u.spec.mariaDbRef.name == "mariadb" && !u.spec.name.has_value() && u.spec.host == "%" &&
         u.spec.maxUserConnections == 50 && u.spec.passwordSecretKeyRef->name == "passwords" &&
         u.spec.passwordSecretKeyRef->key == "APP" && u.spec.cleanupPolicy == sql::UserSpec::CleanupPolicy::Skip;
}));
static_assert(lowered(grant, [](const sql::Grant& g, const resource_notes&) {
  return g.spec.mariaDbRef.name == "mariadb" && g.spec.mariaDbRef.namespace_ == "infra" && g.spec.username == "app" &&
         g.spec.host == "%" && g.spec.database == "shop_billing" && g.spec.table == "*" &&
         g.spec.privileges.size() == 2 && g.spec.privileges[1] == "INSERT";
}));
inline constexpr auto grant_by_name = Grant<"root">{server, "root", "mysql"}.withTable("user").withGrantOption();
static_assert(lowered(grant_by_name, [](const sql::Grant& g, const resource_notes&) {
  return g.spec.mariaDbRef.name == "server" && !g.spec.mariaDbRef.namespace_.has_value() && g.spec.table == "user" &&
         g.spec.database == "mysql" && !g.spec.host.has_value() && g.spec.grantOption.value();
}));
inline constexpr auto alike = User<"alike">{"server"}.withName("app_2");
static_assert(alike.user_name().characters == "app_2" && app.user_name().characters == "app" &&
              alike.mariadb_name().characters == "server" && !alike.mariadb_namespace().given());

// Another server, in an environment.
inline constexpr auto moved = app.withMariaDbRef(server);
static_assert(lowered(moved, [](const sql::User& u, const resource_notes&) {
  return u.spec.mariaDbRef.name == "server" && !u.spec.mariaDbRef.namespace_.has_value() && u.spec.host == "%";
}));
static_assert(moved.mariadb_name().characters == "server" && !moved.mariadb_namespace().given());

// Its address, for variables.
inline constexpr auto reads_host = Container<"web">{image("web:1.0")}
                                       .withEnv("DB_HOST", server.host())
                                       .withEnv("DB_WRITE", server.primary_host())
                                       .withEnv("DB_PORT", server.port())
                                       .withEnv("DB_SHARED", shared.host());
static_assert(lowered_part(reads_host, [](const api::core::v1::Container& c, const resource_notes&) {
  return c.env[0].value == "server.here.svc.cluster.local" &&
         c.env[1].value == "server-primary.here.svc.cluster.local" && c.env[2].value == "3306" &&
         c.env[3].value == "mariadb.infra.svc.cluster.local";
}));
static_assert(server.withPort(3307).port().number == 3307);

// DOV-30: the server, of the stack or external, in the namespace that is meant.
template <const auto& One>
inline constexpr auto alone = stack<"test">(file("a", One)).withExternals(passwords);
template <const auto& One, const auto& Other>
inline constexpr auto both = stack<"test">(file("a", One), file("b", Other)).withExternals(passwords);
template <const auto& One>
inline constexpr auto by_shared = stack<"test">(file("a", One)).withExternals(passwords, shared);
template <const auto& Granted>
inline constexpr auto in_shared =
    stack<"test">(file("a", billing), file("b", app), file("c", server), file("d", Granted))
        .withExternals(passwords, shared);
inline constexpr auto of_stack = Database<"here">{"mariadb"};
inline constexpr auto in_server = Database<"inside">{"server"};
static_assert(is_sound<in_shared<grant>>);
static_assert(breaks_only<alone<billing>>("DOV-30"));
static_assert(breaks_only<by_shared<of_stack>>("DOV-30"));
static_assert(is_sound<both<server, in_server>>);
static_assert(breaks_only<both<server, of_stack>>("DOV-30"));
// What stands for a server is one.
inline constexpr auto foreign = in_server.edit([](sql::Database& d) { d.spec.mariaDbRef.kind = "ExternalMariaDB"; });
inline constexpr auto proxy = resource<sql::ExternalMariaDB, "server">([](sql::ExternalMariaDB& m) {
  m.spec.host = "db.example.com";
  m.spec.username = "root";
});
static_assert(breaks_only<both<server, foreign>>("DOV-30"));
static_assert(count_of<both<proxy, foreign>>("DOV-30") == 0);

// DOV-31: passwords.
inline constexpr auto without_key = User<"app">{server}.withPasswordSecretKeyRef(passwords.key("API"));
inline constexpr auto without_secret = User<"app">{server}.withPasswordSecretKeyRef(secret_named("pass").key("APP"));
inline constexpr auto bad_server = MariaDB<"bad">{}.withStorage(1_Gi).withRootPasswordSecretKeyRef(passwords.key("R"));
static_assert(breaks_only<both<server, without_key>>("DOV-31"));
static_assert(breaks_only<both<server, without_secret>>("DOV-31"));
static_assert(breaks_only<alone<bad_server>>("DOV-31"));
// What the operator makes, under the names that it gives or is told.
inline constexpr auto plain =
    MariaDB<"plain">{}.withStorage(1_Gi).withDatabase("shop").withUsername("shop").withPort(3307);
inline constexpr auto generated_passwords =
    MariaDB<"plain">{}.withStorage(1_Gi).withGeneratedRootPassword("made", "root").edit([](sql::MariaDB& m) {
      m.spec.passwordSecretKeyRef.ensure().name = "made";
      m.spec.passwordSecretKeyRef->key = "app";
      m.spec.passwordSecretKeyRef->generate = true;
    });
inline constexpr auto root_of_plain = secret_named("plain-root");
inline constexpr auto password_of_plain = secret_named("plain-password");
inline constexpr auto made = secret_named("made");
inline constexpr auto reads_root =
    Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}
                                          .withEnv("A", root_of_plain.key("password"))
                                          .withEnv("B", password_of_plain.key("password")));
inline constexpr auto reads_made = Deployment<"web">{}.withContainer(
    Container<"web">{image("web:1.0")}.withEnv("A", made.key("root")).withEnv("B", made.key("app")));
inline constexpr auto reads_wrong =
    Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withEnv("A", made.key("password")));
static_assert(is_sound<both<plain, reads_root>>);
static_assert(is_sound<both<generated_passwords, reads_made>>);
static_assert(breaks_only<both<generated_passwords, reads_wrong>>("REF-21"));
static_assert(breaks_only<both<server, reads_root>>("REF-20"));

// DOV-32 and DOV-33: accounts and databases of the same server; those that it has from the start, and those that every server
// has.
inline constexpr auto to_first_user = Grant<"g">{plain, "shop", "shop"}.withPrivileges("ALL PRIVILEGES");
inline constexpr auto to_root = Grant<"g">{server, "root", "*"}.withPrivileges("ALL PRIVILEGES");
inline constexpr auto on_tables = Grant<"g">{server, "root", "mysql"}.withPrivileges("SELECT");
inline constexpr auto on_pattern = Grant<"g">{server, "root", "shop\\_%"}.withPrivileges("SELECT");
inline constexpr auto to_nobody = Grant<"g">{shared, "ap", "shop_billing"}.withPrivileges("SELECT");
inline constexpr auto on_nothing = Grant<"g">{app, "shop_biling"}.withPrivileges("SELECT");
inline constexpr auto elsewhere = Grant<"g">{server, "app", "*"}.withPrivileges("SELECT");
inline constexpr auto from_elsewhere = grant.withHost("10.0.0.%");
static_assert(is_sound<both<plain, to_first_user>>);
static_assert(is_sound<both<server, to_root>> && is_sound<both<server, on_tables>> &&
              is_sound<both<server, on_pattern>>);
static_assert(breaks_only<in_shared<to_nobody>>("DOV-32"));
static_assert(breaks_only<in_shared<on_nothing>>("DOV-33"));
static_assert(breaks_only<in_shared<elsewhere>>("DOV-32"));
static_assert(breaks_only<in_shared<from_elsewhere>>("DOV-32"));
// No host is any host.
inline constexpr auto anywhere = User<"app">{shared};
inline constexpr auto to_anywhere = Grant<"g">{anywhere, billing}.withPrivileges("SELECT").withHost("%");
inline constexpr auto of_anywhere =
    stack<"test">(file("a", billing), file("b", anywhere), file("c", to_anywhere)).withExternals(shared);
static_assert(is_sound<of_anywhere>);
// What others made in it is declared by its name in SQL.
inline constexpr auto old_user = external<User>("ap");
inline constexpr auto old_database = external<Database>("shop_billing");
inline constexpr auto of_others = stack<"test">(file("a", to_nobody)).withExternals(shared, old_user, old_database);
inline constexpr auto of_no_others = stack<"test">(file("a", to_nobody)).withExternals(shared, old_user);
static_assert(is_sound<of_others>);
static_assert(breaks_only<of_no_others>("DOV-33"));

// Its Service has the server's name and port.
inline constexpr auto routed = Ingress<"web">{}.withHost("db.example.com").withPath("/", "plain", 3307);
inline constexpr auto misrouted = Ingress<"web">{}.withHost("db.example.com").withPath("/", "plain", 3306);
static_assert(is_sound<both<plain, routed>>);
static_assert(!is_sound<both<plain, misrouted>>);

// One environment uses the server of others, another one brings its own: what is in it goes along, each for itself.
inline constexpr auto production = Environment<"production">{}.withExternals(shared);
inline constexpr auto local = Environment<"local">{}
                                  .add(file("server.yaml", server))
                                  .edit(on(billing).withMariaDbRef(server))
                                  .edit(on(app).withMariaDbRef(server))
                                  .edit(on(grant).withMariaDbRef(server));
inline constexpr auto half_moved = Environment<"local">{}
                                       .withExternals(shared)
                                       .add(file("server.yaml", server))
                                       .edit(on(app).withMariaDbRef(server))
                                       .edit(on(grant).withMariaDbRef(server));
inline constexpr auto of_both =
    stack<"test">(file("a", billing), file("b", app), file("c", grant)).withExternals(passwords);
inline constexpr auto in_both_environments = of_both.withEnvironments(production, local);
inline constexpr auto in_half = of_both.withEnvironments(half_moved);
static_assert(is_sound<in_both_environments>);
static_assert(breaks_only<in_half>("DOV-33"));
