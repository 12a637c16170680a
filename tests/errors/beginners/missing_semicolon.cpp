// first(gcc): a `;` is missing at the end of what is declared here
// first(clang): expected ';' after top level declarator
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = web.withReplicas(3);
#else
inline constexpr auto shop = web.withReplicas(3)  // here
#endif

inline constexpr auto again = web.withReplicas(2);
