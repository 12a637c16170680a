// first: `level` is needed while compiling, and is no constant: declare it `inline constexpr auto level = \.\.\.`, outside of every function
// raw(gcc): 20
// raw(clang): 120
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto level = value<"level">(grammars::any_text, "info");
#else
auto level = value<"level">(grammars::any_text, "info");  // here
#endif

inline constexpr auto shop = nginx.withEnv("LEVEL", level);
inline constexpr auto all = stack<"shop">(file("web.yaml", web)).withValues(level);

int main(int argc, char** argv) { return generate<all>(argc, argv); }
