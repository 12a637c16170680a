// error(gcc): no matching function for call to .dovetail::ClusterRoleBinding
// error(clang): no matching constructor for initialization of 'ClusterRoleBinding
#include "web.hpp"

#include <dovetail/rbac.hpp>

inline constexpr auto account = ServiceAccount<"api">{};

#ifdef FIXED
inline constexpr auto reader = ClusterRole<"reader">{}.allow({"get"}, "", "pods");
#else
inline constexpr auto reader = Role<"reader">{}.allow({"get"}, "", "pods");
#endif
inline constexpr auto bound = ClusterRoleBinding<"reader">{reader, account};
