// error: the_number_does_not_match_its_grammar
// error: tests/errors/environment_number_of_another_grammar\.cpp:\d+
#include "web.hpp"

inline constexpr auto port_of_it = value<"port">(grammars::port_number, 8080);
inline constexpr auto poc = Environment<"poc">{}
#ifdef FIXED
                                .withValue(port_of_it, 8081);
#else
                                .withValue(port_of_it, 80810);
#endif

int main() {}
