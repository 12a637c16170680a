// error: tests/errors/grammar_service_port_name\.cpp:7: Service `broken` has a port named `Http`, which is no DNS label: at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit; did you mean `http`\? \[GRM-02\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withPort("http", 80, 8080);
#else
inline constexpr auto broken = Service<"broken">{web}.withPort("Http", 80, 8080);
#endif

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
