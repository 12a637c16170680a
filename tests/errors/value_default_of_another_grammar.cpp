// error: tests/errors/value_default_of_another_grammar\.cpp:8: error: .*the default is not of the value\\?'s grammar
// error(gcc): https://web\.example\.com.*host name.*a DNS subdomain and no IP address
#include "web.hpp"

#ifdef FIXED
inline constexpr auto domain = value<"domain">(grammars::host, "web.example.com");
#else
inline constexpr auto domain = value<"domain">(grammars::host, "https://web.example.com");
#endif
