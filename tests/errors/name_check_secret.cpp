// error: `Api_Env` is no name for a Secret: it takes at most 253 of .*; did you mean `api-env`\?
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Secret<"api-env">{}.withKeys("TOKEN");
#else
inline constexpr auto broken = Secret<"Api_Env">{}.withKeys("TOKEN");
#endif
inline constexpr auto reader = Deployment<"reader">{}.withContainer(nginx.withEnvFrom(broken.all().optional()));

inline constexpr auto all = stack<"test">(file("reader.yaml", reader));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
