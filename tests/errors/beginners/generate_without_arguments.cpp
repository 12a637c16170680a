// first: generate takes the arguments of main: int main\(int argc, char\*\* argv\) \{ return generate<shop>\(argc, argv\); \}
#include "../web.hpp"

inline constexpr auto all = stack<"shop">(file("web.yaml", web));

#ifdef FIXED
int main(int argc, char** argv) { return generate<all>(argc, argv); }
#else
int main() { return generate<all>(); }  // here
#endif
