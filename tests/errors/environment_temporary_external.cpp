// error: an external is a constexpr variable: a temporary would be gone before the stack is read
#include "web.hpp"

inline constexpr auto space = external<Namespace>("shop");
inline constexpr auto shop =
    stack<"shop">(file("web.yaml", web), file("service.yaml", web_service))
        .inNamespace("shop")
#ifdef FIXED
        .withExternals(space);
#else
        .withExternals(external<Namespace>("shop"));
#endif

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
