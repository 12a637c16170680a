// error: the_stack_has_no_resource_of_this_kind_and_name
#include "web.hpp"

inline constexpr auto shop = stack<"shop">(file("web.yaml", web), file("service.yaml", web_service));
#ifdef FIXED
static_assert(find<Deployment>(shop, "web")->metadata.name == "web");
#else
static_assert(find<Deployment>(shop, "wbe")->metadata.name == "web");
#endif

int main() {}
