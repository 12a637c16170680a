// error: nothing stands in the braces, and the name in the angle brackets: Deployment<"name">\{\}
// error: refused_name_in_braces\.cpp:40: error: .*unavailable
// error: refused_name_in_braces\.cpp:41: error: .*unavailable
// error: refused_name_in_braces\.cpp:42: error: .*unavailable
// error: refused_name_in_braces\.cpp:43: error: .*unavailable
// error: refused_name_in_braces\.cpp:44: error: .*unavailable
// error: refused_name_in_braces\.cpp:45: error: .*unavailable
// error: refused_name_in_braces\.cpp:46: error: .*unavailable
// error: refused_name_in_braces\.cpp:47: error: .*unavailable
// error: refused_name_in_braces\.cpp:48: error: .*unavailable
// error: refused_name_in_braces\.cpp:49: error: .*unavailable
// error: refused_name_in_braces\.cpp:50: error: .*unavailable
// error: refused_name_in_braces\.cpp:51: error: .*unavailable
// error: refused_name_in_braces\.cpp:52: error: .*unavailable
// error: refused_name_in_braces\.cpp:53: error: .*unavailable
// error: refused_name_in_braces\.cpp:54: error: .*unavailable
// error: refused_name_in_braces\.cpp:55: error: .*unavailable
// error: refused_name_in_braces\.cpp:56: error: .*unavailable
// error: refused_name_in_braces\.cpp:57: error: .*unavailable
// error: refused_name_in_braces\.cpp:58: error: .*unavailable
// error: refused_name_in_braces\.cpp:59: error: .*unavailable
// error: refused_name_in_braces\.cpp:60: error: .*unavailable
// error: refused_name_in_braces\.cpp:61: error: .*unavailable
// error: refused_name_in_braces\.cpp:62: error: .*unavailable
// error: a Service takes a workload in the braces, and its own name in the angle brackets: Service<"web">\{web\}
// error: a Container needs its image
#include "web.hpp"

#include <dovetail/cert_manager.hpp>
#include <dovetail/mariadb.hpp>
#include <dovetail/rbac.hpp>
#include <dovetail/traefik.hpp>

#ifdef FIXED
#define NAME
#else
#define NAME "web"
#endif

inline constexpr auto config_map_of_no_name = ConfigMap<"x">{NAME};
inline constexpr auto deployment_of_no_name = Deployment<"x">{NAME};
inline constexpr auto stateful_set_of_no_name = StatefulSet<"x">{NAME};
inline constexpr auto job_of_no_name = Job<"x">{NAME};
inline constexpr auto ingress_of_no_name = Ingress<"x">{NAME};
inline constexpr auto ingress_route_of_no_name = IngressRoute<"x">{NAME};
inline constexpr auto issuer_of_no_name = Issuer<"x">{NAME};
inline constexpr auto cluster_issuer_of_no_name = ClusterIssuer<"x">{NAME};
inline constexpr auto certificate_of_no_name = Certificate<"x">{NAME};
inline constexpr auto maria_db_of_no_name = MariaDB<"x">{NAME};
inline constexpr auto middleware_of_no_name = Middleware<"x">{NAME};
inline constexpr auto persistent_volume_of_no_name = PersistentVolume<"x">{NAME};
inline constexpr auto persistent_volume_claim_of_no_name = PersistentVolumeClaim<"x">{NAME};
inline constexpr auto role_of_no_name = Role<"x">{NAME};
inline constexpr auto cluster_role_of_no_name = ClusterRole<"x">{NAME};
inline constexpr auto service_account_of_no_name = ServiceAccount<"x">{NAME};
inline constexpr auto storage_class_of_no_name = StorageClass<"x">{NAME};
inline constexpr auto vault_auth_of_no_name = VaultAuth<"x">{NAME};
inline constexpr auto vault_static_secret_of_no_name = VaultStaticSecret<"x">{NAME};
inline constexpr auto given_secret_of_no_name = GivenSecret<"x">{NAME};
inline constexpr auto secret_of_no_name = Secret<"x">{NAME};
inline constexpr auto chart_of_no_name = Chart<"x">{NAME};
inline constexpr auto environment_of_no_name = Environment<"x">{NAME};
#ifndef FIXED
inline constexpr auto service_of_a_text = Service<"x">{"web"};
inline constexpr auto container_of_nothing = Container<"x">{};
#endif
