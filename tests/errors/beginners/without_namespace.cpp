#include <dovetail/dovetail.hpp>

#ifdef FIXED
using namespace dovetail;
#endif
inline constexpr auto http = port<"http">(8080);  // here
