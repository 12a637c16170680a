// first: `reference` is known only when the function is called, and is needed while compiling: write `consteval auto` for the function
// raw(gcc): 45
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
// raw(clang): 20
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
consteval auto sidecar(const char* tag) { return Container<"sidecar">{image("sidecar:", tag)}; }
#else
constexpr auto sidecar(const char* reference) { return Container<"sidecar">{image(reference)}; }  // here
#endif

inline constexpr auto shop = web.withContainer(sidecar("1.0"));
