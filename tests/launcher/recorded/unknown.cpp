#include <dovetail/dovetail.hpp>
using namespace dovetail;

#warning "not done yet"
inline constexpr auto http = port<"http">(8080)
inline constexpr auto web = Deployment<"web">{};
inline constexpr auto page = htpt;
