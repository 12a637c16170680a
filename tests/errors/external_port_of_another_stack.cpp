// error: the_service_has_no_port_of_this_handle_add_it_with_withPort
#include "web.hpp"

inline constexpr auto metrics = port<"metrics">(9090);
inline constexpr auto outside = external(web_service).inNamespace("payments");
#ifdef FIXED
inline constexpr auto asked = outside.url("http", http);
#else
inline constexpr auto asked = outside.url("http", metrics);
#endif

int main() { return asked.parts[0].characters.empty(); }
