// error: tests/errors/network_policy_port_nobody_listens_on\.cpp:5: NetworkPolicy `web` opens port `htp` by TCP, which none of its pods declares; did you mean `http`\? \[REF-43\]
#include "web.hpp"

inline constexpr auto broken =
    resource<api::networking::v1::NetworkPolicy, "web">([](api::networking::v1::NetworkPolicy& x) {
      x.spec.podSelector.ensure().matchLabels["app"] = "web";
      auto& open = x.spec.ingress.emplace_back().ports.emplace_back();
#ifdef FIXED
      open.port = "http";
#else
      open.port = "htp";
#endif
    });

inline constexpr auto all = stack<"test">(file("web.yaml", web), file("broken.yaml", broken));

int main(int argc, char** argv) { return generate<all>(argc, argv); }
