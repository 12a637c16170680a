// first: a name in angle brackets is a text in quotes: Deployment<"web">\{\}; a function that is given one has it in angle brackets too: template <fixed_string Name> consteval auto worker\(\)
// raw(gcc): 30
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
// raw(clang): 20
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
template <fixed_string Name>
consteval auto worker() { return Deployment<Name>{}.withContainer(nginx); }
inline constexpr auto mails = worker<"mails">();
#else
consteval auto worker(const char* name) { return Deployment<name>{}.withContainer(nginx); }  // here
inline constexpr auto mails = worker("mails");
#endif
