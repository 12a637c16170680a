// error: tests/errors/parameter_value_of_another_kind\.cpp:23: error: .*a whole number from 0
// error: tests/errors/parameter_value_of_another_kind\.cpp:24: error: .*a whole number from 1
// error: tests/errors/parameter_value_of_another_kind\.cpp:25: error: .*a host name, a text or a value of grammars::host, belongs here
// error: tests/errors/parameter_value_of_another_kind\.cpp:26: error: .*the name of a namespace belongs here
// error: tests/errors/parameter_value_of_another_kind\.cpp:27: error: .*an amount of a processor belongs here
// error: tests/errors/parameter_value_of_another_kind\.cpp:28: error: .*a list is no text: join its items
// error: tests/errors/parameter_value_of_another_kind\.cpp:29: error: .*a secret stands in a Secret alone: GivenSecret
// error: tests/errors/parameter_value_of_another_kind\.cpp:30: error: .*a text is put together from texts, whole numbers and values
// error: tests/errors/parameter_value_of_another_kind\.cpp:31: error: .*a span of at least a second belongs here
#include "values.hpp"

#ifdef FIXED
inline constexpr auto scaled = web.withReplicas(replicas);
inline constexpr auto autoscaler = HorizontalPodAutoscaler<"web">{web}.withReplicas(1, replicas);
inline constexpr auto ingress = Ingress<"web">{}.withHost(domain);
inline constexpr auto named = Namespace<>{"web"};
inline constexpr auto asked = nginx.withRequests(app_cpu, app_memory);
inline constexpr auto told = nginx.withEnv("HOSTS", concat(hosts.joined(",")));
inline constexpr auto secret = GivenSecret<"web">{}.withKey("PASSWORD", password);
inline constexpr auto put_together = concat("a=", replicas);
inline constexpr auto timed = http_get(http, "/").period(replicas);
#else
inline constexpr auto scaled = web.withReplicas(domain);
inline constexpr auto autoscaler = HorizontalPodAutoscaler<"web">{web}.withReplicas(replicas, app_cpu);
inline constexpr auto ingress = Ingress<"web">{}.withHost(replicas);
inline constexpr auto named = Namespace<>{domain};
inline constexpr auto asked = nginx.withRequests(app_memory, app_memory);
inline constexpr auto told = nginx.withEnv("HOSTS", hosts);
inline constexpr auto secret = nginx.withEnv("PASSWORD", password);
inline constexpr auto put_together = concat("a=", password);
inline constexpr auto timed = http_get(http, "/").period(debug);
#endif
