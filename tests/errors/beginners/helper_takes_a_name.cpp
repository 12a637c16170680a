#include "../web.hpp"

#ifdef FIXED
template <fixed_string Name>
consteval auto worker() { return Deployment<Name>{}.withContainer(nginx); }
inline constexpr auto mails = worker<"mails">();
#else
consteval auto worker(const char* name) { return Deployment<name>{}.withContainer(nginx); }  // here
inline constexpr auto mails = worker("mails");
#endif
