// error: `Api_Server` is no name for a Deployment: it takes .*; did you mean `api-server`\?
// error: name_check_resource\.cpp:\d+
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Deployment<"api-server">{}.withContainer(nginx);
#else
inline constexpr auto broken = Deployment<"Api_Server">{}.withContainer(nginx);
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
