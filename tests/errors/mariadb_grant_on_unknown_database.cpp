// error: tests/errors/mariadb_grant_on_unknown_database\.cpp:15: Grant `broken` is on database `ezscale-billing` of MariaDB `mariadb`, which no Database there makes and which no external declares; did you mean `ezscale_billing`\? \[DOV-33\]
// error: tests/errors/mariadb_grant_on_unknown_database\.cpp:16: Grant `other` is on database `elsewhere` of MariaDB `mariadb`, which no Database there makes and which no external declares; its handle is not listed: add the Database to the stack, or put it into withExternals\(\.\.\.\) \[DOV-33\]
#include "web.hpp"

#include <dovetail/mariadb.hpp>

inline constexpr auto server = external<MariaDB>("mariadb"), second = external<MariaDB>("second");
inline constexpr auto billing = Database<"ezscale-billing">{server}.withName("ezscale_billing");
inline constexpr auto elsewhere = Database<"elsewhere">{second};
inline constexpr auto app = User<"app">{server};
#ifdef FIXED
inline constexpr auto broken = Grant<"broken">{app, billing}.withPrivileges("SELECT");
inline constexpr auto other = Grant<"other">{app, "*"}.withPrivileges("INSERT");
#else
inline constexpr auto broken = Grant<"broken">{app, "ezscale-billing"}.withPrivileges("SELECT");
inline constexpr auto other = Grant<"other">{app, elsewhere}.withPrivileges("INSERT");
#endif

inline constexpr auto all = stack<"test">(file("billing.yaml", billing), file("elsewhere.yaml", elsewhere),
    file("app.yaml", app), file("broken.yaml", broken), file("other.yaml", other))
                                .withExternals(server, second);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
