// error: Service `broken` has a port named `Http`, which is no DNS label: .*; did you mean `http`\? \[GRM-02\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withPort("http", 80, 8080);
#else
inline constexpr auto broken = Service<"broken">{web}.withPort("Http", 80, 8080);
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
