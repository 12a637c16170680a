#include <dovetail/dovetail.hpp>
using namespace dovetail;

inline constexpr auto http = port<"http">(70000);
inline constexpr auto web =
    Deployment<"web">{}.withContainer(Container<"web">{image("example.com/web:1.0")}.withPort(http));
inline constexpr auto hello = stack<"hello">(file("web.yaml", web));

int main(int argc, char** argv) { return generate<hello>(argc, argv); }
