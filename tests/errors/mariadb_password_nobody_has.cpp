// error: tests/errors/mariadb_password_nobody_has\.cpp:14: User `broken` needs key `DB_PASWORD` of Secret `website`, which has no such key; did you mean `DB_PASSWORD`\? \[DOV-31\]
// error: tests/errors/mariadb_password_nobody_has\.cpp:15: MariaDB `mariadb` takes the password of its root from Secret `root`, which nothing in this stack makes and no external declares; there is Secret `website` \[DOV-31\]
#include "web.hpp"

#include <dovetail/mariadb.hpp>

inline constexpr auto website = external<Secret>("website").withKeys("APP_KEY", "DB_PASSWORD", "ROOT_PASSWORD");
inline constexpr auto shared = external<MariaDB>("shared");

#ifdef FIXED
inline constexpr auto broken = User<"broken">{shared}.withPasswordSecretKeyRef(website.key("DB_PASSWORD"));
inline constexpr auto server = MariaDB<"mariadb">{}.withRootPasswordSecretKeyRef(website.key("ROOT_PASSWORD"));
#else
inline constexpr auto broken = User<"broken">{shared}.withPasswordSecretKeyRef(website.key("DB_PASWORD"));
inline constexpr auto server = MariaDB<"mariadb">{}.withRootPasswordSecretKeyRef(secret_named("root").key("password"));
#endif

inline constexpr auto all =
    stack<"test">(file("broken.yaml", broken), file("server.yaml", server)).withExternals(website, shared);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
