// first: generate takes a stack that is `inline constexpr`: inline constexpr auto shop = stack<"shop">\(\.\.\.\); \.\.\. generate<shop>\(argc, argv\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto all = stack<"shop">(file("web.yaml", web));
#else
auto all = stack<"shop">(file("web.yaml", web));  // here
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }  // here
