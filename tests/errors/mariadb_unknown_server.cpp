// error: tests/errors/mariadb_unknown_server\.cpp:13: Database `broken` is in MariaDB `mariadb`, which is in namespace `infra` and not in `default`; name one of the same namespace, or put both into one \[DOV-30\]
// error: tests/errors/mariadb_unknown_server\.cpp:14: Database `other` is in MariaDB `mariadbs`, which is not in this stack and which no external declares; name a MariaDB of the stack by its handle, or declare it: external<MariaDB>\(\.\.\.\) \[DOV-30\]
#include "web.hpp"

#include <dovetail/mariadb.hpp>

inline constexpr auto server = external<MariaDB>("mariadb").inNamespace("infra");

#ifdef FIXED
inline constexpr auto broken = Database<"broken">{server};
inline constexpr auto other = Database<"other">{server};
#else
inline constexpr auto broken = Database<"broken">{"mariadb"};
inline constexpr auto other = Database<"other">{"mariadbs"};
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken), file("other.yaml", other)).withExternals(server);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
