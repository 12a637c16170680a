// first: `web` is needed while compiling, and is no constant: declare it `inline constexpr auto web = \.\.\.`, outside of every function
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
  auto http = port<"http">(8080);
  auto web = Deployment<"web">{}.withContainer(Container<"web">{image("web:1.0")}.withPort(http));  // here
  auto shop = stack<"shop">(file("web.yaml", web));  // here
  return generate<shop>(argc, argv);
}
#endif
