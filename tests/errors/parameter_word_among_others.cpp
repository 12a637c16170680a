// error: tests/errors/parameter_word_among_others\.cpp:25: error: .*words belong here, in quotes
// error: tests/errors/parameter_word_among_others\.cpp:26: error: .*words belong here, in quotes
// error: tests/errors/parameter_word_among_others\.cpp:27: error: .*keys belong here: texts in quotes
// error: tests/errors/parameter_word_among_others\.cpp:28: error: .*words belong here, in quotes
// error: tests/errors/parameter_word_among_others\.cpp:29: error: .*a text belongs here: write .*true.* or .*false.*, in quotes
#include "web.hpp"

#include <dovetail/autoscaling.hpp>

inline constexpr auto domain = value<"domain">(grammars::host, "web.example.com");
inline constexpr auto app_cpu = value<"app.cpu">(grammars::quantity, "250m");
inline constexpr auto app_memory = value<"app.memory">(grammars::quantity, "64Mi");
inline constexpr auto replicas = value<"replicas">(3);
inline constexpr auto debug = value<"debug">(false);
inline constexpr auto hosts = list_value<"hosts">(grammars::host, "a.example.com,b.example.com");
inline constexpr auto password = secret_value<"password">();

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
