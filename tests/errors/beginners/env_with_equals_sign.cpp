// first: withEnv takes a name and its text, number or value, or a key: withEnv\("LOG_LEVEL", "info"\), withEnv\(credentials\.key\("PASSWORD"\)\); of several, a table: withEnv\(\{\{"LOG_LEVEL", "info"\}, \{"WORKERS", 4\}\}\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = nginx.withEnv("LEVEL", "info");
#else
inline constexpr auto shop = nginx.withEnv("LEVEL=info");  // here
#endif
