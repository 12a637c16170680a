// error: a_secret_stands_in_no_environment_but_by_withPlainSecret
// error: tests/errors/environment_secret_in_the_open\.cpp:\d+
#include "web.hpp"

inline constexpr auto password = secret_value<"password">();
inline constexpr auto laptop = Environment<"laptop">{}
#ifdef FIXED
                                   .withPlainSecret(password, "none", "a laptop's database is reached from nowhere else");
#else
                                   .withValue(password, "none");
#endif

int main() {}
