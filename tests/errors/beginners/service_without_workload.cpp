// first: Service `shop` has no selector, so it forwards to nobody until somebody gives it addresses; make the Service from its workload, add withSelector\(\.\.\.\), or waive DOV-74 with a reason \[DOV-74\]
// raw(clang): 20
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include "../web.hpp"

#ifdef FIXED
inline constexpr auto shop = Service<"shop">{web}.withPort(http);
#else
inline constexpr auto shop = Service<"shop">{}.withPort(http);  // here
#endif

inline constexpr auto all = stack<"shop">(file("web.yaml", web), file("shop.yaml", shop));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
