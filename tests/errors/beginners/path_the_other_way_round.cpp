// first: withPath takes the path, the Service's handle and its port's: withPath\("/", web_service, http\)
// raw(gcc): 30
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto entry_point = Ingress<"web">{}.withHost("web.example.com").withPath("/", web_service, http);
#else
inline constexpr auto entry_point = Ingress<"web">{}.withHost("web.example.com").withPath("/", http, web_service);  // here
#endif
