// error: tests/errors/mariadb_grant_for_unknown_user\.cpp:15: Grant `broken` is for user `ap` of MariaDB `mariadb`, which no User there makes and which no external declares; did you mean `app`\? \[DOV-32\]
// error: tests/errors/mariadb_grant_for_unknown_user\.cpp:16: Grant `other` is for user `app` from `localhost` of MariaDB `mariadb`, where that User comes from `%`: SQL takes them for two; make the Grant of the handle of the User, or declare it: external<User>\(\.\.\.\) \[DOV-32\]
#include "web.hpp"

#include <dovetail/mariadb.hpp>

inline constexpr auto server = external<MariaDB>("mariadb");
inline constexpr auto billing = Database<"billing">{server};
inline constexpr auto app = User<"app">{server};

#ifdef FIXED
inline constexpr auto broken = Grant<"broken">{app, billing}.withPrivileges("SELECT");
inline constexpr auto other = Grant<"other">{app, billing}.withPrivileges("INSERT");
#else
inline constexpr auto broken = Grant<"broken">{server, "ap", "billing"}.withPrivileges("SELECT");
inline constexpr auto other = Grant<"other">{app, billing}.withPrivileges("INSERT").withHost("localhost");
#endif

inline constexpr auto all = stack<"test">(
    file("billing.yaml", billing), file("app.yaml", app), file("broken.yaml", broken), file("other.yaml", other))
                                .withExternals(server);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
