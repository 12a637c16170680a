// error: Service `broken` has a targetPort named `Http`, which is no port name: .*; did you mean `http`\? \[GRM-13\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withPort("http", 80, "http");
#else
inline constexpr auto broken = Service<"broken">{web}.withPort("http", 80, "Http");
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
