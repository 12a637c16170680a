// first: `port` is in a namespace: write `using namespace dovetail;` above, or `dovetail::port`
// raw(gcc): 20
// limit(gcc): without dovetail-errors g++ names each header on the way to the declaration
#include <dovetail/dovetail.hpp>

#ifdef FIXED
using namespace dovetail;
#endif
inline constexpr auto http = port<"http">(8080);  // here
