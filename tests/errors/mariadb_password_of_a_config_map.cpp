// error: a_password_comes_from_a_secret_not_from_a_config_map
#include "web.hpp"

#include <dovetail/mariadb.hpp>

inline constexpr auto server = external<MariaDB>("mariadb");
inline constexpr auto settings = ConfigMap<"settings">{}.withData("DB_PASSWORD", "hunter2");
inline constexpr auto secrets = external<Secret>("secrets").withKeys("DB_PASSWORD");

#ifdef FIXED
inline constexpr auto user = User<"user">{server}.withPasswordSecretKeyRef(secrets.key("DB_PASSWORD"));
#else
inline constexpr auto user = User<"user">{server}.withPasswordSecretKeyRef(settings.key("DB_PASSWORD"));
#endif
