/// mariadb-operator's resources, for stacks that have them: `MariaDB<"mariadb">`, `Database<"billing">`, `User<"app">`,
/// `Grant<"app">`. Not in dovetail.hpp, since their types would cost every other stack some time to compile.
#pragma once

#include "dovetail/build/mariadb.hpp"
#include "dovetail/build/mariadb_sql.hpp"
