// error: Deployment `web` is in namespace `prod`, which is not in this stack; did you mean `prod2`\? \[REF-75\]
#include "web.hpp"

inline constexpr auto name_space = Namespace<"prod2">{};
#ifdef FIXED
inline constexpr auto deployed_to = "prod2";
#else
inline constexpr auto deployed_to = "prod";
#endif

inline constexpr auto all =
    stack<"test">(file("namespace.yaml", name_space), file("web.yaml", web)).inNamespace(deployed_to);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
