// first: `web` is inside of a function: resources, values and stacks stand outside, `inline constexpr auto web = \.\.\.` before main
// raw(clang): 40
// limit(clang): without dovetail-errors clang shows each call on the way, with its arguments
#include <dovetail/dovetail.hpp>

using namespace dovetail;

#ifdef FIXED
inline constexpr auto http = port<"http">(8080);
inline constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
inline constexpr auto shop = stack<"shop">(file("web.yaml", web));
int main(int argc, char** argv) { return generate<shop>(argc, argv); }
#else
int main(int argc, char** argv) {
  constexpr auto http = port<"http">(8080);
  constexpr auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));
  constexpr auto shop = stack<"shop">(file("web.yaml", web));  // here
  return generate<shop>(argc, argv);
}
#endif
