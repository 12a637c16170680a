// error: a group is made of resources, files and other groups: group\(web, file\("service\.yaml", web_service\)\)
#include "web.hpp"

#ifdef FIXED
inline constexpr auto both = group(web, web_service);
#else
inline constexpr auto both = group(nginx, web_service);
#endif

int main() { return both.members.size() == 0; }
