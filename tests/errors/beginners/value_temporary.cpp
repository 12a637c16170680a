// first: `value` is made in the middle of this line, and gone behind it: declare it by itself, `inline constexpr auto name = value<\.\.\.>\(\.\.\.\)`, and write its name here
// raw(clang): 60
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto count = value<"count">(grammars::whole_number, 3);
inline constexpr auto shop = Deployment<"shop">{}.withContainer(nginx).withReplicas(count);
inline constexpr auto all = stack<"shop">(file("shop.yaml", shop)).withValues(count);
#else
inline constexpr auto shop =
    Deployment<"shop">{}.withContainer(nginx).withReplicas(value<"count">(grammars::whole_number, 3));  // here
inline constexpr auto all = stack<"shop">(file("shop.yaml", shop));
#endif

int main(int argc, char** argv) { return generate<all>(argc, argv); }
