// error: the_default_does_not_match_the_values_grammar
// error: tests/errors/value_default_of_another_grammar\.cpp:8:.*value<.*"domain".*>.*https://web\.example\.com
#include "web.hpp"

#ifdef FIXED
inline constexpr auto domain = value<"domain">(grammars::host, "web.example.com");
#else
inline constexpr auto domain = value<"domain">(grammars::host, "https://web.example.com");
#endif
