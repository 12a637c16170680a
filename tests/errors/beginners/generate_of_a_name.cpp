// first: generate takes the stack's variable, not its name: `generate<shop>\(argc, argv\)`
#include "../web.hpp"

inline constexpr auto all = stack<"shop">(file("web.yaml", web));

#ifdef FIXED
int main(int argc, char** argv) { return generate<all>(argc, argv); }
#else
int main(int argc, char** argv) { return generate<"shop">(argc, argv); }  // here
#endif
