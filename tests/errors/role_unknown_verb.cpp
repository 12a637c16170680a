// error: the_api_server_knows_no_such_verb_use_get_list_watch_create_update_patch_delete_or_deletecollection
#include "web.hpp"

#include <dovetail/rbac.hpp>

#ifdef FIXED
inline constexpr auto reader = Role<"reader">{}.allow({"get", "list"}, "", "pods");
#else
inline constexpr auto reader = Role<"reader">{}.allow({"get", "read"}, "", "pods");
#endif
