// error: tests/errors/environment_number_of_another_grammar\.cpp:\d+: poc: value port: `80810` is no port number: a whole number from 1 to 65535; set it to a text of its grammar \[DOV-72\]
// error: tests/errors/environment_number_of_another_grammar\.cpp:\d+: poc: value hpa\.enabled: `yes` is no switch: `true` or `false`; set it to a text of its grammar \[DOV-72\]
// error: tests/errors/environment_number_of_another_grammar\.cpp:\d+: poc: value disk: `s4` is none of its words: `local`, `s3`; set it to a text of its grammar \[DOV-72\]
#include "web.hpp"

inline constexpr auto port_of_it = value<"port">(grammars::port_number, 8080);
inline constexpr auto hpa_enabled = value<"hpa.enabled">(true);
inline constexpr auto disk = choice_value<"disk">({"local", "s3"});
inline constexpr auto settings = ConfigMap<"web">{}
                                     .withData("PORT", port_of_it)
                                     .withData("SCALES", hpa_enabled)
                                     .withData("DISK", disk);
inline constexpr auto poc = Environment<"poc">{}
#ifdef FIXED
                                .withValue(port_of_it, 8081)
                                .withValue(hpa_enabled, "false")
                                .withValue(disk, "s3");
#else
                                .withValue(port_of_it, 80810)
                                .withValue(hpa_enabled, "yes")
                                .withValue(disk, "s4");
#endif

inline constexpr auto shop = stack<"shop">(file("settings.yaml", settings))
                                 .withValues(port_of_it, hpa_enabled, disk)
                                 .withEnvironments(poc);

int main(int argc, char** argv) { return generate<shop>(argc, argv); }
