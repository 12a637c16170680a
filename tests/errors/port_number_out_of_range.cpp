// error: port_numbers_are_1_to_65535
// error: tests/errors/port_number_out_of_range\.cpp:8:.*port<.*"metrics".*>\(70000\)
#include "web.hpp"

#ifdef FIXED
inline constexpr auto metrics = port<"metrics">(7000);
#else
inline constexpr auto metrics = port<"metrics">(70000);
#endif
