// error: tests/errors/port_number_out_of_range\.cpp:7: error: .*a port\\?'s number is from 1 to 65535
#include "web.hpp"

#ifdef FIXED
inline constexpr auto metrics = port<"metrics">(7000);
#else
inline constexpr auto metrics = port<"metrics">(70000);
#endif
