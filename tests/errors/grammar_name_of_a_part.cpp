// error: tests/errors/grammar_name_of_a_part\.cpp:9: Deployment `web` has a container named `nginx_1`, which is no DNS label: at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit; did you mean `nginx-1`\? \[GRM-02\]
// error: tests/errors/grammar_name_of_a_part\.cpp:9: Deployment `web` has a volume named `Cache`, which is no DNS label: at most 63 of a-z, 0-9 and `-`, starting and ending with a letter or a digit; did you mean `cache`\? \[GRM-02\]
// What has a name in C++ is checked where it is written; what .edit adds is checked with the stack.
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = web;
#else
inline constexpr auto broken = web.edit([](api::apps::v1::Deployment& deployment) {
  auto& pod = deployment.spec.template_.spec;
  pod.containers[0].name = "nginx_1";
  pod.volumes.emplace_back().name = "Cache";
});
#endif

inline constexpr auto all = stack<"test">(file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
