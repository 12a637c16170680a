// error: fsGroup_belongs_to_the_pods_security_context_not_to_a_containers
// error: tests/errors/security_fs_group_of_container\.cpp:8:
#include "web.hpp"

#ifdef FIXED
inline constexpr auto pod = web.withPodSecurityContext(non_root(101).fsGroup(101));
#else
inline constexpr auto pod = Deployment<"web">{}.withContainer(nginx.withSecurityContext(non_root(101).fsGroup(101)));
#endif
