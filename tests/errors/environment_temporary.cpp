// error: an environment is a constexpr variable: a temporary would be gone before the stack is read
#include "web.hpp"

inline constexpr auto local = Environment<"local">{};
inline constexpr auto shop = stack<"shop">(file("web.yaml", web), file("service.yaml", web_service))
#ifdef FIXED
                                 .withEnvironments(local);
#else
                                 .withEnvironments(Environment<"local">{});
#endif

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
