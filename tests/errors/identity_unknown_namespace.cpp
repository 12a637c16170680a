// error: tests/errors/identity_unknown_namespace\.cpp:13: Deployment `web` and 1 more are in namespace `prod`, which is not in this stack and which no external declares; did you mean `prod2`\? \[REF-75\]
#include "web.hpp"

inline constexpr auto name_space = Namespace<"prod2">{};
#ifdef FIXED
inline constexpr auto deployed_to = "prod2";
#else
inline constexpr auto deployed_to = "prod";
#endif

inline constexpr auto all =
    stack<"test">(file("namespace.yaml", name_space), file("web.yaml", web), file("service.yaml", web_service))
        .inNamespace(deployed_to);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
