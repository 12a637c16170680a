// first: a Secret has keys, and no values in a stack: withKeys\("PASSWORD"\); what makes it has the values, or a deployment gives them: GivenSecret<"api">\{\}\.withKey\("PASSWORD", password\)
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto credentials = Secret<"credentials">{}.withKeys("PASSWORD");
#else
inline constexpr auto credentials = Secret<"credentials">{}.withData("PASSWORD", "swordfish");  // here
#endif
