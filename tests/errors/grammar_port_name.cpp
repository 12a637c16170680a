// error: tests/errors/grammar_port_name\.cpp:9: Service `broken` forwards port 80 to `Http`, which no container of Deployment `web` declares; it declares 8080/TCP `http`, 8080/TCP `prometheus-metrics`; did you mean `http`\? \[REF-06\]
// error: tests/errors/grammar_port_name\.cpp:11: Deployment `web`, container `nginx` has a port named `prometheus-metrics`, which is no port name: at most 15 of a-z, 0-9 and single `-`, with a letter, none of them `-` at either end; shorten it: `http`, `metrics` \[GRM-13\]
// error: tests/errors/grammar_port_name\.cpp:9: Service `broken` has a target port named `Http`, which is no port name: at most 15 of a-z, 0-9 and single `-`, with a letter, none of them `-` at either end; did you mean `http`\? \[GRM-13\]
#include "web.hpp"

#ifdef FIXED
inline constexpr auto broken = Service<"broken">{web}.withPort("http", 80, "http");
#else
inline constexpr auto broken = Service<"broken">{web}.withPort("http", 80, "Http");
#endif
inline constexpr auto edited = web.edit([](api::apps::v1::Deployment& deployment) {
#ifndef FIXED
  deployment.spec.template_.spec.containers[0].ports.emplace_back().name = "prometheus-metrics";
#endif
  deployment.spec.template_.spec.containers[0].ports.back().containerPort = 8080;
});

inline constexpr auto all = stack<"test">(file("web.yaml", edited), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
