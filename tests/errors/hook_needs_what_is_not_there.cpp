// error: tests/errors/hook_needs_what_is_not_there\.cpp:14: Job `migrate` needs Database `billing`, which is not in this stack and which no external declares; its handle is not listed: .* \[DOV-51\]
#include "web.hpp"

#include <dovetail/mariadb.hpp>

inline constexpr auto server = external<MariaDB>("mariadb");
inline constexpr auto shop = Database<"shop">{server};
inline constexpr auto billing = Database<"billing">{server};
inline constexpr auto migrate =
    Job<"migrate">{}
        .withContainer(Container<"migrate">{image("web:1.0")})
        .asHook(hook::post_install)
#ifndef FIXED
        .needs(billing)
#endif
        .needs(shop);

inline constexpr auto all = stack<"test">(file("shop.yaml", shop), file("migrate.yaml", migrate)).withExternals(server);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
