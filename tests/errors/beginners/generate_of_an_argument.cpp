// first: the stack stands in angle brackets: `generate<shop>\(argc, argv\)`
#include "../web.hpp"

inline constexpr auto all = stack<"shop">(file("web.yaml", web));

#ifdef FIXED
int main(int argc, char** argv) { return generate<all>(argc, argv); }
#else
int main() { return generate(all); }  // here
#endif
