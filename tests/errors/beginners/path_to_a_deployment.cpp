#include "../web.hpp"

#ifdef FIXED
inline constexpr auto entry_point = Ingress<"web">{}.withHost("web.example.com").withPath("/", web_service, http);
#else
inline constexpr auto entry_point = Ingress<"web">{}.withHost("web.example.com").withPath("/", web, http);  // here
#endif
