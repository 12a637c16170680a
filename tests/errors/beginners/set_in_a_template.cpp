// first: where the builder's type depends on a parameter, C\+\+ wants `\.template set<"\.\.\.">\(\.\.\.\)`
#include <dovetail/dovetail.hpp>

using namespace dovetail;

constexpr auto patient(const auto& container) {
#ifdef FIXED
  return container.template set<"stdin">(true).withWorkingDir("/srv");
#else
  return container.set<"stdin">(true).withWorkingDir("/srv");  // here
#endif
}
inline constexpr auto web = Deployment<"web">{}.withContainer(patient(Container<"web">{image("nginx:1.27")}));
