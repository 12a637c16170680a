// error: tests/errors/parameter_word_among_others\.cpp:15: error: .*words belong here, in quotes
// error: tests/errors/parameter_word_among_others\.cpp:16: error: .*words belong here, in quotes
// error: tests/errors/parameter_word_among_others\.cpp:17: error: .*keys belong here: texts in quotes
// error: tests/errors/parameter_word_among_others\.cpp:18: error: .*words belong here, in quotes
// error: tests/errors/parameter_word_among_others\.cpp:19: error: .*a text belongs here: write .*true.* or .*false.*, in quotes
#include "values.hpp"

#ifdef FIXED
inline constexpr auto told = nginx.withCommand("sleep", 3600);
inline constexpr auto started = nginx.withArgs("--debug", "true");
inline constexpr auto keys = Secret<"web">{}.withKeys("A", "B");
inline constexpr auto probe = exec("true", "1");
inline constexpr auto table = nginx.withEnv({{"DEBUG", debug}});
#else
inline constexpr auto told = nginx.withCommand("sleep", 60s);
inline constexpr auto started = nginx.withArgs("--debug", true);
inline constexpr auto keys = Secret<"web">{}.withKeys("A", 2);
inline constexpr auto probe = exec("true", 0.5);
inline constexpr auto table = nginx.withEnv({{"DEBUG", true}});
#endif
