#include <dovetail/dovetail.hpp>
using namespace dovetail;

inline constexpr auto http = port<"http">(8080);
inline constexpr auto nginx = Container<"nginx">{image("nginxinc/nginx-unprivileged:1.27")}.withPort(http);
inline constexpr auto web = Deployment<"web">{}.withContainer(nginx.withReadinessProbe(http_get(http, "/")));
inline constexpr auto web_service = Service<"web">{web}.withPort(http);
inline constexpr auto entry_point = Ingress<"web">{}.withHost("web.example.com").withPath("/", "wep", 8080);
inline constexpr auto hello = stack<"hello">(file("web.yaml", web), file("service.yaml", web_service),  //
                                             file("ingress.yaml", entry_point));

int main(int argc, char** argv) { return generate<hello>(argc, argv); }
