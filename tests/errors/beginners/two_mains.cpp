// first(gcc): redefinition of 'int main\(int, char\*\*\)'
// first(clang): redefinition of 'main'
#include "../web.hpp"

inline constexpr auto all = stack<"shop">(file("web.yaml", web));
#ifdef FIXED
int main(int argc, char** argv) { return generate<all>(argc, argv); }
#else
int main(int argc, char** argv) { return generate<all>(argc, argv); }
int main(int argc, char** argv) { return generate<all>(argc, argv); }  // here
#endif
