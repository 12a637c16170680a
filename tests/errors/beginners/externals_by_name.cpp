// first: withExternals takes handles of externals: inline constexpr auto pull_secret = external<Secret>\("pull-secret"\); \.\.\. withExternals\(pull_secret\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto pull = external<Secret>("pull-secret");
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withExternals(pull);
#else
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withExternals("pull-secret");  // here
#endif
