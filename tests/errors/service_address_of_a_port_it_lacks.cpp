// error: service_address_of_a_port_it_lacks\.cpp:9\b
// error: the_service_has_no_port_of_this_handle_add_it_with_withPort
#include "web.hpp"

inline constexpr auto metrics = port<"metrics">(9090);
#ifdef FIXED
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv("URL", web_service.address(http)));
#else
inline constexpr auto broken = Deployment<"broken">{}.withContainer(nginx.withEnv("URL", web_service.address(metrics)));
#endif

inline constexpr auto all =
    stack<"test">(file("web.yaml", web), file("service.yaml", web_service), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
