// error: tests/errors/parameter_text_for_a_number\.cpp:19: error: .*a number is written without quotes; a whole number from 0
// error: tests/errors/parameter_text_for_a_number\.cpp:20: error: .*a number is written without quotes; a port of the nodes
// error: tests/errors/parameter_text_for_a_number\.cpp:21: error: .*a number is written without quotes; a whole number from 0
// error: tests/errors/parameter_text_for_a_number\.cpp:22: error: .*a number is written without quotes; a whole number from 1
// error: tests/errors/parameter_text_for_a_number\.cpp:23: error: .*a number is written without quotes; a whole number from -2147483648
// error: tests/errors/parameter_text_for_a_number\.cpp:24: error: .*a port belongs here
// error: tests/errors/parameter_text_for_a_number\.cpp:25: error: .*this number has a fraction; a whole number from 0
#include "web.hpp"

#ifdef FIXED
inline constexpr auto scaled = web.withReplicas(3);
inline constexpr auto node = web_service.withNodePort(http, 30080);
inline constexpr auto job = Job<"job">{}.withBackoffLimit(3);
inline constexpr auto probe = http_get(http, "/").failureThreshold(3);
inline constexpr auto first = web_service.asHook(hook::test).withHookWeight(-1);
inline constexpr auto bound = nginx.withPort(9000);
inline constexpr auto half = web.withReplicas(2);
#else
inline constexpr auto scaled = web.withReplicas("3");
inline constexpr auto node = web_service.withNodePort(http, "30080");
inline constexpr auto job = Job<"job">{}.withBackoffLimit("3");
inline constexpr auto probe = http_get(http, "/").failureThreshold("three");
inline constexpr auto first = web_service.asHook(hook::test).withHookWeight("-1");
inline constexpr auto bound = nginx.withPort("9000");
inline constexpr auto half = web.withReplicas(2.5);
#endif
