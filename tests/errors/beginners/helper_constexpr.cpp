#include "../web.hpp"

#ifdef FIXED
consteval auto sidecar(const char* tag) { return Container<"sidecar">{image("sidecar:", tag)}; }
#else
constexpr auto sidecar(const char* reference) { return Container<"sidecar">{image(reference)}; }  // here
#endif

inline constexpr auto shop = web.withContainer(sidecar("1.0"));
