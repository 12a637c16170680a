// error: tests/errors/environment_secret_in_the_open\.cpp:9: error: .*a secret is given when the stack is deployed, .*withPlainSecret
#include "web.hpp"

inline constexpr auto password = secret_value<"password">();
inline constexpr auto laptop = Environment<"laptop">{}
#ifdef FIXED
                                   .withPlainSecret(password, "none", "a laptop's database is reached from nowhere else");
#else
                                   .withValue(password, "none");
#endif

int main() {}
